import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import process from 'node:process';
import { bundleTools } from '../bundle.mjs';
import { Failure } from '../command.ts';
import { ROOT } from '../paths.ts';
import { startChild } from '../process/child.ts';
import { writeWhole } from '../process/write-whole.ts';
import { contentlayerVersion, findDocuments, keepState, loadState, mergeLists } from './contentlayer-state.ts';

/**
 * So many files contentlayer is given at once. It keeps 100 kB for each until it ends, so that 36,000 of them fill a heap
 * of 4 GB, and beyond 4,000 each takes it half as long again.
 */
const PART = 4000;

/** How long contentlayer may take, in ms: many times what it needs. It has a way to run for ever, at full load. */
const timeLimit = (documents: number): number => 120_000 + 50 * documents;

const SETTINGS = 'site.yaml';

/**
 * Has contentlayer generate a content folder's documents below `place`; throws a `Failure` with what it wrote.
 * It looks at each file alone, and takes seconds for thousands of files even when none has changed. So it is given only
 * those that have, in places of their own, and what it makes of them is put into the lists of the last run.
 * @param place the checkout, or for tests a folder inside it
 * @param part so many files are given to it at once
 * @returns words about how much was generated
 */
export async function generateContent(folder: string, place = ROOT, part = PART): Promise<string> {
  forgetOtherFolder(folder, place);
  const version = contentlayerVersion();
  const last = loadState(place, folder, version);
  const files = findDocuments(folder, last?.files);
  const changed = [...files.keys()].filter((file) => files.get(file)?.hash !== last?.files.get(file)?.hash);
  const count = `${files.size} documents`;
  const isSame = last && changed.length === 0 && [...last.files.keys()].every((file) => files.has(file));
  const isWhole = isSame || (await generateParts(folder, place, files, { changed, keep: Boolean(last), size: part }));
  // Where not every file became one document, nothing may be concluded from the files next time.
  if (isWhole) keepState(place, folder, version, files);
  if (isSame) return `${count}, none of them changed`;
  return last ? `${count}, ${changed.length} of them anew` : count;
}

/**
 * Generates the documents of the files that have changed, part by part, and puts them into the lists in `place`.
 * @returns whether every file became one document
 */
async function generateParts(
  folder: string,
  place: string,
  files: ReadonlyMap<string, unknown>,
  { changed, keep, size }: { changed: string[]; keep: boolean; size: number },
): Promise<boolean> {
  const base = join(place, '.cache/contentlayer');
  rmSync(base, { recursive: true, force: true });
  try {
    const parts: string[] = [];
    for (let from = 0; from < changed.length; from += size) {
      const part = join(base, String(parts.length));
      const own = new Set(changed.slice(from, from + size));
      if (files.has(SETTINGS)) own.add(SETTINGS); // contentlayer refuses a folder without it
      await runContentlayer(folder, part, own);
      parts.push(part);
    }
    return mergeLists(place, files, { parts, changed: new Set(changed), keep });
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
}

/**
 * Runs contentlayer once, at `place`; throws a `Failure` with what it wrote.
 * @param files the documents' files that it is given, as paths below the folder
 * @param limit ms after which it is taken to be stuck, and stopped
 */
export async function runContentlayer(
  folder: string,
  place: string,
  files: ReadonlySet<string>,
  limit = timeLimit(files.size),
): Promise<void> {
  const list = join(place, 'documents.json');
  writeWhole(list, JSON.stringify([...files]));
  const script = join(await bundleTools(), 'contentlayer.js');
  const env = { ...environment(folder, place), ANSWERBOOK_DOCUMENTS: list };
  const child = startChild(process.execPath, [...PRELOADED, script], { env });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (part: string) => (text += part));
  let isStuck = false;
  const timer = setTimeout(() => {
    isStuck = true;
    child.kill('SIGKILL'); // a loop that never pauses answers no other signal
  }, limit);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', (error) => reject(new Failure(`contentlayer could not be started: ${error.message}`)));
    child.once('close', resolve);
  }).finally(() => clearTimeout(timer));
  if (isStuck) {
    const seconds = Math.ceil(limit / 1000);
    const words = `contentlayer was stopped: it had not ended after ${seconds} s.`;
    throw new Failure(`${words} Delete .cache and .contentlayer, and try again.\n${text}`.trim());
  }
  if (code !== 0) throw new Failure(text.trim() || `contentlayer ended with exit code ${code}`);
}

/** contentlayer while it watches a folder. */
export type ContentlayerWatch = {
  /** When the content was generated, or refused, for the first time. */
  ready: Promise<string>;
  stop: () => Promise<void>;
};

/**
 * Runs contentlayer's own command in watch mode, until it is stopped or this process ends.
 * @param place where it generates: a folder inside the checkout, which gets what contentlayer looks for there
 * @param onChange called after every change, with what contentlayer refused or nothing; what it refuses stays as it was last
 */
export function watchContentlayer(
  folder: string,
  place: string,
  onChange: (refusal?: string) => void,
): ContentlayerWatch {
  forgetOtherFolder(folder, place);
  const settings = relative(place, join(ROOT, 'contentlayer.config.ts')).split(sep).join('/');
  writeFileSync(join(place, 'contentlayer.config.ts'), `export { default } from '${settings}';\n`);
  const child = startChild(process.execPath, [...COMMAND, 'dev'], { env: environment(folder, place) });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let isStopped = false;
  const ready = new Promise<string>((resolve, reject) => {
    let text = '';
    const read = (part: string) => {
      text += part;
      const refused = /^Error: ([\s\S]*)/m.exec(text);
      if (isStopped || (!refused && !GENERATED_LINE.test(text))) return;
      resolve(GENERATED_LINE.exec(text)?.[1] ?? 'refused');
      onChange(refused?.[1]?.replace(/\n\s*SourceFetchDataError[\s\S]*/, '').trim());
      text = '';
    };
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', read);
    child.once('exit', () =>
      isStopped ? resolve('stopped') : reject(new Failure(text.trim() || 'contentlayer ended')),
    );
  });
  return {
    ready,
    stop: () => {
      isStopped = true;
      child.kill('SIGKILL'); // it keeps nothing that has to be put away
      return ended;
    },
  };
}

const GENERATED_LINE = /Generated (\d+ documents)/;
// contentlayer takes PWD for its place and esbuild the working directory: unless both are the same text, it never ends.
const GO_TO_PLACE = 'data:text/javascript,process.chdir(process.env.PWD);process.env.PWD=process.cwd()';
const PRELOADED = ['./tools/process/end-with-parent.mjs', GO_TO_PLACE].flatMap((script) => ['--import', script]);
const COMMAND = [
  ...PRELOADED,
  '--import',
  './tools/content/contentlayer-quiet.mjs',
  join(ROOT, 'node_modules/contentlayer2/bin/cli.cjs'),
];
const environment = (folder: string, place: string) => ({ ANSWERBOOK_CONTENT: folder, FORCE_COLOR: '0', PWD: place });

/** What was generated from another folder must not be taken for this one's. */
function forgetOtherFolder(folder: string, place: string): void {
  const file = join(place, '.cache/content-folder');
  const name = relative(place, folder); // the same one when both are moved together
  if (existsSync(file) && readFileSync(file, 'utf8') === name) return;
  rmSync(join(place, '.contentlayer'), { recursive: true, force: true });
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, name);
}
