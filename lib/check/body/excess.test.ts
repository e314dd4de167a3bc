import { describe, expect, it } from 'vitest';
import { findExcess } from './excess.ts';

const times = (count: number, text: string | ((index: number) => string)) =>
  Array.from({ length: count }, (_, index) => (typeof text === 'string' ? text : text(index))).join('');
const table = (columns: number, rows: string) => `${times(columns, '|a')}|\n${times(columns, '|-')}|\n${rows}`;
const fence = (code: string) => `\`\`\`python\n${code}\n\`\`\`\n`;

describe('findExcess(source, format)', () => {
  it.each([
    ['a table of 200 rows and 8 columns', table(8, times(200, `${times(8, '|some words')}|\n`))],
    ['a table with a link and code in each cell', table(8, times(200, `${times(8, '|[a](/b) `c`')}|\n`))],
    ['code of 3,000 lines', fence(times(3000, (at) => `def f${at}(a): return {"[": a_b ** 2} # <*>\n`))],
    ['code after a figure', `<Evidence program="a" />\n\n${fence(times(3000, 'a[b][c] = {**d}\n'))}`],
    [
      'lists of 8 levels',
      times(
        20,
        times(8, (at) => `${'  '.repeat(at)}- some words\n`),
      ),
    ],
    ['quotations of 10 levels', times(10, (at) => `${'> '.repeat(at + 1)}words\n`)],
    ['a list of 500 links', times(500, '- [words](/a/) and *words*\n')],
    ['names with underscores', times(2000, 'a_long_name ')],
    ['400 paragraphs', times(400, 'Some words, *and* `code`, and [a link](/a/).\n\n')],
    ['50 footnotes', times(50, (at) => `Words.[^${at}]\n\n[^${at}]: Note.\n\n`)],
  ])('allows %s', (_, text) => {
    expect(findExcess(text, 'mdx')).toBeUndefined();
    expect(findExcess(text, 'md')).toBeUndefined();
  });

  it.each<[string, string, number]>([
    ['a table of 500 columns and short rows', table(500, times(6000, 'a\n')), 17],
    ['a table of 60 columns and short rows', table(60, times(6000, 'a\n')), 134],
    ['a table in a quotation', times(1, `> ${times(500, '|a')}|\n> ${times(500, '|-')}|\n${times(6000, '> a\n')}`), 17],
    ['many tables', times(400, table(30, 'a\n\n')), 495],
    ['a list of 600 levels', times(600, (at) => `${'  '.repeat(at)}- a\n`), 25],
    ['a list of 600 levels by tabs', times(600, (at) => `${'\t'.repeat(at)}1. a\n`), 25],
    ['notes in notes', times(300, (at) => `${'    '.repeat(at)}[^${at}]: a\n`), 25],
    ['blank lines', times(100_000, '\n'), 80_000],
    ['a line of list items', times(600, '- '), 1],
    ['a line of quotations', `words\n\n${times(600, '>')} a\n`, 3],
    ['a quotation that goes on and on', `${times(24, '> ')}a\n${times(6000, 'a\n')}`, 1224],
    ['emphasis in one paragraph', `words\n\n${times(400, '*a_*a_\n')}`, 203],
    ['brackets', times(2000, '['), 1],
    ['images', times(2000, '!['), 1],
    ['tags', times(2000, '<a '), 1],
    ['braces', times(2000, '{'), 1],
    ['backticks in ever other numbers', times(60, (at) => `${'`'.repeat(at + 1)} `), 1],
    ['footnotes', times(6000, 'a[^1]\n\n'), 2425],
    ['links that repeat an address', `[a]: /${'b'.repeat(5000)}\n\n${times(6000, '[a]\n\n')}`, 399],
    ['paragraphs', times(30_000, 'a\n\n'), 6153],
    ['code blocks', times(7000, '```js\na\n```\n\n'), 4851],
    ['lines of code', fence(times(60_000, 'a\n')), 60_003],
    ['entities', times(40_000, '&'), 1],
    ['addresses', times(12_000, 'www.a.b '), 1],
    ['mail addresses', times(20_000, 'a@b.c '), 1],
  ])('refuses %s', (_, text, line) => expect(findExcess(text, 'md')?.line).toBe(line));

  it('says what is too much of a table, and the cure', () => {
    expect(findExcess(table(500, times(6000, 'a\n')), 'mdx')).toEqual({
      line: 17,
      message: 'a table of 500 columns and so many rows is too much to be drawn',
      hint: 'A text may hold about 8000 cells, blocks, links and marks: divide the table, or put it in a code fence.',
    });
  });

  it.each([
    ['in a list', '- ```\n  words\n\n```\n'],
    ['in an expression', '{\n```\n'],
    ['in a comment', '<!--\n\n```\n'],
    ['in a tag', '<div\n\n```\n'],
    ['below the line of a block of HTML', '<div>\n```\n'],
    ['that is indented', '   ```\nwords\n```\n'],
    ['that is code itself', '``` a ` b\n'],
  ])('takes no fence for one %s', (_, before) => {
    expect(findExcess(`${before}${table(500, times(6000, 'a\n'))}`, 'md')).toBeDefined();
  });
});
