import { lstatSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Issue } from '#lib/model/issue.ts';

/**
 * Writes the mended text of every file that has one; returns those files. Written beside and renamed, so that a file is
 * never half a text. A link is left alone: what it names may lie outside the content.
 * @param from the folder from which the issues name their files
 */
export function applyFixes(issues: Issue[], from = ''): string[] {
  const fixes = new Map<string, string>();
  // The issues of one file carry one text, or texts that a second run brings together.
  for (const { file, fix } of issues) if (fix !== undefined && !fixes.has(file)) fixes.set(file, fix);
  const mended: string[] = [];
  for (const [name, text] of fixes) {
    const file = resolve(from, name);
    const aside = `${file}.${process.pid}.tmp`;
    try {
      const stat = lstatSync(file);
      if (!stat.isFile()) continue;
      writeFileSync(aside, text, { mode: stat.mode });
      renameSync(aside, file);
      mended.push(name);
    } catch {
      rmSync(aside, { force: true });
    }
  }
  return mended;
}
