import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { Failure } from '../tools/command.ts';
import { OWN_FOLDER } from '../tools/finish/out-files.ts';
import type { Checkout } from '../tools/process/checkout.ts';
import { runNode } from '../tools/process/child.ts';
import { MARK, measureTree } from './cpu.ts';
import { toEntry } from './entry-file.ts';
import { threadFiles } from './thread.ts';

/** What one build used. */
export type BuildMeasure = {
  /** Seconds of user and system time of the whole process tree, and of each step that the build names. */
  cpu: number;
  steps: Record<string, number>;
  /** Seconds by the clock. */
  wall: number;
  /** The most memory of the whole tree, in bytes. */
  peakMemory: number;
  pages: number;
  /** Bytes of HTML of all pages together, and of everything that was published. */
  htmlBytes: number;
  outBytes: number;
  /** Processes that outlived the build. */
  left: number;
};

/** After so many ms a build counts as stuck. */
const LONGEST = 45 * 60_000;

/** What is built and where to. */
export type BuildRequest = { content: string; out: string; siteUrl: string };

/** What Node is told to build a site as `npm start` does: a card costs as much as ten pages, and only readers elsewhere need it. */
const buildArguments = (checkout: Checkout, { content, out }: BuildRequest): string[] => [
  join(checkout.folder, 'tools/run.mjs'),
  ...['build', '--no-cards', '--content', content, '--out', out],
];

/** A copy is another place: contentlayer believes `PWD` before it asks where it is. */
const environmentOf = (checkout: Checkout, { siteUrl }: BuildRequest): Record<string, string | undefined> => ({
  SITE_URL: siteUrl,
  NODE_ENV: undefined,
  PWD: checkout.folder,
});

/** Builds a content folder in a checkout with its own code, on any system. */
export async function buildOnly(checkout: Checkout, request: BuildRequest): Promise<void> {
  await runNode(buildArguments(checkout, request), { env: environmentOf(checkout, request) });
}

/** Builds a content folder in a checkout with its own code and measures the whole process tree. */
export async function measureBuild(checkout: Checkout, request: BuildRequest): Promise<BuildMeasure> {
  const mark = `${process.pid}-${Date.now()}`;
  const environment = { ...environmentOf(checkout, request), [MARK]: mark };
  const started = performance.now();
  const meter = measureTree(mark);
  const child = spawn(process.execPath, buildArguments(checkout, request), {
    cwd: checkout.folder,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const steps = new StepTimes(meter.seconds);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      steps.read(text);
    });
  }
  const end = () => child.kill('SIGTERM');
  process.once('exit', end);
  const limit = setTimeout(end, LONGEST);
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) => resolve(exitCode ?? 1));
  });
  clearTimeout(limit);
  process.off('exit', end);
  const wall = (performance.now() - started) / 1000;
  const left = await meter.stop();
  const cpu = meter.seconds();
  if (code !== 0)
    throw new Failure(`The measured build failed or was stuck after ${wall.toFixed(0)} s:\n${text.trim()}`);
  return { cpu, steps: steps.finish(cpu), wall, peakMemory: meter.peakMemory(), left, ...measureOutput(request.out) };
}

/** Gives each step of a build the CPU time that goes by while its line is the last one. */
export class StepTimes {
  #marks: { name: string; at: number }[] = [];
  #seconds: () => number;

  constructor(seconds: () => number) {
    this.#seconds = seconds;
  }

  /** Takes everything a build has written so far; `step` writes a name and spaces as soon as a step begins. */
  read(text: string): void {
    const names = [...text.matchAll(/^([a-z][a-z, ]*?) {2,}/gm)].map((match) => match[1] as string);
    for (const name of names.slice(this.#marks.length)) this.#marks.push({ name, at: this.#seconds() });
  }

  /** Seconds by step; what came before the first is `start`. */
  finish(total: number): Record<string, number> {
    const marks = [{ name: 'start', at: 0 }, ...this.#marks];
    return Object.fromEntries(marks.map(({ name, at }, index) => [name, (marks[index + 1]?.at ?? total) - at]));
  }
}

/** How many pages a site has, how many bytes they are, and all its files. */
export function measureOutput(out: string): { pages: number; htmlBytes: number; outBytes: number } {
  let [pages, htmlBytes, outBytes] = [0, 0, 0];
  for (const entry of readdirSync(out, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.parentPath === join(out, OWN_FOLDER)) continue;
    const { size } = statSync(join(entry.parentPath, entry.name));
    outBytes += size;
    if (!entry.name.endsWith('.html')) continue;
    pages += 1;
    htmlBytes += size;
  }
  return { pages, htmlBytes, outBytes };
}

/** Changes one answer of generated content, as an author would: a sentence more. */
export function changeOneFile(content: string): void {
  const thread = readdirSync(join(content, 'questions')).find((name) => name.startsWith('00007'));
  const file = join(content, 'questions', thread ?? '', 'answer-first.md');
  if (!thread || !existsSync(file)) throw new Failure(`There is no generated thread 7 in ${content}`);
  writeFileSync(file, `${readFileSync(file, 'utf8')}\nOne sentence more, written at ${new Date().toISOString()}.\n`);
}

/** Adds thread number `index` to generated content, with its claim, and a term that one of its answers links. */
export function addThread(content: string, index: number): void {
  const term = toEntry(
    'glossary/newly-coined-unit.mdx',
    { term: 'Newly coined unit', definition: 'A unit that had no name before.' },
    'Nobody needed it.',
  );
  for (const { path, text } of [...threadFiles(index), term]) {
    mkdirSync(dirname(join(content, path)), { recursive: true });
    writeFileSync(
      join(content, path),
      path.endsWith('answer-first.md') ? `${text}\nSee the newly coined unit.\n` : text,
    );
  }
}

/** Milliseconds of CPU time that one page more costs, from a smaller and a larger build. */
export const slopeOf = (
  smaller: Pick<BuildMeasure, 'cpu' | 'pages'>,
  larger: Pick<BuildMeasure, 'cpu' | 'pages'>,
): number => ((larger.cpu - smaller.cpu) / (larger.pages - smaller.pages)) * 1000;
