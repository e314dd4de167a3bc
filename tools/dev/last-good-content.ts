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
export const keepLastGood = (content: string, issues: readonly Issue[], folder = LAST_GOOD_CONTENT): void =>
  applyChanges(content, findChanges(content, issues, folder), folder);

/** Files that are to be copied, and copies that are to go, by their paths below the content folder. */
export type Changes = { changed: string[]; gone: string[] };

/** What has changed since the last copies, files with an error left out. */
export function findChanges(content: string, issues: readonly Issue[], folder = LAST_GOOD_CONTENT): Changes {
  if (!existsSync(content)) return { changed: [], gone: [] };
  const faulty = new Set(issues.flatMap(({ severity, file }) => (severity === 'error' ? file : [])));
  const documents = new Set(documentFiles(content));
  return {
    changed: [...documents].filter((file) => {
      const from = join(content, file);
      return !faulty.has(relative(STARTED_IN, from)) && !isSame(from, join(folder, file));
    }),
    gone: filesIn(folder).filter((file) => !documents.has(file) && file !== SETTINGS),
  };
}

/** Brings the copies up to date. */
export function applyChanges(content: string, { changed, gone }: Changes, folder = LAST_GOOD_CONTENT): void {
  for (const file of gone) rmSync(join(folder, file));
  for (const file of changed) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    copyFileSync(join(content, file), join(folder, file));
  }
  const settings = join(folder, SETTINGS);
  if (existsSync(settings)) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(settings, FIRST_SETTINGS);
}

const isSame = (from: string, to: string): boolean =>
  existsSync(to) && statSync(from).size === statSync(to).size && readFileSync(from).equals(readFileSync(to));
