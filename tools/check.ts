import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Issue } from '#lib/model/issue.ts';
import { Failure } from './command.ts';
import { ROOT } from './paths.ts';

/** What `checkContent` returns. */
export type CheckResult = { issues: Issue[]; files: number };

/** Runs the rules of `lib/check` over a content folder. */
export async function check(folder: string, options?: { drafts?: boolean }): Promise<CheckResult> {
  const rules = join(ROOT, 'lib/check/check.ts');
  if (!existsSync(rules)) return { issues: [], files: 0 };
  const { checkContent } = await import(rules);
  return checkContent(folder, options);
}

/** Says an issue as `architecture.md` has it: place, message, cure, rule. */
export const issueLine = ({ file, line, column, message, hint, rule }: Issue): string =>
  `${file}:${line}:${column} ${message}${hint ? ` ${hint}` : ''} (${rule})`;

/** Checks a content folder; throws a `Failure` that lists every error. */
export async function checkOrFail(folder: string): Promise<string> {
  const { issues, files } = await check(folder);
  const errors = issues.filter((issue) => issue.severity === 'error');
  if (errors.length > 0) {
    throw new Failure(
      `${errors.map(issueLine).join('\n')}\n${errors.length} ${errors.length === 1 ? 'error' : 'errors'} in the content`,
    );
  }
  return `${files} files, ${issues.length} warnings`;
}
