import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { chooseEncoding, packBody } from '../server/body.ts';
import { cardPictures } from '../server/card-pictures.ts';
import { contentTypeOf, isCompressible } from '../server/content-types.ts';
import { headerRules, headersOf } from '../server/headers.ts';
import { readTarget } from '../server/resolve.ts';
import { isRefused, type Site, sayBody, sayText } from '../server/server.ts';
import { type Answer, type AnswerParts, answerAt, missingAnswer } from './answers.ts';
import { readBook } from './archive.ts';
import type { Database } from './database.ts';
import { HITS, openHits, sayHits } from './hits.ts';
import { keepPlaces } from './places.ts';
import { tagOf } from './purge.ts';
import { type Drawer, openServedBook, type ServedBook, Unavailable } from './served-book.ts';

/** What an archive is served of. */
export type ArchiveParts = {
  database: Database;
  /** The version of the code: views of another one are not drawn. */
  version: string;
  drawer: Drawer;
  /** Where cards are kept that were drawn because somebody asked for them. */
  pictures?: string;
  /** Takes a line of the log: plain data, nothing of who asked, nothing of what they searched for. */
  log?: (line: Record<string, unknown>) => void;
};

/** Addresses for who runs the server: whether the process lives, and whether it can answer. */
export const LIVE = '/_archive/live';
export const READY = '/_archive/ready';

/** What a shared cache is told: a minute old is fresh enough, and an older answer is better than none. A load tells it more. */
const SHARED = 's-maxage=60, stale-while-revalidate=86400, stale-if-error=604800';

/** So many requests may be answered at once; more are told to come back. Those that only read slowly are not counted. */
const MOST_AT_ONCE = 200;

/** How long a client may take to send its request, and how long it may stand still while it reads, in ms. */
const SLOWEST = { request: 10_000, standing: 20_000 };

const UNKEPT = { 'Cache-Control': 'no-store' };

/** A site that is served, and a way to say that it will not be for long. */
export type ArchiveSite = Site & { end: () => void };

/** Serves the book in a database, every address as a build of it would be. */
export function archiveSite({ database, version, drawer, pictures, log = () => {} }: ArchiveParts): ArchiveSite {
  const bookNow = openServedBook(database, version, drawer);
  const parts: AnswerParts = { find: keepPlaces(database), pictureOf: cardPictures(pictures) };
  const hits = openHits(database);
  const headers = headersOf('/', headerRules().slice(0, 1));
  let [atOnce, isEnding] = [0, false];

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = request.url ?? '/';
    if (url === LIVE || url === READY) {
      if (url === READY) await requireReady();
      return sayText(request, response, 200, url === LIVE ? 'live' : 'ready', { ...headers, ...UNKEPT });
    }
    if (isRefused(request, response, headers)) return;
    const book = await bookNow();
    const target = readTarget(url, book.base);
    const moveTo = (address: string) => sayText(request, response, 308, 'Moved.', { ...headers, Location: address });
    if ('redirect' in target) return moveTo(target.redirect);
    if ('status' in target && target.status === 400)
      return sayText(request, response, 400, `400: ${target.reason}.`, headers);
    if ('below' in target && target.below === HITS)
      return sayHits(request, response, (...asked) => hits(book.base, ...asked), target.query, headers);
    const found = 'below' in target ? await answerAt(book, parts, target.below) : undefined;
    if (found && 'redirect' in found) return moveTo(`${found.redirect}${'query' in target ? target.query : ''}`);
    const answer = found ?? (await missingAnswer(book, parts));
    if (!answer) return sayText(request, response, 404, '404: not in the book.', headers);
    return sayAnswer(request, response, book, answer);
  }

  /** Rejects when no book is there that this code can draw, or when the process is about to end. */
  async function requireReady(): Promise<void> {
    if (isEnding) throw new Unavailable('It ends.');
    await readBook(database, version);
  }

  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    const say = logLine(request, response, log);
    if (isEnding) response.setHeader('Connection', 'close');
    const isTooMuch = atOnce >= MOST_AT_ONCE;
    atOnce += 1;
    (isTooMuch ? Promise.reject(new Unavailable('Too many ask at once.')) : respond(request, response))
      .catch((error) => {
        say.error = error;
        if (response.headersSent) return response.destroy();
        const text = 'The book cannot be read just now. Try again in a moment.';
        sayText(request, response, 503, text, { ...headers, ...UNKEPT, 'Retry-After': '5' });
      })
      .finally(() => {
        atOnce -= 1;
      });
  };
  const end = () => {
    isEnding = true;
  };
  return { handle, headers, configure, end };
}

const configure = (server: Server): void => {
  server.requestTimeout = SLOWEST.request;
  server.headersTimeout = SLOWEST.request;
  server.setTimeout(SLOWEST.standing, (socket) => socket.destroy());
};

/** Logs a request when it is over, with the error that is noted until then. */
function logLine(request: IncomingMessage, response: ServerResponse, log: NonNullable<ArchiveParts['log']>) {
  const started = performance.now();
  const noted: { error?: unknown } = {};
  response.once('close', () => {
    const { error } = noted;
    log({
      time: new Date().toISOString(),
      method: request.method,
      path: request.url?.split('?')[0]?.slice(0, 300),
      status: response.headersSent ? response.statusCode : 0,
      ms: Math.round(performance.now() - started),
      ...(error ? { error: String((error as Error).cause ?? error).slice(0, 300) } : {}),
    });
  });
  return noted;
}

async function sayAnswer(request: IncomingMessage, response: ServerResponse, book: ServedBook, answer: Answer) {
  const { status, path, page, body, packed, location, isStale } = answer;
  const type = contentTypeOf(path.endsWith('/') ? '.html' : path);
  const encoding = chooseEncoding(request.headers['accept-encoding'], isCompressible(type), body.length);
  const bytes = packed.get(encoding) ?? packBody(body, encoding);
  packed.set(encoding, bytes);
  const headers = forSharedCaches(headersOf(`${book.base}${path}`, book.rules));
  sayBody(
    request,
    response,
    status,
    { type, encoding, ...(await bytes) },
    {
      ...headers,
      'Cache-Tag': tagOf(page),
      ...(location ? { Location: location } : {}),
      ...(isStale ? UNKEPT : {}),
    },
  );
}

/** The headers of a path with what they say to caches that many share; what never changes is kept for ever anyway. */
function forSharedCaches(headers: Record<string, string>): Record<string, string> {
  const control = headers['Cache-Control'] ?? '';
  if (control.includes('immutable')) return headers;
  const [age = 'max-age=0'] = /max-age=\d+/.exec(control) ?? [];
  return { ...headers, 'Cache-Control': `public, ${age}, ${SHARED}` };
}
