import { describe, expect, it } from 'vitest';
import { obey } from '../../obey.ts';
import { readBody } from '../body.ts';

const read = (source: string, format: 'mdx' | 'md' = 'mdx') =>
  readBody({ file: `a.${format}`, format, source, line: 1 }).issues.filter(({ rule }) =>
    /^(?:markdown|code\/unclosed|code\/indented)/.test(rule),
  );

/** Obeys the first cure again and again. */
function cured(source: string): string {
  let text = source;
  for (let tries = 0; tries < 9; tries += 1) {
    const [issue] = read(text);
    if (!issue) return text;
    const next = obey(text, issue);
    if (next === undefined || next === text) return `${text} (${issue.hint})`;
    text = next;
  }
  return `${text} (never ends)`;
}

describe('checkLookalikes(body): a cure that is obeyed says what was meant', () => {
  it.each<[string, string, string]>([
    ['a link with spaces', '[a page](https://example.org/a b.html)', '[a page](https://example.org/a%20b.html)'],
    ['a link with spaces and a title', '[a](/about/x y "The title")', '[a](/about/x%20y "The title")'],
    ['a link with an open bracket', '[a](https://x.org/a_(b)', '[a](https://x.org/a_%28b)'],
    ['a space before the address', 'See [words] (https://x.org).', 'See [words](https://x.org).'],
    ['words and address changed', '(words)[https://x.org]', '[words](https://x.org)'],
    ['an entry as address, changed', '(tides)[q:tides]', '[tides](q:tides)'],
    ['an image with a space', '![alt] (x.png)', '![alt](x.png)'],
    ['an image name with spaces', '![The sea](the sea.png)', '![The sea](the%20sea.png)'],
    ['an embedded image', '![[tide.png]]', '![what it shows](tide.png)'],
    ['a reference without address', '[words][nowhere] here', '[words](https://…) here'],
    ['a reference with code', '[`x`][nowhere]', '[`x`](https://…)'],
    [
      'a callout with its text beside',
      '> [!note] This is a whole sentence that goes on and on.',
      '> [!note]\n> This is a whole sentence that goes on and on.',
    ],
    ['half a term', 'The [[gil] is', 'The [[gil]] is'],
    ['half a term, the other half', 'The [gil]] is', 'The [[gil]] is'],
    ['a term over two lines', 'The [[event\nloop]] is', 'The [[event loop]] is'],
    ['a link of Org', 'See [[https://x.org][there]].', 'See [there](https://x.org).'],
    ['a heading without a space', '##Heading here', '## Heading here'],
    ['a heading of one sign', '#Heading', '## Heading'],
    ['a heading in full width', '＃＃ 标题', '## 标题'],
    ['a heading of AsciiDoc', '== Title', '## Title'],
    ['a callout with a title', '> [!warning] With a title\n> text', '> [!warning]\n> **With a title**\n> text'],
    ['a callout of another kind', '> [!danger]\n> text', '> [!caution]\n> text'],
    ['a callout that folds', '> [!NOTE]-\n> text', '> [!note]\n> text'],
    ['a table', '| a | b | c |\n| --- | --- |\n| 1 | 2 | 3 |', '| a | b | c |\n| --- | --- | --- |\n| 1 | 2 | 3 |'],
    ['a table of too many dashes', '| a |\n| --- | --- |\n| 1 |', '| a |\n| --- |\n| 1 |'],
    ['a table without its second line', '| a | b |\n| 1 | 2 |', '| a | b |\n| --- | --- |\n| 1 | 2 |'],
    ['a name of Python', 'Written as __init__ here', 'Written as `__init__` here'],
    ['a file of Python', 'In __main__.py', 'In `__main__`.py'],
    ['a sum', 'and 2*3*4.', 'and `2*3*4`.'],
    ['a sum of letters', 'so a*b*c', 'so `a*b*c`'],
    ['a power', 'so 2**3**2', 'so `2**3**2`'],
    ['bold with spaces', 'is ** bold ** here', 'is **bold** here'],
    ['bold with a space at its end', 'is **bold ** here', 'is **bold** here'],
    ['bold beside a letter', 'so **"x"**y', 'so **"x"** y'],
    ['bold in full width', '＊＊重点＊＊', '**重点**'],
    ['struck out', 'is ~~ gone~~', 'is ~~gone~~'],
    ['highlighted', 'is ==marked== here', 'is **marked** here'],
    ['a sentence with a rule below', 'It ends here.\n---\nNext', 'It ends here.\n\n---\nNext'],
    ['a line below a quotation', '> quoted\nmine', '> quoted\n\nmine'],
    ['a list that begins at 2', 'Steps:\n2. two\n3. three', 'Steps:\n\n2. two\n3. three'],
    ['a list of contents', '[TOC]', ''],
  ])('%s', (_, source, expected) => {
    expect(read(source)).not.toEqual([]);
    expect(cured(source)).toBe(expected);
  });

  it.each<[string, string, RegExp]>([
    ['an admonition of Docusaurus', ':::note\ntext\n:::', /Begin a quotation with "> \[!note\]"/],
    ['an admonition with a title', ':::danger[Careful]\ntext\n:::', /"> \[!caution\]", then "> \*\*Careful\*\*"/],
    ['an admonition of MkDocs', '!!! tip "Faster"\n    text', /"> \[!tip\]", then "> \*\*Faster\*\*"/],
    ['a directive', '.. code-block:: python\n\n    x = 1', /lines of three backticks/],
    ['indented code', 'Run:\n\n    for i in x:\n        print(i)\n', /lines of three backticks/],
    ['code in a list, indented', '- one\n\n      code here\n', /lines of three backticks/],
    ['code with a tab', 'Run:\n\n\tprint(1)\n', /lines of three backticks/],
    ['a task without a dash', '[ ] to do', /- \[ \] before the task/],
    ['a task without a space', '- one\n-[x] done', /- \[x\] before the task/],
    ['bullets', '• one\n• two', /"- " before it/],
    ['dashes without spaces', '-one\n-two', /"- " before it/],
    ['numbers without spaces', '1.one\n2.two', /a space after "1\."/],
    ['a definition list', 'Term\n: what it means', /\*\*the word\*\*: what it means/],
    ['an abbreviation', '*[HTML]: Hyper Text', /a term of the glossary/],
    ['a rule of other signs', 'One\n\n====\n\nTwo', /"---" between blank lines/],
    ['a grid table', '+---+---+\n| a | b |\n+---+---+', /\| --- \| --- \|/],
    ['a note in place', 'A fact.^[A note.]', /\[\^1\]: A note\./],
    ['a note that nothing names', 'A fact.\n\n[^1]: A note.', /\[\^1\] behind the words/],
    ['a cell too many', '| a | b |\n| --- | --- |\n| 1 | 2 | 3 |', /Add a head/],
    ['a border in code', '| a | b |\n| --- | --- |\n| `x | y` | 2 |', /\\\|, in code too/],
    ['code never closed in a line', 'a `backtick and more', /on both sides of the code/],
    ['mathematics', 'so $x_i^2$ is', /in backticks: `x_i\^2`/],
    ['mathematics of its own', '$$\nx^2\n$$', /in words/],
    ['the name of an emoji', 'Done :tada: now', /the sign itself/],
    ['a spoiler', 'is ||the butler|| here', /the butler openly/],
  ])('says what to type for %s', (_, source, hint) => {
    expect(read(source).map((issue) => issue.hint)).toContainEqual(expect.stringMatching(hint));
  });

  it.each<[string, string]>([
    ['at the end', 'See:\n\n```py\nx = 1\n\n## Next\n'],
    ['of tildes', '~~~\nx\n'],
    ['closed by a shorter one', '````\nx\n```\n'],
    ['before the next one', '```py\nx\n\ntext\n\n```js\ny\n```\n'],
    ['in a list', '- ```\n  x\n\ntext'],
    ['in a quotation', '> ```\n> x\n\ntext'],
  ])('says a fence that is never closed, %s', (_, source) => {
    expect(read(source)).toMatchObject([
      { rule: 'code/unclosed', line: source.split('\n').findIndex((line) => /```|~~~/.test(line)) + 1 },
    ]);
  });

  it.each([
    'Plain **bold**, *emphasis*, ~~gone~~, `code`, [a link](https://x.org "title"), [[gil]] and [[gil|the lock]].',
    '- one\n- two\n\n  more of two\n\n1. a\n2. b\n\n- [ ] to do\n- [x] done',
    '> [!note]\n> **Editors’ note.** Text\n\n> quoted\n> > twice',
    '| a | b |\n| --- | ---: |\n| `x \\| y` | 2 |\n| 1 |',
    'A fact.[^1]\n\n[^1]: A note.\n\n***\n\n---',
    '## Title\n\n```py\nx = 1\n```\n\n~~~\n``` js\n~~~\n\n````md\n```js\n```\n````',
    'x[i][j], f(x)[0], 2 * 3 * 4, 2**10, **kwargs and *args, a || b || c, $5 or $6, #42, #hashtag, a == b == c',
    'HEAD~1, ~/.bashrc, 10~20, snake_case_name, C++, i++, --force, e.g. 3:30, C:\\Users, :smile',
    '\\[a\\](b c), \\*\\*fine\\*\\*, \\`ok, 2\\*3\\*4, \\[\\[gil\\]\\]',
    '[![alt][badge]][there] and __[a](https://x.org)__\n\n[badge]: /x.png\n[there]: https://x.org',
    'On\n1990. The year\nbegan',
    '`[a](b c)` and ``a ` b`` and <Claim id="x">**bold** words</Claim>',
    'Ends\\\nhere, [words][ref] and [ref].\n\n[ref]: https://x.org',
    'Title\n=====\n\nOther\n---',
    'http://x.org/a_b_c and https://x.org/(a)',
  ])('says nothing of %j', (source) => expect(read(source)).toEqual([]));

  it('takes imported texts as they are', () => {
    expect(read('##Heading\n\n[a](b c)\n\n__init__\n\n    code\n\n```\nx', 'md')).toEqual([]);
  });
});
