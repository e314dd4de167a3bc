import { lstatSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { Issue } from '#lib/model/issue.ts';

/**
 * Writes the mended text of every file that has one; returns those files. Written beside and renamed, so that a file is
 * never half a text. A link is left alone: what it names may lie outside the content.
 */
export function applyFixes(issues: Issue[]): string[] {
  const fixes = new Map<string, string>();
  // The issues of one file carry one text, or texts that a second run brings together.
  for (const { file, fix } of issues) if (fix !== undefined && !fixes.has(file)) fixes.set(file, fix);
  const mended: string[] = [];
  for (const [file, text] of fixes) {
    const aside = `${file}.${process.pid}.tmp`;
    try {
      const stat = lstatSync(file);
      if (!stat.isFile()) continue;
      writeFileSync(aside, text, { mode: stat.mode });
      renameSync(aside, file);
      mended.push(file);
    } catch {
      rmSync(aside, { force: true });
    }
  }
  return mended;
}
