import type { Blockquote, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { spokenWords } from '#lib/words/say.ts';

const TITLES: Readonly<Record<string, string>> = spokenWords({
  note: 'Note',
  tip: 'Tip',
  important: 'Important',
  warning: 'Warning',
  caution: 'Caution',
});

/** Turns quotations that begin with `[!note]`, `[!tip]`, `[!important]`, `[!warning]` or `[!caution]` into callouts. */
export function remarkCallouts(tree: Root): void {
  visit(tree, 'blockquote', (quote: Blockquote) => {
    const paragraph = quote.children[0];
    const text = paragraph?.type === 'paragraph' ? paragraph.children[0] : undefined;
    if (paragraph?.type !== 'paragraph' || text?.type !== 'text') return;
    const match = /^\[!(\w+)\][ \t]*(?:\n|$)/.exec(text.value);
    const kind = match?.[1]?.toLowerCase() ?? '';
    const title = TITLES[kind];
    if (!match || !title) return;
    text.value = text.value.slice(match[0].length);
    if (text.value === '') paragraph.children.shift();
    if (paragraph.children.length === 0) quote.children.shift();
    quote.data = { hName: 'div', hProperties: { className: ['callout'], dataKind: kind, role: 'note' } };
    quote.children.unshift({
      type: 'paragraph',
      data: { hProperties: { className: ['callout-title'] } },
      children: [{ type: 'text', value: title }],
    });
  });
}
