import { plainWord } from '#lib/glossary/plain-word.ts';
import { pageAddress } from '#lib/model/ids.ts';
import type { Issue } from '#lib/model/issue.ts';
import type { FileFacts, Mention } from '../facts.ts';
import { didYouMean } from '../near.ts';
import { issueAt, shown } from '../span.ts';
import { type Book, isImported } from './book.ts';
import { unknownAnchor } from './links.ts';
import { linkedHidden, unknownEntry } from './lookup.ts';

/** Looks up every entry that a text names: links, double brackets, components. */
export function checkMentions(book: Book): Issue[] {
  return book.entries.flatMap((entry) =>
    entry.mentions.flatMap((mention) =>
      mention.via === 'brackets' ? checkBrackets(book, entry, mention) : checkMention(book, entry, mention),
    ),
  );
}

function checkMention(book: Book, entry: FileFacts, mention: Mention): Issue[] {
  const { kind, id, span, fragment, variant } = mention;
  const target = book.byKind.get(kind)?.get(id);
  // A malformed id in a component is said by its attribute already.
  if (!target && !isImported(book, kind, id)) return [unknownEntry(book, entry.file, span, kind, id)];
  if (variant !== undefined && target?.complete && !target.parts.some((part) => part.id === variant))
    return [
      issueAt(
        entry.file,
        span,
        'variants/unknown',
        `evidence "${id}" has no variant "${shown(variant)}"`,
        didYouMean(
          variant,
          target.parts.map((part) => part.id),
          'Leave the variant out.',
        ),
      ),
    ];
  const anchor = fragment ? unknownAnchor(book, entry.file, span, pageAddress({ kind, id }), fragment) : [];
  return [...anchor, ...(target ? linkedHidden(book, entry, target, span) : [])];
}

/**
 * The ids of the terms that double brackets may mean: an id, or else every term that has what they hold as word or alias.
 * What stands before a slash is asked last, for `I/O` is a word and no sense of one.
 */
export function termsMeant(book: Book, { id, sense }: Pick<Mention, 'id' | 'sense'>): string[] {
  const whole = sense === undefined ? undefined : book.terms.get(plainWord(`${id}/${sense}`));
  if (whole) return [...whole].sort();
  if (book.byKind.get('term')?.has(id)) return [id];
  return [...(book.terms.get(plainWord(id)) ?? [])].sort();
}

function checkBrackets(book: Book, entry: FileFacts, mention: Mention): Issue[] {
  const { id, span } = mention;
  const sense = isWholeName(book, mention) ? undefined : mention.sense;
  const meant = termsMeant(book, mention);
  const [first] = meant;
  if (first === undefined) return [unknownTerm(book, entry.file, span, id)];
  if (meant.length > 1)
    return [
      issueAt(
        entry.file,
        span,
        'terms/ambiguous',
        `"${shown(id)}" may mean ${meant.map((term) => `"${term}"`).join(' or ')}`,
        `Write [[${first}|${shown(id)}]].`,
      ),
    ];
  const term = book.byKind.get('term')?.get(first);
  if (sense === undefined || !term?.complete || term.parts.some((part) => part.id === sense)) return [];
  const senses = term.parts.map((part) => part.id);
  return [
    issueAt(
      entry.file,
      span,
      'senses/unknown',
      `term "${first}" has no sense "${shown(sense)}"`,
      didYouMean(sense, senses, senses.length > 0 ? `It has ${senses.join(', ')}.` : `Write [[${first}]].`),
    ),
  ];
}

/** Whether a name with a slash in it is what some term is called. */
const isWholeName = (book: Book, { id, sense }: Pick<Mention, 'id' | 'sense'>): boolean =>
  sense !== undefined && book.terms.has(plainWord(`${id}/${sense}`));

/** Words as well as ids are offered, for an author writes what stands in the sentence. */
function unknownTerm(book: Book, file: string, span: Mention['span'], id: string): Issue {
  const issue = unknownEntry(book, file, span, 'term', id);
  if (issue.hint?.startsWith('Did')) return issue;
  const words = [...(book.byKind.get('term')?.values() ?? [])].flatMap((term) => term.names.map(({ word }) => word));
  return issueAt(
    file,
    span,
    'terms/unknown',
    issue.message,
    didYouMean(id, words, `Add "glossary/${plainId(id)}.mdx", or write [[!${shown(id)}]] to leave it unlinked.`),
  );
}

const plainId = (word: string): string =>
  word
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40) || 'term';
