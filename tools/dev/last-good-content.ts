import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { documentFiles } from '#lib/check/files.ts';
import type { Issue } from '#lib/model/issue.ts';
import { CACHE, STARTED_IN } from '../paths.ts';
import { filesIn } from '../process/files-in.mjs';

/** Where `npm run dev` keeps the last version of every content file without an error; contentlayer watches this folder. */
export const LAST_GOOD_CONTENT = join(CACHE, 'last-good-content');

const SETTINGS = 'site.yaml';

/** What a book is called before its author says so: contentlayer refuses a folder without settings. */
const FIRST_SETTINGS = 'name: Answerbook\nsentence: A book of answers.\n';

/**
 * Copies content files in which `check` found no error. A file with an error stays as it was last, so the page does too,
 * and nothing that `check` refuses, such as front matter that is a program, ever reaches contentlayer. While the folder
 * itself is not there, all stays as it was; without settings the last ones hold, else those a book begins with.
 */
export function keepLastGood(content: string, issues: readonly Issue[], folder = LAST_GOOD_CONTENT): void {
  const faulty = new Set(issues.flatMap(({ severity, file }) => (severity === 'error' ? file : [])));
  const settings = join(folder, SETTINGS);
  mkdirSync(folder, { recursive: true });
  const documents = existsSync(content) ? documentFiles(content) : filesIn(folder);
  for (const gone of filesIn(folder)) if (!documents.includes(gone) && gone !== SETTINGS) rmSync(join(folder, gone));
  if (!documents.includes(SETTINGS) && !existsSync(settings)) writeFileSync(settings, FIRST_SETTINGS);
  if (!existsSync(content)) return;
  for (const file of documents) {
    const from = join(content, file);
    const to = join(folder, file);
    if (faulty.has(relative(STARTED_IN, from)) || isSame(from, to)) continue;
    mkdirSync(dirname(to), { recursive: true });
    copyFileSync(from, to);
  }
}

const isSame = (from: string, to: string): boolean =>
  existsSync(to) && statSync(from).size === statSync(to).size && readFileSync(from).equals(readFileSync(to));
