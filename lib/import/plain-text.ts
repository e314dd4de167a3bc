import { Parser } from 'htmlparser2';
import type { PostRecord } from '#lib/schema/record.ts';

/** So much of a post is read for its first sentence, in UTF-16 units. */
const READ = 4000;

/** What says little when it is read aloud, and is no part of a sentence. */
const PASSED_OVER = new Set([
  'pre',
  'blockquote',
  'table',
  'script',
  'style',
  'template',
  'noscript',
  'textarea',
  'title',
]);
const BLOCKS = new Set(['p', 'li', 'div', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'br', 'hr', 'ul', 'ol', 'dd', 'dt']);

/** The paragraphs at the beginning of a text, as plain words; code blocks, quotations and tables are passed over. */
function paragraphsOfHtml(html: string): string[] {
  const paragraphs: string[] = [''];
  let passed = 0;
  const begin = () => void (paragraphs.at(-1) && paragraphs.push(''));
  const parser = new Parser({
    onopentag: (name) => {
      if (PASSED_OVER.has(name)) passed += 1;
      if (BLOCKS.has(name)) begin();
    },
    onclosetag: (name) => {
      if (PASSED_OVER.has(name)) passed -= 1;
      if (BLOCKS.has(name) || PASSED_OVER.has(name)) begin();
    },
    ontext: (text) => {
      if (passed === 0) paragraphs[paragraphs.length - 1] += text;
    },
  });
  parser.end(html.slice(0, READ));
  return paragraphs;
}

const paragraphsOfMarkdown = (markdown: string): string[] =>
  markdown
    .slice(0, READ)
    .replace(/^(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^\1|$(?![\s\S]))/gm, '\n\n')
    .split(/\n\s*\n/)
    .filter((block) => !/^(?: {4}|\t|\s*[>|])/.test(block))
    .map((block) =>
      block
        .replace(/!?\[([^\]\n]{0,300})\]\([^)\n]{0,500}\)/g, '$1')
        .replace(/^\s*(?:#{1,6}|[-*+]|\d{1,9}[.)])\s+/gm, '')
        .replace(/[*~]{1,3}|<[^>\n]{0,300}>/g, ''),
    );

const tidy = (text: string): string => text.replace(/[\p{Cc}\s]+/gu, ' ').trim();

const SENTENCE_END =
  /(?<!\b(?:e\.g|i\.e|cf|vs|etc|approx|ref|fig|al|No|Mr|Mrs|Ms|Dr|St|U\.S))[.!?。！？]["”’)]?(?=\s|$)/gu;

/** What ends before so many UTF-16 units, such as “No.”, says little alone. */
const SHORTEST = 4;

/** The first sentence of a post in plain words, cut at a word when it is longer than `most`; nothing when it has no words. */
export function firstSentence({ html, markdown }: PostRecord, most: number): string | undefined {
  const paragraphs = html === undefined ? paragraphsOfMarkdown(markdown ?? '') : paragraphsOfHtml(html);
  const first = paragraphs.map(tidy).find((paragraph) => /[\p{L}\p{N}]/u.test(paragraph));
  if (first === undefined) return undefined;
  const end = [...first.slice(0, 2 * most).matchAll(SENTENCE_END)].find(({ index }) => index >= SHORTEST);
  const sentence = end ? first.slice(0, end.index + end[0].length) : first;
  return cutWords(sentence.replaceAll('`', ''), most);
}

/** A text of at most `most` UTF-16 units: cut at a word, with an ellipsis, when it is longer. */
export function cutWords(text: string, most: number): string {
  if (text.length <= most) return text;
  const part = text.slice(0, most - 1);
  const space = part.lastIndexOf(' ');
  return `${(space > most / 2 ? part.slice(0, space) : part).toWellFormed().replace(/[\s,;:\ufffd]+$/, '')}…`;
}
