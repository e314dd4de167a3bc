import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runNode, startChild } from './child.ts';
import { Failure } from './command.ts';
import { CACHE, ROOT } from './paths.ts';

const GENERATED = join(ROOT, '.contentlayer');

/** Runs contentlayer's own command over a content folder; throws a `Failure` with what it wrote. */
export async function generateContent(folder: string): Promise<string | undefined> {
  forgetOtherFolder(folder);
  const text = await runNode([...COMMAND, 'build'], { env: environment(folder) });
  return GENERATED_LINE.exec(text)?.[1];
}

/**
 * Runs contentlayer's own command in watch mode, until this process ends.
 * @param onChange called after every change, with what contentlayer refused or nothing; what it refuses stays as it was last
 * @returns when the content was generated, or refused, for the first time
 */
export function watchContentlayer(folder: string, onChange: (refusal?: string) => void): Promise<string | undefined> {
  forgetOtherFolder(folder);
  const child = startChild(process.execPath, [...COMMAND, 'dev'], { env: environment(folder) });
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
const COMMAND = ['--import', './tools/contentlayer-quiet.mjs', 'node_modules/contentlayer2/bin/cli.cjs'];
const environment = (folder: string) => ({ ANSWERBOOK_CONTENT: folder, FORCE_COLOR: '0' });

/** What was generated from another folder must not be taken for this one's. */
function forgetOtherFolder(folder: string): void {
  const file = join(CACHE, 'content-folder');
  if (existsSync(file) && readFileSync(file, 'utf8') === folder) return;
  rmSync(GENERATED, { recursive: true, force: true });
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(file, folder);
}
