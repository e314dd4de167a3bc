import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CannotRun, readArguments, UsageError } from '../tools/command.ts';
import { contentFolder } from '../tools/paths.ts';
import { findBrowser } from '../tools/process/browser.ts';
import { copyCheckout } from '../tools/process/checkout.ts';
import { freePort } from '../tools/process/free-port.ts';
import { type Bench, benchBuild, benchLighthouse, benchPages, buildSites } from './bench.ts';
import { BUDGETS } from './budgets.ts';
import { whyNoCpuTimes } from './cpu.ts';
import { benchFigures } from './figures.ts';
import { describeMachine, type Result, toMachineLine, toTable, verdictOf } from './report.ts';
import { readCollection } from './search/collection.ts';
import { measureSearch } from './search/measure.ts';

const PARTS = ['page', 'lighthouse', 'build', 'figures', 'all'] as const;
const SPLITS = ['test', 'dev', 'all'];

type Part = (typeof PARTS)[number];

type Options = { part: Part; threads: number | undefined; large: boolean };

/** Measures what the command line asks for; returns the exit code. */
export async function runBench(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(
    args,
    {
      threads: { type: 'string' },
      large: { type: 'boolean' },
      json: { type: 'boolean' },
      strict: { type: 'boolean' },
      split: { type: 'string' },
      'no-votes': { type: 'boolean' },
      peers: { type: 'boolean' },
      data: { type: 'string' },
      copies: { type: 'string' },
    },
    2,
  );
  if (positionals[0] === 'search') {
    const { split = 'test', 'no-votes': noVotes = false, peers = false, data } = values;
    if (data !== undefined) await compareAll(data);
    else await benchSearch(positionals[1], { split, withVotes: !noVotes, peers });
    return 0;
  }
  if (positionals[0] === 'archive') {
    const { benchArchive } = await import('./archive.ts');
    await benchArchive(contentFolder(positionals[1]), Number(values.copies ?? 0), (line) =>
      console.log(JSON.stringify(line)),
    );
    return 0;
  }
  if (positionals[0] === 'archive-hits') {
    const { compareHits } = await import('./archive-hits.ts');
    const collection = readCollection(positionals[1] ?? '');
    console.log(JSON.stringify(await compareHits(collection, Number(values.copies ?? 0))));
    return 0;
  }
  if (positionals[1]) throw new UsageError(`"${positionals[1]}" is one argument too many`);
  const part = partOf(positionals[0]);
  const options = { part, threads: threadsOf(values.threads, part), large: values.large ?? false };
  const machine = describeMachine(chromiumVersion());
  const results = await measure(options);
  if (values.json) console.log(JSON.stringify({ machine, results: results.map(withBudget) }, null, 2));
  else console.log(`${toTable(results)}\n\n${toMachineLine(machine)} before, ${describeMachine().load} after`);
  const isShort = results.some((result) => verdictOf(result) === false);
  return values.strict && isShort ? 1 : 0;
}

async function benchSearch(
  file: string | undefined,
  { split, withVotes, peers }: { split: string; withVotes: boolean; peers: boolean },
): Promise<void> {
  if (!file) throw new UsageError('bench search needs the file of a collection');
  if (!SPLITS.includes(split)) throw new UsageError(`"${split}" is no split; there are ${SPLITS.join(', ')}`);
  const collection = readCollection(file);
  const { measure, rated } = await measureSearch(collection, split, withVotes);
  // The peers are for the bench only, and are not loaded by any other command.
  const measured = peers && (await (await import('./search/peers.ts')).measurePeers(collection, split, rated));
  console.log(JSON.stringify({ ...measure, ...(measured ? { peers: measured } : {}) }));
}

/** Prints how every collection of a folder is ranked by ours and by the other engines, by texts alone. */
async function compareAll(folder: string): Promise<void> {
  const files = readdirSync(folder).filter((name) => /\.json(\.gz)?$/.test(name));
  if (files.length === 0) throw new CannotRun(`${folder} has no collections (NAME.json or NAME.json.gz)`);
  const { comparePeers, toComparison } = await import('./search/compare-peers.ts');
  const lines: Awaited<ReturnType<typeof comparePeers>>[] = [];
  for (const file of files.sort()) {
    console.error(`${file}: asking every engine`);
    lines.push(await comparePeers(readCollection(join(folder, file))));
  }
  console.log(toComparison(lines));
}

async function measure({ part, threads, large }: Options): Promise<Result[]> {
  if (part === 'figures') return benchFigures(contentFolder());
  const builds = part === 'build' || part === 'all';
  const reason = builds ? whyNoCpuTimes() : undefined;
  if (reason) throw new CannotRun(`Builds cannot be measured: ${reason}. "bench page" and "bench lighthouse" can.`);
  const checkout = await copyCheckout();
  const removeAndEnd = () => {
    checkout.remove();
    process.exit(130);
  };
  process.once('SIGINT', removeAndEnd);
  try {
    const run: Bench = { checkout, port: await freePort(), say: (text) => console.error(text) };
    const built = builds ? await benchBuild(run, threads ?? 1000, large) : undefined;
    if (part === 'build') return built?.results ?? [];
    const sites = await buildSites(run, threads ?? 100, built?.site);
    return [
      ...(part === 'lighthouse' ? [] : await benchPages(run, sites)),
      ...(part === 'page' ? [] : await benchLighthouse(run, sites)),
      ...(part === 'all' ? benchFigures(contentFolder()) : []),
      ...(built?.results ?? []),
    ];
  } finally {
    process.off('SIGINT', removeAndEnd);
    checkout.remove();
  }
}

const withBudget = (result: Result) => {
  const { id, measured, note } = result;
  const { what, unit, reach, why } = BUDGETS[id];
  return { id, what: what.trim(), unit, reach, measured, ok: verdictOf(result) ?? null, note, why };
};

function partOf(text = 'all'): Part {
  const part = PARTS.find((name) => name === text);
  if (!part) throw new UsageError(`"${text}" cannot be measured; there are ${PARTS.join(', ')}`);
  return part;
}

/** Builds are compared with one of 100 threads, so theirs have to be larger. */
function threadsOf(text: string | undefined, part: Part): number | undefined {
  if (text === undefined) return undefined;
  const least = part === 'build' || part === 'all' ? 101 : 1;
  if (!/^\d+$/.test(text) || Number(text) < least)
    throw new UsageError(`"${text}" is no number of threads from ${least} on`);
  return Number(text);
}

function chromiumVersion(): string | undefined {
  const text = execFileSync(findBrowser(), ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return /\d+(?:\.\d+)+/.exec(text)?.[0];
}
