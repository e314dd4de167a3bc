import {
  ClientRequestSchema,
  ErrorCode,
  type JSONRPCMessage,
  JSONRPCNotificationSchema,
  JSONRPCRequestSchema,
  JSONRPCResponseSchema,
  type RequestId,
  RequestIdSchema,
} from '@modelcontextprotocol/sdk/types.js';

/** An answer that says what is wrong with a message; without an id where none could be read (JSON-RPC 2.0, 5). */
export type Refusal = { jsonrpc: '2.0'; id: RequestId | null; error: { code: ErrorCode; message: string } };

const LONGEST_REASON = 200;

/** Says that a message is not taken, and why. */
export const toRefusal = (code: ErrorCode, reason: string, id: RequestId | null = null): Refusal => ({
  jsonrpc: '2.0',
  id,
  error: { code, message: reason.slice(0, LONGEST_REASON) },
});

/** Reads a line as a message of JSON-RPC 2.0 that a client of the Model Context Protocol may send. */
export function readMessage(line: Uint8Array): { message: JSONRPCMessage } | { refusal: Refusal } {
  const { InvalidParams, InvalidRequest, ParseError } = ErrorCode;
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(line));
  } catch (error) {
    const reason = error instanceof SyntaxError ? 'The line is not JSON.' : 'The line is not UTF-8.';
    return { refusal: toRefusal(ParseError, reason) };
  }
  if (Array.isArray(value))
    return { refusal: toRefusal(InvalidRequest, 'Batches are not taken: write one message a line.') };
  if (typeof value !== 'object' || value === null)
    return { refusal: toRefusal(InvalidRequest, 'A message is an object.') };
  const { data: id = null } = RequestIdSchema.safeParse('id' in value ? value.id : undefined);
  const read = schemaOf(value).safeParse(value);
  if (!read.success) return { refusal: refusalOf(read.error.issues, id) };
  const message = read.data as JSONRPCMessage;
  if (!('method' in message)) return { message };
  if (!('id' in message))
    return message.method.startsWith('notifications/')
      ? { message }
      : { refusal: toRefusal(InvalidRequest, 'A request has an id.') };
  // The server would call parameters of the wrong kind a fault of its own.
  const asked = ClientRequestSchema.options
    .find(({ shape }) => shape.method.value === message.method)
    ?.safeParse(message);
  if (asked && !asked.success) return { refusal: refusalOf(asked.error.issues, id, InvalidParams) };
  return { message };
}

/** The schema of the kind of message that an object looks like. */
function schemaOf(value: object) {
  if (!('method' in value) && ('result' in value || 'error' in value)) return JSONRPCResponseSchema;
  return 'id' in value ? JSONRPCRequestSchema : JSONRPCNotificationSchema;
}

function refusalOf(
  issues: readonly { path: PropertyKey[]; message: string }[],
  id: RequestId | null,
  code = issues[0]?.path[0] === 'params' ? ErrorCode.InvalidParams : ErrorCode.InvalidRequest,
): Refusal {
  const { path = [], message = 'It is no message.' } = issues[0] ?? {};
  return toRefusal(code, [...(path.length > 0 ? [path.join('.')] : []), message].join(': '), id);
}
