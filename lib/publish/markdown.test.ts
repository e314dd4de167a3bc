import { toString } from 'mdast-util-to-string';
import { describe, expect, it } from 'vitest';
import { parseBody } from '#lib/mdx/parse.ts';
import { readTags } from '#tools/finish/tags.ts';
import { visibleTextOf } from '#tools/finish/visible-text.ts';
import { MarkdownWriter } from './markdown.ts';

const HEAD =
  '<link rel="canonical" href="https://example.org/book/q/tides/"><link rel="license" href="https://example.org/l/">';

function toMarkdown(main: string): string {
  const writer = new MarkdownWriter();
  readTags(`<!DOCTYPE html><html><head>${HEAD}</head><body><nav>Way</nav><main>${main}</main></body></html>`, writer);
  return writer.toString();
}

const bodyOf = (main: string) => toMarkdown(main).split('\n---\n\n')[1]?.trimEnd();

describe('MarkdownWriter', () => {
  it('begins with the address and the licence', () =>
    expect(toMarkdown('<h1>Tides</h1>')).toBe(
      '---\nurl: https://example.org/book/q/tides/\nlicense: https://example.org/l/\n---\n\n# Tides\n',
    ));

  it.each([
    ['headings and paragraphs', '<h2><span>A</span></h2><p>b\n c</p>', '## A\n\nb c'],
    ['emphasis', '<p>a <em>b</em> <strong>c</strong><i> d </i>e</p>', 'a *b* **c** *d* e'],
    [
      'links in full',
      '<p><a href="/book/x/">a</a>, <a href="#y">b</a></p>',
      '[a](https://example.org/book/x/), [b](https://example.org/book/q/tides/#y)',
    ],
    [
      'links that touch, apart',
      '<p><span>Topics</span><a href="/a/">A</a><a href="/b/">B</a></p>',
      'Topics [A](https://example.org/a/) [B](https://example.org/b/)',
    ],
    ['code with backticks', '<p><code>a `b</code></p>', '``a `b``'],
    [
      'blocks of code',
      '<copy-code><pre><code class="language-py">a\n  b\n</code></pre><button>Copy</button></copy-code>',
      '```py\na\n  b\n```',
    ],
    ['lists in lists', '<ol start="3"><li>a<ul><li>b</li></ul></li><li>c</li></ol>', '3. a\n\n   - b\n4. c'],
    ['tasks', '<ul><li><input type="checkbox" checked disabled> done</li></ul>', '- [x] done'],
    ['no controls', '<p><input type="range"><output>1</output></p><label>b <input></label><p>a</p>', 'a'],
    ['definitions', '<dl><div><dt>ebb</dt><dd>Out.</dd></div></dl>', '- **ebb**\n  Out.'],
    ['tables', '<table><tr><th>a</th></tr><tr><td>b | c<p>d</p></td></tr></table>', '| a |\n| --- |\n| b \\| c d |'],
    ['quotations', '<blockquote><p>a</p><p>b</p></blockquote>', '> a\n>\n> b'],
    ['pictures by their words', '<p><img alt="A [b]" src="/m.png"></p>', '![A \\[b\\]](https://example.org/m.png)'],
    [
      'drawings by their title and description',
      '<figure><svg><title>T</title><desc>D</desc><text>x</text></svg></figure>',
      'T. D',
    ],
    [
      'drawings by their caption where they have one',
      '<figure><div><svg><title>T</title></svg></div><figcaption>C</figcaption></figure>',
      'C',
    ],
    [
      'what a drawing shows when its caption only names it',
      '<figure><figcaption>T</figcaption><div><svg><title>T</title><desc>D</desc></svg></div></figure>',
      'T\n\nD',
    ],
    ['nothing that is hidden', '<p>a</p><p hidden>b</p><nav>c</nav><template>d</template>', 'a'],
  ])('writes %s', (_what, html, markdown) => expect(bodyOf(html)).toBe(markdown));

  it.each([
    '<p># no heading</p>',
    '<p>- no list</p>',
    '<p>1. no list</p>',
    '<p>1986) no list</p>',
    '<p>&gt; no quotation</p>',
    '<p>*no* _emphasis_ __init__ snake_case ~~here~~</p>',
    '<p>[no](link) ![no](picture) [[no]] [^no]</p>',
    '<p>`no code` \\ back</p>',
    '<p>&lt;b&gt;no tag&lt;/b&gt; &amp;amp; &amp;lt;</p>',
    '<table><tr><td>a|b</td></tr><tr><td>*c*</td></tr></table>',
    '<p>&lt;/script&gt; 🦀 שלום</p>',
    '<ul><li>--- no rule</li></ul>',
  ])('keeps the words of %s', (html) => {
    const words = (text: string) => text.replace(/\s+/g, '');
    const tree = parseBody(bodyOf(html) ?? '', 'md');
    expect(words(toString(tree))).toBe(words(visibleTextOf(html)));
    expect(JSON.stringify(tree)).not.toMatch(
      /"type":"(?:heading|blockquote|emphasis|delete|link|image|html|inlineCode|thematicBreak)"/,
    );
  });
});
