import type { Claim, Source, Term } from '#lib/model/entry.ts';
import { ABOUT, pageAddress } from '#lib/model/ids.ts';
import type { Book } from './book.ts';
import { toDay, toHtml } from './text.ts';
import type { Byline, ClaimMention, Link, SourceItem, TermItem } from './view.ts';
import { SEEN_WORDS, STATUS_WORD } from './words.ts';

/** A claim as any page mentions it. */
export const toClaimMention = (book: Book, claim: Claim): ClaimMention => ({
  id: claim.id,
  href: book.hrefOf(pageAddress(claim)),
  statementHtml: toHtml(claim.statement),
  status: claim.status,
  statusWord: STATUS_WORD[claim.status],
  tested: isTested(book, claim),
  ...(claim.note ? { noteHtml: toHtml(claim.note) } : {}),
});

/** Whether some fact that the claim quotes is on the page of a recorded run. */
const isTested = (book: Book, { evidence }: Claim): boolean =>
  evidence.some(({ program, variant, cpus }) => {
    const entry = book.site.evidence.get(program);
    return entry && book.recordOf(entry).traces.some((trace) => trace.variant === variant && trace.cpus === cpus);
  });

const known = (value: string) => (value === 'unknown' ? undefined : value);

/** A source as lists show it. */
export function toSourceItem(book: Book, source: Source): SourceItem {
  const author = known(source.author);
  const publisher = known(source.publisher);
  const date = toDay(source.date);
  return {
    id: source.id,
    href: book.hrefOf(pageAddress(source)),
    title: source.title,
    ...(author ? { author } : {}),
    ...(publisher ? { publisher } : {}),
    ...(date ? { date } : {}),
    url: source.url,
    seen: {
      day: toDay(source.seen.date) ?? { iso: source.seen.date, text: source.seen.date },
      how: source.seen.how,
      words: SEEN_WORDS[source.seen.how],
    },
  };
}

/** The sources with these ids, each once, in order of their titles. */
export function toSourceItems(book: Book, ids: Iterable<string>): SourceItem[] {
  const sources = [...new Set(ids)].flatMap((id) => book.site.sources.get(id) ?? []);
  return sources.sort((a, b) => a.title.localeCompare(b.title, 'en')).map((source) => toSourceItem(book, source));
}

/** The terms that bodies link, as "Terms on this page" and hover cards show them: by id or `id/sense`, in order of the words. */
export function toTermItems(book: Book, references: Iterable<string>): TermItem[] {
  const items = [...new Set(references)].flatMap((reference): TermItem[] => {
    const [id = '', senseId] = reference.split('/');
    const term = book.site.terms.get(id);
    if (!term) return [];
    const sense = term.senses.find((candidate) => candidate.id === senseId);
    return [
      {
        id: sense ? `${id}--${sense.id}` : id,
        href: book.hrefOf(pageAddress(term)),
        term: term.term,
        definitionHtml: toHtml(sense?.definition ?? term.definition),
        ...(sense ? { sense: sense.label } : {}),
      },
    ];
  });
  return items.sort((a, b) => a.term.localeCompare(b.term, 'en') || a.id.localeCompare(b.id));
}

/** A term as lists show it. */
export const toTermEntry = (book: Book, term: Term) => ({
  href: book.hrefOf(pageAddress(term)),
  term: term.term,
  definitionHtml: toHtml(term.definition),
});

/** Topics as links, those that exist. */
export const toTopicLinks = (book: Book, ids: readonly string[]): Link[] =>
  ids.flatMap((id) => {
    const topic = book.site.topics.get(id);
    return topic ? [{ href: book.hrefOf(pageAddress(topic)), text: topic.name }] : [];
  });

/** Who wrote something, when, and how it was voted. */
export function toByline(
  book: Book,
  entry: { author: string; posted?: string; asked?: string; score?: number | 'unknown' },
): Byline {
  const person = book.site.people.get(entry.author);
  const day = toDay(entry.posted ?? entry.asked);
  return {
    author: person
      ? { name: person.name, href: book.hrefOf(pageAddress(person)), known: true, person: true }
      : entry.author === 'editors'
        ? { name: 'the editors', href: book.hrefOf(ABOUT), known: true }
        : { name: 'unknown', known: false },
    ...(day ? { posted: day } : {}),
    ...(typeof entry.score === 'number' ? { score: entry.score } : {}),
  };
}
