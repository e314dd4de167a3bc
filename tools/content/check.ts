import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { type CheckResult, checkContent } from '#lib/check/check.ts';
import { toLine } from '#lib/check/formats/text.ts';
import type { Issue } from '#lib/model/issue.ts';
import { keptFolder } from '../build/kept.ts';
import { Failure } from '../command.ts';
import { CACHE, STARTED_IN } from '../paths.ts';

/** Where this version of the code keeps what it knows of a content folder: every content folder has a folder of its own. */
const cacheOf = (folder: string, version: string, cache: string): string =>
  join(keptFolder('check', version, cache), createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 12));

/**
 * Runs the rules of `lib/check` over a content folder; files that have not changed since the last run are not read. They are
 * named as whoever typed the command would name them.
 * @param version of the code
 * @param cache where this is remembered
 * @param strict says, too, what nobody has looked at for long
 */
export const check = (folder: string, version: string, cache = CACHE, strict = false): CheckResult =>
  checkContent(folder, { cache: cacheOf(folder, version, cache), from: STARTED_IN, strict });

/** Says an issue in a line, as `check` does. */
export const issueLine = (issue: Issue): string => toLine(issue);

/** Checks a content folder; throws a `Failure` that lists every error. */
export function checkOrFail(folder: string, version: string): CheckResult {
  const result = check(folder, version);
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
