import { describe, expect, it } from 'vitest';
import { readBody } from './body.ts';

const said = (source: string) =>
  readBody({ file: 'a.md', format: 'md', source, line: 5 }).issues.map(
    ({ line, column, message, rule }) => `${line}:${column} ${message} (${rule})`,
  );
const tags = (count: number, name: string) => Array.from({ length: count }, (_, at) => `<${name} a${at}>`).join('');

describe('checkHtml(body, nodes)', () => {
  it.each([
    ['what closes', '<b>a</b> <i>b</i>\n\n'.repeat(300)],
    ['what ends alone', '<p>a\n\n<ul><li>a<li>b</ul>\n\n'.repeat(100)],
    ['what is empty', 'a<br>b<hr>\n\n'.repeat(100)],
    ['comments', '<!-- language: lang-py -->\n\n<b>a</b>\n\n'.repeat(100)],
    ['tags in code', '`<b>` '.repeat(100)],
  ])('allows %s', (_, text) => expect(said(text)).toEqual([]));

  it.each([
    ['formatting', `${tags(20, 'b')}\n\n${'a\n\n'.repeat(500)}`, '11 HTML elements are open at once, such as <b>'],
    ['formatting of many kinds', '<b><i>\n\na\n\n'.repeat(20), '11 HTML elements are open at once, such as <b>'],
    ['blocks', `${tags(500, 'div')}\n`, '61 HTML elements are open at once, such as <div>'],
    [
      'what only a comment closes',
      '<b><!-- </b> -->a\n\n'.repeat(20),
      '11 HTML elements are open at once, such as <b>',
    ],
    [
      'what only an attribute closes',
      '<b><i title="</b>"></i>\n\n'.repeat(20),
      '11 HTML elements are open at once, such as <b>',
    ],
    ['what only code closes', '<b>`</b>`\n\n'.repeat(20), '11 HTML elements are open at once, such as <b>'],
    [
      'what only a script closes',
      '<b><script></b></script>\n\n'.repeat(20),
      '11 HTML elements are open at once, such as <b>',
    ],
    ['what no comment holds', '<!--><b>-->\n\n'.repeat(20), '11 HTML elements are open at once, such as <b>'],
  ])('refuses %s that stay open', (_, text, message) =>
    expect(said(text).map((issue) => issue.replace(/^\d+:\d+ /, ''))).toEqual([`${message} (bodies/excessive)`]),
  );
});
