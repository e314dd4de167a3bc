import type { Readable, Writable } from 'node:stream';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { ErrorCode, type JSONRPCMessage, type RequestId } from '@modelcontextprotocol/sdk/types.js';
import { type Refusal, readMessage, toRefusal } from './message.ts';

/** The longest line that is read, in bytes; a request is a few hundred. */
export const LONGEST_LINE = 2 ** 20;

const LINE_END = 10;

/**
 * Messages of JSON-RPC 2.0, one a line. Unlike the transport of the SDK it answers what is no message, reads on behind a
 * line that is too long, and at the end of its input waits for the answers that are still being made.
 */
export class LineTransport implements Transport {
  onmessage?: Transport['onmessage'];
  onclose?: () => void;
  onerror?: (error: Error) => void;

  #input: Readable;
  #output: Writable;
  /** The line that is being read. */
  #parts: Buffer[] = [];
  #size = 0;
  /** Requests that have no answer yet. */
  #open = new Set<RequestId>();
  #isOver = false;
  #end: (reason?: string) => void = () => {};

  /** Resolves when nothing more will be read or answered; with a sentence when that is not because the input ended. */
  readonly ended = new Promise<string | undefined>((resolve) => {
    this.#end = resolve;
  });

  constructor(input: Readable, output: Writable) {
    this.#input = input;
    this.#output = output;
  }

  async start(): Promise<void> {
    this.#output.on('error', ({ message }) => this.#end(`The answers cannot be written: ${message}`));
    this.#input.on('error', ({ message }) => this.#end(`The requests cannot be read: ${message}`));
    this.#input.on('data', (bytes: Buffer) => this.#readBytes(bytes));
    this.#input.on('close', () => this.#inputEnded());
    this.#input.on('end', () => this.#inputEnded());
  }

  async send(message: JSONRPCMessage): Promise<void> {
    await this.#write(message);
    if (!('method' in message) && message.id !== undefined) this.#settle(message.id);
  }

  async close(): Promise<void> {
    this.#input.pause();
    this.#end();
    this.onclose?.();
  }

  #inputEnded(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#readLine();
    if (this.#open.size === 0) this.#end();
  }

  #readBytes(bytes: Buffer): void {
    let from = 0;
    for (let to = bytes.indexOf(LINE_END); to >= 0; to = bytes.indexOf(LINE_END, from)) {
      this.#keep(bytes.subarray(from, to));
      this.#readLine();
      from = to + 1;
    }
    this.#keep(bytes.subarray(from));
  }

  /** Keeps a piece of a line; of a line that is too long only its length. */
  #keep(part: Buffer): void {
    this.#size += part.length;
    if (this.#size > LONGEST_LINE) this.#parts = [];
    else this.#parts.push(part);
  }

  #readLine(): void {
    const line = Buffer.concat(this.#parts);
    const size = this.#size;
    this.#parts = [];
    this.#size = 0;
    if (size > LONGEST_LINE) {
      this.#refuse(toRefusal(ErrorCode.InvalidRequest, `A line has at most ${LONGEST_LINE} bytes.`));
    } else if (line.some((byte) => byte > 32)) {
      const read = readMessage(line);
      if ('refusal' in read) this.#refuse(read.refusal);
      else this.#receive(read.message);
    }
  }

  #receive(message: JSONRPCMessage): void {
    if ('method' in message && 'id' in message) {
      if (this.#open.has(message.id)) {
        this.#refuse(toRefusal(ErrorCode.InvalidRequest, 'id: A request with it is open.', message.id));
        return;
      }
      this.#open.add(message.id);
    }
    this.onmessage?.(message);
    // What is cancelled is not answered.
    if ('method' in message && message.method === 'notifications/cancelled')
      this.#settle(message.params?.requestId as RequestId);
  }

  #settle(id: RequestId): void {
    this.#open.delete(id);
    if (this.#isOver && this.#open.size === 0) this.#end();
  }

  #refuse(refusal: Refusal): void {
    void this.#write(refusal);
  }

  #write(message: JSONRPCMessage | Refusal): Promise<void> {
    return new Promise((resolve) => {
      if (this.#output.write(`${JSON.stringify(message)}\n`)) resolve();
      else this.#output.once('drain', resolve);
    });
  }
}
