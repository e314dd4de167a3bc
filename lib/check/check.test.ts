import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkContent } from './check.ts';
import { summary, toLine } from './formats/text.ts';

const FIXTURES = join(import.meta.dirname, 'fixtures');

/** What `check` prints about a folder, its files named from the folder. */
function printed(folder: string): string {
  const { issues, files } = checkContent(folder, { today: '2026-11-22' });
  const lines = issues.map((issue) => toLine({ ...issue, file: issue.file.split('/content/').at(-1) ?? '' }));
  return `${[...lines, summary({ issues, files })].join('\n')}\n`;
}

describe('checkContent(dir)', () => {
  it.each(readdirSync(FIXTURES))('says of fixtures/%s what is expected', async (name) => {
    await expect(printed(join(FIXTURES, name, 'content'))).toMatchFileSnapshot(join(FIXTURES, name, 'expected.txt'));
  });

  it('finds no error in the book', () => {
    const { issues, files } = checkContent('content');
    expect(issues.filter((issue) => issue.severity === 'error').map((issue) => toLine(issue))).toEqual([]);
    expect(files).toBeGreaterThan(100);
  }, 30_000);

  it('names files from the working directory, and sorts what it says', () => {
    const { issues } = checkContent(join(FIXTURES, 'mdx', 'content'));
    const places = issues.map(
      ({ file, line, column }) => `${file}:${String(line).padStart(5)}:${String(column).padStart(5)}`,
    );
    expect(places[0]).toMatch(/^lib\/check\/fixtures\/mdx\/content\/questions\//);
    expect(places).toEqual([...places].sort());
  });

  it('cannot run without a folder', () => {
    expect(() => checkContent('/nowhere')).toThrow(/ENOENT/);
    expect(() => checkContent('package.json')).toThrow(/not a folder/);
  });
});
