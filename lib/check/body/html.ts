import type { Issue } from '#lib/model/issue.ts';
import { issueAt } from '../span.ts';
import type { BodyNodes } from './nodes.ts';
import { type Body, spanOf } from './tree.ts';

/** A browser opens these again in every block until they are closed: ten of them, left open, make each block ten times as much. */
const FORMATTING = new Set('a b big code em font i nobr s small strike strong tt u'.split(' '));
/** These end by themselves, where another one begins. */
const ENDS_ALONE = new Set('p li dt dd tr td th thead tbody tfoot option colgroup'.split(' '));
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));

const MOST_OPEN = { formatting: 10, others: 60 };

const COMMENT = /<!--(?!>|->)[\s\S]*?--!?>/g;
const TAG = /<(\/?)([a-z][\w-]*)/gi;
/** Where a `<` or `>` may be no tag's, or text no HTML: what closes something here need not. */
const UNSURE =
  /<[^<>]*<|=\s*(?:"[^"]*[<>]|'[^']*[<>])|<(?:[!?]|script|style|textarea|title|xmp|noscript|iframe|plaintext|noembed|noframes|svg|math|template|select)/i;

/** Says where an imported text leaves so many elements open that what follows would be made again and again. */
export function checkHtml(body: Body, { html }: BodyNodes): Issue[] {
  const values = html.map((node) => ({ node, value: node.value.replace(COMMENT, '') }));
  const isSure = !UNSURE.test(values.map(({ value }) => value).join('\n'));
  const open = new Map<string, number>();
  const count = { formatting: 0, others: 0 };
  for (const { node, value } of values)
    for (const [, slash, written = ''] of value.matchAll(TAG)) {
      const name = written.toLowerCase();
      if (VOID.has(name) || ENDS_ALONE.has(name)) continue;
      const kind = FORMATTING.has(name) ? 'formatting' : 'others';
      const before = open.get(name) ?? 0;
      if (slash && (before === 0 || !isSure)) continue;
      open.set(name, before + (slash ? -1 : 1));
      count[kind] += slash ? -1 : 1;
      if (count[kind] <= MOST_OPEN[kind]) continue;
      const said = `${count[kind]} HTML elements are open at once, such as <${name}>`;
      return [issueAt(body.file, spanOf(body, node), 'bodies/excessive', said, 'Close each with its own tag.')];
    }
  return [];
}
