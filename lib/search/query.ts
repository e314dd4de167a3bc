import { analyse, fold, isStopTerm, type Token } from './analyser.ts';
import { HIT_KINDS, type HitKind } from './protocol.ts';

/** A query, read. */
export type Query = {
  /** The query without its filters and quotation marks. */
  text: string;
  /** What is asked for, each term once. */
  words: QueryWord[];
  /** Texts that are looked for as they stand, folded. */
  phrases: string[];
  /** Whether nothing else is asked, so that they have to be there. */
  isPhrase: boolean;
  /** The kind of hit that `type:` asks for. */
  kind?: HitKind;
  /** `tag:` and `is:`, which a document has to pass. */
  filters: string[];
  /** The two things that are compared, when the words say so. */
  versus?: Versus;
};

/** Two things that may be compared: for sure in `x vs y`; in `x or y` only where both are names. */
export type Versus = { sides: [left: string, right: string]; isSure: boolean };

/** A word of a query. */
export type QueryWord = Pick<Token, 'term' | 'form'> & {
  /** Whether it is the last one and may go on. */
  isOpen: boolean;
  /** How often it is asked. */
  times: number;
  /** The term of the joined word that this is a part of. */
  partOf?: string;
};

/** A word that says with its beginning how many or where, such as `multithreading`: the rest is what it is about. */
export const PREFIXED = /^(?:multi|hyper|inter|micro|sub)-?(\p{L}{5,})$/iu;

/** The longest query that is read; the rest of a longer one says nothing more. */
const LONGEST = 2_000;

/** How many words of a query count: the first ones. */
const MOST_WORDS = 64;

const FILTER = /(?:^|\s)(tag|type|is):([\p{L}\p{N}-]+)(?=\s|$)/giu;
const PHRASE = /"([^"]+)"/g;

/** How two things are compared, but for what stands after them. */
const COMPARISONS = [
  /^(.+?)\s+(?:vs\.?|versus)\s+(.+)$/i,
  /\bdifferen\w+\s+(?:between|of)\s+(.+?)\s+(?:and|or|from)\s+(.+)$/i,
  /^how\s+(?:do|does)\s+(.+?)\s+(?:and|differ\s+from)\s+(.+?)(?:\s+differ)?$/i,
  /^how\s+(?:are|is)\s+(.+?)\s+(?:and|different\s+from)\s+(.+?)(?:\s+different)?$/i,
  /^compare\s+(.+?)\s+(?:and|with|to)\s+(.+)$/i,
];
const COMPARING = /\bdiffer|\bversus\s|\bvs\b|^compare\s/i;
/** They say that two things are compared, and nothing of what. */
const COMPARING_WORDS = /\b(?:differ(?:s|en\w+)?|vs|versus|compare)\b/gi;
const EITHER = [
  /^(?:is\s+|are\s+)?(.+?)\s+or\s+(.+)$/i,
  /^is\s+(.+?)\s+(?:the\s+same\s+(?:thing\s+)?as|(?:just\s+|like\s+)?an?)\s+(.+)$/i,
];

/**
 * Reads a query. Nothing in it is a pattern, and there is no wrong query: what is no filter is a word.
 * @param typing whether the last word may be unfinished
 */
export function parseQuery(asked: string, typing = false): Query {
  const query: Query = { text: '', words: [], phrases: [], isPhrase: false, filters: [] };
  const text = cut(asked)
    .replace(FILTER, (match, name: string, value: string) => {
      const filter = `${name.toLowerCase()}:${value.toLowerCase()}`;
      const kind = HIT_KINDS.find((hitKind) => filter === `type:${hitKind}`);
      if (kind) query.kind = kind;
      else if (name.toLowerCase() === 'type') return match;
      else query.filters.push(filter);
      return ' ';
    })
    .replace(PHRASE, (_, phrase: string) => {
      query.phrases.push(foldText(phrase));
      return ` ${phrase} `;
    });
  query.text = text.trim();
  query.isPhrase = query.phrases.length > 0 && !/[\p{L}\p{N}]/u.test(asked.replace(FILTER, ' ').replace(PHRASE, ' '));
  const versus = versusOf(query.text);
  if (versus) query.versus = versus;
  const tokens = analyse(versus?.isSure ? text.replace(COMPARING_WORDS, ' ') : text);
  const isOpen = ({ end }: Token) => typing && end === tokens.at(-1)?.end && /[\p{L}\p{N}_]$/u.test(asked);
  const wholes = new Map<number, string>();
  for (const { start, term } of tokens) if (!wholes.has(start)) wholes.set(start, term);
  const words = new Map<string, QueryWord>();
  for (const token of tokens) {
    const { term, form } = token;
    const whole = wholes.get(token.start);
    const word = { term, form, isOpen: isOpen(token), times: (words.get(term)?.times ?? 0) + 1 };
    words.set(term, whole === undefined || whole === term ? word : { ...word, partOf: whole });
  }
  query.words = withoutStops([...words.values()]).slice(0, MOST_WORDS);
  return query;
}

/** Whether an answer is asked for: what only names a place to look it up comes after that. */
export const isQuestion = ({ text }: Query): boolean =>
  /^(?:are|can|could|do|does|how|is|should|what|when|where|which|who|why|will)\s|\?$/i.test(text);

function versusOf(text: string): Versus | undefined {
  const asked = text.replace(/[\s?!.]+$/, '');
  const isSure = COMPARING.test(asked);
  const [, left, right] = (isSure ? COMPARISONS : EITHER).flatMap((pattern) => pattern.exec(asked) ?? []);
  return left && right ? { sides: [left, right], isSure } : undefined;
}

/** The beginning of a query, up to the end of a word where there is one. */
const cut = (text: string) => (text.length > LONGEST ? text.slice(0, LONGEST).replace(/\s\S*$/, '') : text);

/** Words that are rarely asked for count only when there is nothing else. */
export function withoutStops<T extends { term: string }>(words: T[]): T[] {
  const telling = words.filter(({ term }) => !isStopTerm(term));
  return telling.length > 0 ? telling : words;
}

/** A text as phrases are looked for in it. */
export const foldText = (text: string): string => fold(text).replace(/\s+/g, ' ').trim();

/** The same query with a filter turned on, or off when it is on; another `type:` takes the place of the one there is. */
export function toggleFilter(asked: string, filter: string): { query: string; isOn: boolean } {
  const words = asked.trim().split(/\s+/).filter(Boolean);
  const isOn = words.some((word) => word.toLowerCase() === filter);
  const isReplaced = (word: string) =>
    word.toLowerCase() === filter || (filter.startsWith('type:') && /^type:/i.test(word));
  const kept = words.filter((word) => !isReplaced(word));
  return { query: (isOn ? kept : [...kept, filter]).join(' '), isOn };
}
