import { senseAnchor } from '#lib/model/anchors.ts';
import { toJson, toWellFormed } from '#lib/model/characters.ts';
import type { Term } from '#lib/model/entry.ts';
import { pageAddress } from '#lib/model/ids.ts';
import type { Book } from '#lib/page/book.ts';
import { toPlain } from '#lib/page/text.ts';

/** The glossary as JSON: every term with its definition, senses, relations and address. */
export function toGlossaryJson(book: Book): string {
  const { site } = book;
  const terms = [...site.terms.values()].map((term) => ({
    id: term.id,
    term: term.term,
    definition: toPlain(term.definition),
    url: book.urlOf(pageAddress(term)),
    aliases: term.aliases,
    senses: term.senses.map(({ id, label, definition }) => ({
      id,
      label,
      definition: toPlain(definition),
      url: `${book.urlOf(pageAddress(term))}#${senseAnchor(id)}`,
    })),
    topics: term.topics,
    ...site.termRelations.get(term.id),
  }));
  return `${toJson({ name: site.settings.name, url: book.urlOf('/glossary/'), license: site.settings.license?.url, terms })}\n`;
}

/** The glossary as CSV (RFC 4180): one term or sense a line. No cell can be taken for a formula by a spreadsheet. */
export function toGlossaryCsv(book: Book): string {
  const rows = [...book.site.terms.values()].flatMap((term): string[][] => [
    toRow(book, term, '', term.definition),
    ...term.senses.map(({ id, label, definition }) => toRow(book, term, label, definition, `#${senseAnchor(id)}`)),
  ]);
  return [['term', 'sense', 'definition', 'aliases', 'url'], ...rows]
    .map((row) => `${row.map(toCell).join(',')}\r\n`)
    .join('');
}

const toRow = (book: Book, term: Term, sense: string, definition: string, anchor = ''): string[] => [
  term.term,
  sense,
  toPlain(definition),
  term.aliases.join('; '),
  `${book.urlOf(pageAddress(term))}${anchor}`,
];

/** How many words Discourse takes for one action, and how long each may be. */
const MOST_WATCHED = 2000;
const LONGEST_WATCHED = 100;

/**
 * The glossary in the form that Discourse takes for watched words with the action Link, and that its administrators upload:
 * no head; the word, the address that it becomes a link to, and whether capitals count. Names come before aliases, should
 * there be more than Discourse takes. Left out are words it would read as a pattern, those a spreadsheet would reckon with,
 * and terms that are linked only where an author asks.
 */
export function toWatchedWords(book: Book): string {
  const terms = [...book.site.terms.values()].filter(({ autolink }) => autolink);
  const named = (words: (term: Term) => readonly string[]) =>
    terms.flatMap((term) => words(term).map((word) => [word, book.urlOf(pageAddress(term))] as const));
  const found = new Map<string, readonly [string, string]>();
  for (const [word, url] of [...named(({ term }) => [term]), ...named(({ aliases }) => aliases)]) {
    const isWatched = word.length <= LONGEST_WATCHED && !/[*"\r\n]/.test(word) && !FORMULA.test(word);
    if (isWatched && !found.has(word.toLowerCase())) found.set(word.toLowerCase(), [word, url]);
  }
  return [...found.values()]
    .slice(0, MOST_WATCHED)
    .map(([word, url]) => `${toCell(word)},${toCell(url)},${/\p{Lu}.*\p{Lu}/u.test(word)}\r\n`)
    .join('');
}

/** A cell in quotation marks; what a spreadsheet would reckon with is marked as text by an apostrophe (OWASP, CSV injection). */
const toCell = (text: string): string =>
  `"${toWellFormed(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

/** How a formula begins, in the wide signs of East Asian fonts too. */
const FORMULA = /^\s*[=+\-@\t\r\n＝＋－＠]/;
