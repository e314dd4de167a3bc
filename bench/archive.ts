import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { gunzipSync } from 'node:zlib';
import { type Database, openServer } from '../tools/archive/database.ts';
import { startPostgres } from '../tools/archive/trial-database.ts';
import { ROOT } from '../tools/paths.ts';
import { runNode } from '../tools/process/child.ts';
import { MARK, measureTree, parseStat, readUnits } from './cpu.ts';

/** What serving one kind of address costs, in ms; `atRate` is how long answers took at that part of the most there can be. */
export type ServedCost = {
  what: string;
  node: number;
  postgres: number;
  most: number;
  rate: number;
  p50: number;
  p95: number;
  failed: number;
};

/** How many connections are open, how long each measure goes on in ms, and which part of the highest rate is asked for. */
const CONNECTIONS = 100;
const PERIOD = 10_000;
const SHARE = 0.6;

/** So many answers are taken for what one costs. */
const ANSWERS = 400;

/**
 * Loads a book into a Postgres that is started for it, and measures how it is served: threads and searches of which none is
 * asked for twice before all others were. The generator's own work is not in the costs, but takes its part of the processors.
 * @param copies so many copies of every thread are put beside it, under other addresses
 */
export async function benchArchive(content: string, copies: number, tell: (line: unknown) => void): Promise<void> {
  const postgres = await startPostgres();
  const database = await openServer({ connect: 5_000, query: 3_600_000, connections: 1 }, postgres.url);
  const env = { DATABASE_URL: postgres.url };
  try {
    const [backend] = await database.query<{ pid: number }>('select pg_backend_pid() as pid');
    const parent = parentOf(backend?.pid ?? 0);
    tell({ ...(await measureLoad(content, env, parent)), ...(await sizeOf(database)) });
    const serve = () => measureServing(database, env, parent, tell);
    await serve();
    if (copies === 0) return;
    tell({ ...(await copyThreads(database, copies)), ...(await sizeOf(database)) });
    await serve();
  } finally {
    await database.close();
    await postgres.remove();
  }
}

async function measureServing(
  database: Database,
  env: Record<string, string>,
  parent: number,
  tell: (line: unknown) => void,
): Promise<void> {
  const { child, port } = await startServer(env);
  try {
    for (const [what, addresses] of Object.entries(await addressesIn(database)))
      tell(await measure(what, addresses, port, { node: child.pid ?? 0, parent }));
  } finally {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
}

/** Loads a book twice: what the first time costs, and a second one that has nothing to do. */
async function measureLoad(content: string, env: Record<string, string>, parent: number) {
  const load = async () => {
    const meter = measureTree('load');
    const before = postgresTime(parent);
    await runNode(['tools/run.mjs', 'load', '--content', content], { env: { ...env, [MARK]: 'load' } });
    const node = meter.seconds();
    await meter.stop();
    return { node, memory: meter.peakMemory() / 1e6, postgres: postgresTime(parent) - before };
  };
  const first = await load();
  const again = await load();
  return { what: 'load', ...first, againNode: again.node, againPostgres: again.postgres };
}

async function sizeOf(database: Database) {
  const [size] = await database.query<{ megabytes: number; threads: number }>(
    `select (pg_database_size(current_database()) / 1e6)::float8 as megabytes,
       (select count(*)::int from answerbook.place where kind = 'page' and path ~ '^/q/[^/]+/$') as threads`,
  );
  return size;
}

/** Puts copies of every thread's page beside it: what is looked up and drawn is as much as in a book of so many threads. */
async function copyThreads(database: Database, copies: number) {
  const started = performance.now();
  await database.query(
    `insert into answerbook.place (path, page, kind, hash, body)
     select '/q/' || copy || '-' || substr(path, 4), '/q/' || copy || '-' || substr(path, 4), kind, hash || copy, body
     from answerbook.place, generate_series(1, $1::int) copy where kind = 'page' and path ~ '^/q/[^/]+/$'`,
    [copies],
  );
  await database.script('vacuum analyze answerbook.place');
  return { what: 'copies', seconds: (performance.now() - started) / 1000 };
}

async function startServer(env: Record<string, string>): Promise<{ child: ChildProcess; port: number }> {
  const child = spawn(process.execPath, ['tools/run.mjs', 'serve-archive', '--port', '0'], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  const [first] = await once(lines, 'line');
  lines.on('line', () => {});
  const { port } = new URL(JSON.parse(first).listening);
  return { child, port: Number(port) };
}

/** Addresses of threads, and of searches for three long words of their titles, in an order that is no order of the book. */
async function addressesIn(database: Database): Promise<Record<string, string[]>> {
  const rows = await database.query<{ path: string }>(
    `select path from answerbook.place where kind = 'page' and path ~ '^/q/[^/]+/$' and path not in ('/q/by-title/', '/q/unanswered/')
     order by md5(path) limit 20000`,
  );
  const some = await database.query<{ body: Uint8Array }>(`select body from answerbook.place where path = any($1)`, [
    rows.slice(0, 1000).map(({ path }) => path),
  ]);
  const titles = some.map(({ body }) => JSON.parse(gunzipSync(body).toString()).frame.name as string);
  const longest = (title: string) =>
    [...new Set(title.match(/\p{L}+/gu) ?? [])]
      .sort((a, b) => b.length - a.length)
      .slice(0, 3)
      .join(' ');
  return {
    threads: rows.map(({ path }) => path),
    searches: titles.map((title) => `/search/hits.json?q=${encodeURIComponent(longest(title))}`),
  };
}

type Processes = { node: number; parent: number };

async function measure(what: string, addresses: string[], port: number, processes: Processes): Promise<ServedCost> {
  const client = openClient(port);
  let next = 0;
  const ask = () => client.get(addresses[next++ % addresses.length] as string);
  for (let warm = 0; warm < 100; warm += 1) await ask();
  const before = cpuOf(processes);
  for (let done = 0; done < ANSWERS; done += 4) await Promise.all([ask(), ask(), ask(), ask()]);
  const after = cpuOf(processes);
  const full = await press(ask, Number.POSITIVE_INFINITY);
  const most = full.times.length / (PERIOD / 1000);
  const rate = SHARE * most;
  const { times, failed } = await press(ask, rate);
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? Number.NaN;
  client.close();
  const cost = (of: 'node' | 'postgres') => ((after[of] - before[of]) * 1000) / ANSWERS;
  return { what, node: cost('node'), postgres: cost('postgres'), most, rate, p50: at(0.5), p95: at(0.95), failed };
}

/** Asks for so many answers a second, or as many as there can be, over all connections. */
async function press(ask: () => Promise<number>, rate: number): Promise<{ times: number[]; failed: number }> {
  const times: number[] = [];
  let failed = 0;
  const started = performance.now();
  const one = async (due: number) => {
    const status = await ask().catch(() => 0);
    if (status === 200) times.push(performance.now() - due);
    else failed += 1;
  };
  let begun = 0;
  const work = async () => {
    while (performance.now() - started < PERIOD) {
      const due = rate === Number.POSITIVE_INFINITY ? performance.now() : started + (begun++ * 1000) / rate;
      const wait = due - performance.now();
      if (wait > 0) await new Promise((done) => setTimeout(done, wait));
      await one(due);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, work));
  return { times, failed };
}

function openClient(port: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  return {
    get: (path: string) =>
      new Promise<number>((resolve, reject) => {
        request({ host: '127.0.0.1', port, path, agent }, (response) => {
          response.resume();
          response.on('end', () => resolve(response.statusCode ?? 0));
        })
          .on('error', reject)
          .end();
      }),
    close: () => agent.destroy(),
  };
}

const units = readUnits();
const timesOf = (pid: number | string) => parseStat(readFileSync(`/proc/${pid}/stat`, 'utf8'), units);
const parentOf = (pid: number): number => timesOf(pid).parent;

/** CPU seconds of the server, and of Postgres. */
const cpuOf = ({ node, parent }: Processes) => ({ node: timesOf(node).own, postgres: postgresTime(parent) });

/** CPU seconds of Postgres with all its processes, those that have ended among them. */
function postgresTime(parent: number): number {
  const { own, waited } = timesOf(parent);
  let sum = own + waited;
  for (const name of readdirSync('/proc'))
    try {
      if (/^\d+$/.test(name) && timesOf(name).parent === parent) sum += timesOf(name).own;
    } catch {
      // It has ended.
    }
  return sum;
}
