import { existsSync, readFileSync, statSync } from 'node:fs';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { join, resolve } from 'node:path';
import { isCardAddress, undrawnCardAddress } from '#lib/model/ids.ts';
import { CannotRun } from '../command.ts';
import { type Body, bodyReader, chooseEncoding, type Encoding } from './body.ts';
import { cardPictures } from './card-pictures.ts';
import { contentTypeOf, isCompressible } from './content-types.ts';
import { headerRules, headersOf, parseHeadersFile } from './headers.ts';
import { type Resolved, resolveTarget } from './resolve.ts';

/** A running server. */
export type RunningServer = {
  address: string;
  port: number;
  /** Ends it; what has begun is answered first, if that takes no more ms than this: none when nobody says. */
  close(patience?: number): Promise<void>;
};

type ServerOptions = { port?: number; base?: string; pictures?: string | undefined };

/**
 * Serves a published site on this machine only, with the headers that its `_headers` gives it elsewhere.
 * @param options.port 0 takes any free one
 * @param options.base the path below which the site is served, without its last slash
 * @param options.pictures where cards are kept that are drawn because somebody asked for them
 * @throws CannotRun when the port is taken or may not be used
 */
export async function startServer(
  folder: string,
  { port = 0, base = '', pictures }: ServerOptions = {},
): Promise<RunningServer> {
  return startSite(siteOf(resolve(folder), base, cardPictures(pictures)), { port, base });
}

/**
 * Serves a site on this machine only, or at another address when one is named.
 * @throws CannotRun when the port is taken or may not be used
 */
export async function startSite(
  site: Site,
  { port = 0, base = '', host }: { port?: number; base?: string; host?: string | undefined } = {},
): Promise<RunningServer> {
  const first = await listen(createSiteServer(site), host ?? '127.0.0.1', port);
  const taken = (first.address() as AddressInfo).port;
  // "localhost" is ::1 for some programs; a machine without IPv6 has no such address, and that is all right.
  const second = host
    ? undefined
    : await listen(createSiteServer(site), '::1', taken).catch((error) => {
        if (port !== 0 && error instanceof CannotRun) throw error;
        return undefined;
      });
  const servers = [first, second].filter((server) => server !== undefined);
  return {
    address: `http://${host ?? 'localhost'}:${taken}${base}/`,
    port: taken,
    close: async (patience = 0) => void (await Promise.all(servers.map((server) => closeServer(server, patience)))),
  };
}

/** Takes no more requests, and ends when those that have begun are answered, or after so many ms. */
const closeServer = (server: Server, patience: number) =>
  new Promise<void>((done) => {
    const cut = setTimeout(() => server.closeAllConnections(), patience);
    const letGo = setInterval(() => server.closeIdleConnections(), 50); // of those whose last request was just answered
    server.close(() => {
      clearTimeout(cut);
      clearInterval(letGo);
      done();
    });
  });

/** Throws a `CannotRun` when a port is taken. */
export async function requireFreePort(port: number): Promise<void> {
  const server = await listen(createServer(), '127.0.0.1', port);
  await new Promise((done) => server.close(done));
}

function listen(server: Server, host: string, port: number): Promise<Server> {
  return new Promise((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE')
        fail(new CannotRun(`port ${port} is taken. Stop what listens there, or choose another one: PORT=${port + 1}`));
      else if (error.code === 'EACCES')
        fail(new CannotRun(`port ${port} may not be used by you. Choose one from 1024 on: PORT=3000 npm start`));
      else fail(error);
    });
    server.listen({ host, port }, () => done(server));
  });
}

/** What is answered, and the headers of an answer that is no file of the site. */
export type Site = {
  handle: RequestListener;
  headers: Record<string, string>;
  /** What else a server of it is told, such as how long it waits for whom. */
  configure?: (server: Server) => void;
};

/** A server whose every answer has the site's headers, those to what is no request among them. */
function createSiteServer({ handle, headers, configure }: Site): Server {
  // Node would refuse a request without a host by itself, and without our headers: see `answer` below.
  const server = createServer({ requireHostHeader: false }, handle);
  const refuse = (socket: Socket, status: number) => {
    if (!socket.writable) return socket.destroy();
    const lines = Object.entries({ ...headers, 'Content-Length': 0, Connection: 'close' });
    const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
    socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${head}\r\n`);
  };
  server.on('clientError', ({ code }: NodeJS.ErrnoException, socket: Socket) => {
    if (code === 'HPE_HEADER_OVERFLOW') refuse(socket, 431);
    else refuse(socket, code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400);
  });
  server.on('connect', (_request, socket: Socket) => refuse(socket, 405));
  server.on('checkExpectation', handle);
  configure?.(server);
  return server;
}

/** Answers requests for a published site. */
function siteOf(root: string, base: string, pictureOf: ReturnType<typeof cardPictures>): Site {
  const headersFile = join(root, '_headers');
  // The first rule fits every path, below the site's or not; a folder may have been built for another path, or by others.
  const rules = [
    ...headerRules().slice(0, 1),
    ...(existsSync(headersFile) ? parseHeadersFile(readFileSync(headersFile, 'utf8')) : []),
  ];
  const headers = headersOf(`${base}/404.html`, rules);
  const readBody = bodyReader();

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (isRefused(request, response, headers)) return;
    const resolved = resolveTarget(root, request.url ?? '/', base);
    if ('redirect' in resolved)
      return sayText(request, response, 308, 'Moved.', { ...headers, Location: resolved.redirect });
    // Of the path that was found, not of the one that was sent: it can be spelled in many ways.
    if ('file' in resolved) return sayFile(request, response, 200, resolved.file, headersOf(resolved.path, rules));
    const description = resolved.path && findUndrawnCard(resolved.path);
    if (description)
      return sayFile(
        request,
        response,
        200,
        await pictureOf(readFileSync(description, 'utf8')),
        headersOf(resolved.path as string, rules),
      );
    return sayMissing(request, response, resolved);
  }

  /** The file that describes the card at a path, where the build has not drawn it. */
  function findUndrawnCard(path: string): string | undefined {
    if (!isCardAddress(path.slice(base.length))) return undefined;
    const found = resolveTarget(root, undrawnCardAddress(path), base);
    return 'file' in found ? found.file : undefined;
  }

  async function sayMissing(
    request: IncomingMessage,
    response: ServerResponse,
    missing: Extract<Resolved, { status: number }>,
  ) {
    const page = join(root, '404.html');
    if (missing.status === 404 && existsSync(page)) return sayFile(request, response, 404, page, headers);
    return sayText(request, response, missing.status, `${missing.status}: ${missing.reason}.`, headers);
  }

  async function sayFile(
    request: IncomingMessage,
    response: ServerResponse,
    status: number,
    file: string,
    headers: Record<string, string>,
  ) {
    const type = contentTypeOf(file);
    const encoding = chooseEncoding(request.headers['accept-encoding'], isCompressible(type), statSync(file).size);
    sayBody(request, response, status, { type, encoding, ...(await readBody(file, encoding)) }, headers);
  }

  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    answer(request, response).catch((error) => {
      console.error(error);
      if (response.headersSent) response.destroy();
      else sayText(request, response, 500, 'The file cannot be read.', headers);
    });
  };
  return { handle, headers };
}

/** Refuses what is not asked as a site is asked; says whether it did. */
export function isRefused(
  request: IncomingMessage,
  response: ServerResponse,
  headers: Record<string, string>,
): boolean {
  const refuse = (status: number, text: string, more = {}) => {
    sayText(request, response, status, text, { ...headers, ...more });
    return true;
  };
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return refuse(405, 'Only GET and HEAD are answered here.', { Allow: 'GET, HEAD' });
  if (request.httpVersion === '1.1' && request.headers.host === undefined)
    return refuse(400, 'The request names no host.');
  if (request.headers.expect !== undefined && request.headers.expect.toLowerCase() !== '100-continue')
    return refuse(417, 'Nothing may be expected here.');
  return false;
}

/** Answers with a line of text. */
export function sayText(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  text: string,
  headers: Record<string, string>,
): void {
  const bytes = Buffer.from(`${text}\n`);
  response.writeHead(status, {
    ...headers,
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': bytes.length,
  });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

/** Answers with bytes of a type as they are packed, or with nothing when the client has them. */
export function sayBody(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  { type, encoding, bytes, etag }: Body & { type: string; encoding: Encoding },
  headers: Record<string, string>,
): void {
  const all: Record<string, string | number> = { ...headers, 'Content-Type': type, ETag: etag };
  if (isCompressible(type)) all.Vary = 'Accept-Encoding';
  if (status === 200 && isSame(request.headers['if-none-match'], etag)) return void response.writeHead(304, all).end();
  if (encoding !== 'identity') all['Content-Encoding'] = encoding;
  all['Content-Length'] = bytes.length;
  response.writeHead(status, all).end(request.method === 'HEAD' ? undefined : bytes);
}

const isSame = (ifNoneMatch: string | undefined, etag: string): boolean =>
  ifNoneMatch !== undefined &&
  (ifNoneMatch.trim() === '*' || ifNoneMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag));
