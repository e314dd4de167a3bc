import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { type BodyFormat, parseBody } from './parse.ts';

/** What of a text is marked, as `type: words`. */
function marked(text: string, format: BodyFormat = 'mdx'): string[] {
  const found: string[] = [];
  visit(parseBody(text, format), ['strong', 'emphasis', 'delete'], (node) => {
    found.push(`${node.type}: ${toString(node)}`);
  });
  return found;
}

describe('parseBody(text, format)', () => {
  it.each([
    ['git reset HEAD~1, then HEAD~2. Edit ~/.bashrc or HEAD~1. From 10~20 to 30~40.', []],
    ['~one~ and ~~two~~', ['delete: two']],
    ['a ~half open', []],
  ])('strikes out between two tildes alone: %s', (text, expected) => {
    expect(marked(text)).toEqual(expected);
    expect(marked(text, 'md')).toEqual(expected);
  });

  it.each([
    ['含**「重点」**内容。**真。**她', ['strong: 「重点」', 'strong: 真。']],
    ['**注意：**この*文。*です', ['strong: 注意：', 'emphasis: 文。']],
    ['**강조(괄호)**입니다', ['strong: 강조(괄호)']],
    ['**bold** and a**b**c', ['strong: bold', 'strong: b']],
    ['** not bold ** and **"not"**so', []],
  ])('marks words beside signs of Chinese, Japanese and Korean: %s', (text, expected) =>
    expect(marked(text)).toEqual(expected),
  );
});
