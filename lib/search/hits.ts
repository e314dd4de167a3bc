import { pageAddress } from '#lib/model/ids.ts';
import { say } from '#lib/words/say.ts';
import { analyse, type Token } from './analyser.ts';
import type { Build } from './build.ts';
import { DOCUMENT_KINDS, type DocumentHead, type DocumentKind, type DocumentPart } from './document.ts';
import { cutExcerpt, findStretch, markTerms, type Stretch, type Wanted } from './excerpt.ts';
import { type PackedRecord, recordPlace, unpackHead } from './first-file.ts';
import { PLACES, type Place } from './places.ts';
import type { HitKind, SearchHit, TermCard, TextPart } from './protocol.ts';
import { foldText } from './query.ts';
import type { RankedDocument } from './rank.ts';

/** What a document that was found is shown as: of a thread, the place that tells most. */
export const hitKindOf = (kind: DocumentKind, place: Place): HitKind =>
  kind === 'question' ? (PLACES[place] as HitKind) : kind;

/** A document's record, if its file was read. */
export function recordOf({ files }: Build, document: number): PackedRecord | undefined {
  const { name, at } = recordPlace(document, files.first);
  const records = files.peek(name) ?? [];
  const found = records.indexOf(at);
  return found < 0 ? undefined : (records[found + 1] as PackedRecord);
}

/** A document's head, from the first file or from its record. */
export function headOf(build: Build, document: number): DocumentHead | undefined {
  const known = build.heads.get(document);
  const record = known ? undefined : recordOf(build, document);
  return record ? unpackHead(DOCUMENT_KINDS[build.kinds[document] as number] as DocumentKind, record[0]) : known;
}

/** Where a record has these phrases, one place for each that stands in its title, its names or one of its texts. */
export function findPhrases(record: PackedRecord | undefined, phrases: readonly string[]): Place[] {
  if (!record) return [];
  const [[, title, names = []], parts] = record;
  const texts = [
    ...[title, ...names].map((name) => ({ place: 'question' as const, text: foldText(name) })),
    ...parts.map(([place, , text]) => ({ place, text: foldText(text) })),
  ];
  return phrases.flatMap((phrase) => {
    const found = texts.find(({ text }) => isPhraseIn(text, phrase));
    return found ? [PLACES.indexOf(found.place) as Place] : [];
  });
}

const LETTER = /[\p{L}\p{N}_]/u;

function isPhraseIn(text: string, phrase: string): boolean {
  const isApart = (at: number) => !LETTER.test(text[at] ?? ' ');
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1))
    if (isApart(at - 1) && isApart(at + phrase.length)) return true;
  return false;
}

/** Makes a hit; nothing while nothing is known of the document. */
export function toHit(
  build: Build,
  base: string,
  { document, place }: RankedDocument,
  rank: number,
  wanted: Wanted,
): SearchHit | undefined {
  const head = headOf(build, document);
  if (!head) return undefined;
  const kind = hitKindOf(head.kind, place);
  const title = analyse(head.title);
  const isTitled = title.some(({ term }) => wanted.has(term));
  const alias = isTitled ? undefined : head.names.find((name) => analyse(name).some(({ term }) => wanted.has(term)));
  const record = recordOf(build, document);
  const inShort = shortOf(head, kind, record);
  const best = inShort ? undefined : bestPart(record, kind, wanted);
  const excerpt = best
    ? cutExcerpt(best.text, best.stretch, wanted)
    : beginningOf(inShort ?? firstText(record, kind), wanted);
  const why = whyOf(kind, head, isTitled, alias, inShort !== undefined && excerpt.some(({ mark }) => mark));
  const anchor = kind === 'question' || !best?.anchor ? '' : `#${best.anchor}`;
  return {
    key: `${head.kind}/${head.id}`,
    kind,
    rank,
    title: markTerms(head.title, wanted, title),
    href: base + pageAddress(head) + anchor,
    ...(why ? { why } : {}),
    ...(excerpt.length > 0 ? { excerpt } : {}),
    ...(head.status && kind === head.kind ? { status: head.status } : {}),
  };
}

/** What an entry says in short: a term its definition, a question its short answer, once it was read. */
function shortOf(head: DocumentHead, kind: HitKind, record: PackedRecord | undefined): string | undefined {
  if (kind === 'term') return head.definition;
  return kind === 'question' && head.status ? record?.[1][0]?.[2] : undefined;
}

/** The text that an entry begins with, for want of one that has what was asked; a thread's answers have theirs. */
const firstText = (record: PackedRecord | undefined, kind: HitKind): string =>
  (kind === 'answer' || kind === 'comment' ? undefined : record?.[1][0]?.[2]) ?? '';

const beginningOf = (text: string, wanted: Wanted): TextPart[] =>
  text ? cutExcerpt(text, { start: 0, weight: 0 }, wanted) : [];

function whyOf(
  kind: HitKind,
  head: DocumentHead,
  isTitled: boolean,
  alias: string | undefined,
  isInShort: boolean,
): string | undefined {
  if (kind === 'answer') return 'in an answer';
  if (kind === 'comment') return say('in a comment');
  if (isTitled) return undefined;
  if (alias) return kind === 'term' ? aliasOf(alias, head) : 'asked in other words';
  return {
    term: isInShort ? 'in its definition' : 'in its explanation',
    claim: 'in its explanation',
    question: isInShort ? 'in its short answer' : 'in the question',
    topic: 'in its description',
    source: 'in its details',
  }[kind];
}

const aliasOf = (alias: string, { title }: DocumentHead): string =>
  say('{alias}, alias of {term}', { alias, term: title });

type BestPart = { anchor: string; text: string; stretch: Stretch };

/** Words of texts, read once. */
const readTexts = new WeakMap<PackedRecord, Token[][]>();

/** The part of a record that has most of what is wanted; of a thread, among those of the hit's kind. */
function bestPart(record: PackedRecord | undefined, kind: HitKind, wanted: Wanted): BestPart | undefined {
  if (!record) return undefined;
  const [, parts] = record;
  const tokens = readTexts.get(record) ?? parts.map(([, , text]) => analyse(text));
  readTexts.set(record, tokens);
  let best: BestPart | undefined;
  for (const [index, [place, anchor, text]] of parts.entries()) {
    if ((kind === 'answer' || kind === 'comment') && place !== (kind satisfies DocumentPart['place'])) continue;
    const stretch = findStretch(tokens[index] ?? [], wanted);
    if (stretch && stretch.weight > (best?.stretch.weight ?? 0)) best = { anchor, text, stretch };
  }
  return best;
}

/** The card of a term, when its definition is known. */
export function toCard(build: Build, base: string, document: number, otherName?: string): TermCard | undefined {
  const head = headOf(build, document);
  if (head?.definition === undefined) return undefined;
  return {
    term: head.title,
    href: base + pageAddress(head),
    definition: head.definition,
    senses: head.senses ?? [],
    ...(otherName ? { why: aliasOf(otherName, head) } : {}),
  };
}
