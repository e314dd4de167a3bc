import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { startChild } from './child.ts';
import { Failure } from './command.ts';
import {
  contentlayerVersion,
  copyDocuments,
  findDocuments,
  keepState,
  loadState,
  mergeLists,
} from './contentlayer-state.ts';
import { ROOT } from './paths.ts';

/** When more files than this have changed, contentlayer goes over all of them, as it does by itself. */
const FEW = 200;

/** How long contentlayer may take, in ms: many times what it needs. It has a way to run for ever, at full load. */
const timeLimit = (documents: number): number => 120_000 + 50 * documents;

const SETTINGS = 'site.yaml';

/**
 * Has contentlayer generate a content folder's documents below `place`; throws a `Failure` with what it wrote.
 * It looks at each file alone, and takes seconds for thousands of files even when none has changed. So when few have,
 * it is given only those, in a place of its own, and what it makes of them is put into the lists of the last run.
 * @param place the checkout, or for tests a folder inside it
 * @returns words about how much was generated
 */
export async function generateContent(folder: string, place = ROOT): Promise<string> {
  forgetOtherFolder(folder, place);
  const version = contentlayerVersion();
  const last = loadState(place, folder, version);
  const files = findDocuments(folder, last?.files);
  const count = `${files.size} documents`;
  const finish = () => keepState(place, folder, version, files);

  if (last) {
    const changed = new Set([...files.keys()].filter((file) => files.get(file)?.hash !== last.files.get(file)?.hash));
    const anew = changed.size;
    if (anew === 0 && [...last.files.keys()].every((file) => files.has(file))) {
      finish(); // times may have changed: the next run need not read those files again
      return `${count}, none of them changed`;
    }
    if (anew <= FEW && (await generateFew(folder, place, files, changed))) {
      finish();
      return `${count}, ${anew} of them anew`;
    }
  }
  await runContentlayer(folder, place, timeLimit(files.size));
  // Not every file became one document: then nothing may be concluded from the files next time.
  if (mergeLists(place, files)) finish();
  return count;
}

/**
 * Generates the documents of these files alone, and says whether that went well. Where it did not, the caller goes
 * over all files, so that a refusal speaks of the whole folder, and no mistake of this shorter way fails a build.
 */
async function generateFew(
  folder: string,
  place: string,
  files: ReadonlyMap<string, unknown>,
  changed: Set<string>,
): Promise<boolean> {
  if (files.has(SETTINGS)) changed.add(SETTINGS); // contentlayer refuses a folder without it
  const [few, content] = [join(place, '.cache/contentlayer'), join(place, '.cache/contentlayer/content')];
  rmSync(few, { recursive: true, force: true });
  try {
    copyDocuments(folder, content, changed);
    await runContentlayer(content, few, timeLimit(changed.size));
    return mergeLists(place, files, { place: few, changed });
  } catch (error) {
    if (error instanceof Stuck) throw error;
    return false;
  } finally {
    rmSync(few, { recursive: true, force: true });
  }
}

/** Contentlayer was stopped; it would not do better over more files. */
class Stuck extends Failure {}

/**
 * Runs contentlayer's own command once, at `place`; throws a `Failure` with what it wrote.
 * @param limit ms after which it is taken to be stuck, and stopped
 */
export async function runContentlayer(folder: string, place: string, limit: number): Promise<void> {
  const child = startChild(process.execPath, [...COMMAND, 'build', ...CONFIG], { env: environment(folder, place) });
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
    throw new Stuck(`${words} Delete .cache and .contentlayer, and try again.\n${text}`.trim());
  }
  if (code !== 0) throw new Failure(text.trim() || `contentlayer ended with exit code ${code}`);
}

/**
 * Runs contentlayer's own command in watch mode, until this process ends.
 * @param onChange called after every change, with what contentlayer refused or nothing; what it refuses stays as it was last
 * @returns when the content was generated, or refused, for the first time
 */
export function watchContentlayer(folder: string, onChange: (refusal?: string) => void): Promise<string | undefined> {
  forgetOtherFolder(folder, ROOT);
  const child = startChild(process.execPath, [...COMMAND, 'dev'], { env: environment(folder, ROOT) });
  return new Promise((resolve, reject) => {
    let text = '';
    const read = (part: string) => {
      text += part;
      const refused = /^Error: ([\s\S]*)/m.exec(text);
      if (!refused && !GENERATED_LINE.test(text)) return;
      resolve(GENERATED_LINE.exec(text)?.[1] ?? 'refused');
      onChange(refused?.[1]?.replace(/\n\s*SourceFetchDataError[\s\S]*/, '').trim());
      text = '';
    };
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', read);
    child.once('exit', () => reject(new Failure(text.trim() || 'contentlayer ended')));
  });
}

const GENERATED_LINE = /Generated (\d+ documents)/;
// contentlayer takes PWD for its place and esbuild the working directory: unless both are the same text, it never ends.
const GO_TO_PLACE = 'data:text/javascript,process.chdir(process.env.PWD);process.env.PWD=process.cwd()';
const COMMAND = [
  '--import',
  './tools/contentlayer-quiet.mjs',
  '--import',
  GO_TO_PLACE,
  join(ROOT, 'node_modules/contentlayer2/bin/cli.cjs'),
];
const CONFIG = ['--config', join(ROOT, 'contentlayer.config.ts')];
const environment = (folder: string, place: string) => ({ ANSWERBOOK_CONTENT: folder, FORCE_COLOR: '0', PWD: place });

/** What was generated from another folder must not be taken for this one's. */
function forgetOtherFolder(folder: string, place: string): void {
  const file = join(place, '.cache/content-folder');
  if (existsSync(file) && readFileSync(file, 'utf8') === folder) return;
  rmSync(join(place, '.contentlayer'), { recursive: true, force: true });
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, folder);
}
