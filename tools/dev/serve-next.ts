/**
 * Serves the application as `npm run dev` shows it, on a port of this machine: `serve-next.ts PORT`. Next's page for a
 * fault in code does not know when the fault is mended; with the script of our own pages it goes by itself.
 */
import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import process from 'node:process';
import next from 'next';
import { CACHE, ROOT } from '../paths.ts';

const port = Number(process.argv[2]);
const server = createServer();
const app = next({ dev: true, dir: ROOT, hostname: 'localhost', port, httpServer: server });
await app.prepare();
const handle = app.getRequestHandler();
server.on('request', (request, response) => {
  followFault(response);
  void handle(request, response);
});
server.listen(port, 'localhost', () => console.log(`Answerbook is at http://localhost:${port}/ (Ctrl-C ends it)`));

/** Ends a page about a fault with the script that loads a page anew when it would be another. */
function followFault(response: ServerResponse): void {
  const isFault = () => response.statusCode === 500 && String(response.getHeader('Content-Type')).includes('html');
  const writeHead = response.writeHead.bind(response) as (...given: unknown[]) => ServerResponse;
  const end = response.end.bind(response) as (...given: unknown[]) => ServerResponse;
  response.writeHead = (...given: unknown[]) => {
    if (isFault()) response.removeHeader('Content-Length');
    return writeHead(...given);
  };
  response.end = (...given: unknown[]) => {
    if (!isFault()) return end(...given);
    if (given[0] && typeof given[0] !== 'function') response.write(given[0] as string);
    const { live } = JSON.parse(readFileSync(join(CACHE, 'assets.json'), 'utf8')) as { live: string };
    return end(`<script type="module" src="${live}?fault"></script>`);
  };
}
