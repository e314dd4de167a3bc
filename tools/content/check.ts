import { cacheFile } from '#lib/check/cache.ts';
import { type CheckResult, checkContent } from '#lib/check/check.ts';
import type { Issue } from '#lib/model/issue.ts';
import { Failure } from '../command.ts';
import { CACHE } from '../paths.ts';

/** Runs the rules of `lib/check` over a content folder; files that have not changed since the last run are not read. */
export const check = (folder: string): CheckResult => checkContent(folder, { cache: cacheFile(CACHE, folder) });

/** Says an issue as `architecture.md` has it: place, message, cure, rule. */
export const issueLine = ({ file, line, column, message, hint, rule }: Issue): string =>
  `${file}:${line}:${column} ${message}${hint ? ` ${hint}` : ''} (${rule})`;

/** Checks a content folder; throws a `Failure` that lists every error. */
export function checkOrFail(folder: string): CheckResult {
  const result = check(folder);
  const { issues } = result;
  const errors = issues.filter((issue) => issue.severity === 'error');
  if (errors.length > 0) {
    const count = `${errors.length} ${errors.length === 1 ? 'error' : 'errors'} in the content`;
    throw new Failure(`${errors.map(issueLine).join('\n')}\n${count}`);
  }
  return result;
}

/** What a check came to, in words. */
export const checkedWords = ({ files, issues }: Pick<CheckResult, 'files' | 'issues'>): string =>
  `${files} files, ${issues.length} ${issues.length === 1 ? 'warning' : 'warnings'}`;
