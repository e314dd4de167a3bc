import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { mdxExpressionFromMarkdown } from 'mdast-util-mdx-expression';
import { mdxJsxFromMarkdown } from 'mdast-util-mdx-jsx';
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly';
import { gfm } from 'micromark-extension-gfm';
import { mdxExpression } from 'micromark-extension-mdx-expression';
import { mdxJsx } from 'micromark-extension-mdx-jsx';
import { mdxMd } from 'micromark-extension-mdx-md';

/** How a body is written: `mdx` by our authors, `md` when it was imported. */
export type BodyFormat = 'mdx' | 'md';

/**
 * Parses a body into a Markdown tree with positions. Expressions are recognised but never parsed as JavaScript,
 * so nothing an author wrote can run; `check` refuses them.
 *
 * Throws a `VFileMessage` with `reason`, `line` and `column` when the MDX is malformed; Markdown never is.
 */
export function parseBody(text: string, format: BodyFormat): Root {
  return fromMarkdown(text, format === 'md' ? MARKDOWN : MDX);
}

// Made once: putting the extensions together costs as much as parsing a short comment.
// Two tildes strike out; one is an approximation, a home folder or a revision of Git.
const GFM = gfm({ singleTilde: false });
const GFM_TREE = gfmFromMarkdown();
const MARKDOWN = { extensions: [GFM], mdastExtensions: [GFM_TREE] };
const MDX = {
  // Before the others, so that `**重点。**` beside a letter is bold: imports are drawn as their forums draw them.
  extensions: [cjkFriendlyExtension(), GFM, mdxMd(), mdxJsx(), mdxExpression()],
  mdastExtensions: [GFM_TREE, mdxJsxFromMarkdown(), mdxExpressionFromMarkdown()],
};
