import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkContent } from '#lib/check/check.ts';
import rename from '../commands/rename.ts';
import { ROOT } from '../paths.ts';
import { findRenamed, planRename, RenameRefusal } from './rename.ts';

const folder = mkdtempSync(join(tmpdir(), 'rename-'));
afterAll(() => rmSync(folder, { recursive: true }));
let copies = 0;

/** A copy of the clean content that `check` is tested with. */
function copyOf(): string {
  copies += 1;
  const content = join(folder, String(copies));
  cpSync(join(ROOT, 'lib/check/fixtures/clean/content'), content, { recursive: true });
  return content;
}

const plan = (content: string, name: string, id: string) => {
  const { book } = checkContent(content);
  return planRename(book, findRenamed(book, name), id, (file) => readFileSync(join(content, file), 'utf8'));
};

describe('kb rename', () => {
  it.each([
    ['/claims/moon-pulls/', 'moon-draws'],
    ['/q/tides/', 'ebb-and-flow'],
    ['/q/tides/answer-moon/', 'answer-luna'],
    ['questions/tides/comment-why.mdx', 'comment-asked'],
    ['/glossary/tide/', 'tides'],
    ['/sources/almanac/', 'calendar'],
    ['/people/ada/', 'ada-example'],
    ['/topics/sea/', 'ocean'],
    ['/evidence/pull/', 'tug'],
  ])('%s becomes %s, and the book is as sound as before', async (old, id) => {
    const content = copyOf();
    const before = checkContent(content);
    expect(await rename.run([old, id, '--content', content])).toBe(0);
    const after = checkContent(content);
    expect(after.issues).toEqual(before.issues.map((issue) => expect.objectContaining({ rule: issue.rule })));
    expect(after.permalinks.join('\n')).toContain(id);
  });

  it('shows and changes nothing with --dry-run', async () => {
    const content = copyOf();
    const before = checkContent(content).permalinks;
    expect(await rename.run(['/claims/moon-pulls/', 'moon-draws', '--dry-run', '--content', content])).toBe(0);
    expect(checkContent(content).permalinks).toEqual(before);
  });
});

describe('planRename(book, entry, id, read)', () => {
  it('keeps the words a term was linked with', () => {
    const { texts } = plan(copyOf(), '/glossary/tide/', 'tides');
    for (const [file, text] of texts) {
      expect(text, file).not.toMatch(/\[\[tide\]\]/);
      if (file === 'glossary/tide.mdx') expect(text).toContain('formerly: [tide]');
    }
  });

  it.each([
    ['/claims/moon-pulls/', 'Moon', 'is no id'],
    ['/claims/moon-pulls/', 'wind-blows', 'is the id of claims/wind-blows.mdx'],
    ['/claims/moon-pulls/', 'moon-pulls', 'is its id already'],
    ['/q/tides/answer-moon/', 'moon', 'begins with "answer-"'],
    ['/q/tides/', 'by-title', 'is kept'],
    ['/glossary/ebb/', 'ebb-vs-tide', 'is kept'],
    ['/claims/nothing/', 'x', 'is neither'],
  ])('refuses to rename %s to %s', (old, id, why) => {
    expect(() => plan(copyOf(), old, id)).toThrow(RenameRefusal);
    expect(() => plan(copyOf(), old, id)).toThrow(why);
  });
});
