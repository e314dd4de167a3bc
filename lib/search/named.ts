import { analyse, fold } from './analyser.ts';
import type { Asked } from './asked.ts';
import { DOCUMENT_KINDS } from './document.ts';
import type { Meaning } from './lexicon.ts';
import type { Name, Names } from './names.ts';
import { isQuestion, PREFIXED, withoutStops } from './query.ts';

/** Words that ask what something is, beside those that tell nothing. */
const ASKING = /\b(?:actually|really|exactly|simply|explain(?:ed)?|define|definition|mean(?:s|ing)?|works?)\b/gi;

const SOURCE = DOCUMENT_KINDS.indexOf('source');

/** How many terms are put first for the beginning of their name. */
const COMPLETED = 3;

/**
 * The terms that a query compares, in its order. What stands before the first name and after the last is no part of it:
 * `python thread vs process in short`. Where the words only may compare (`thread or process`), both sides have to be names.
 */
export function findCompared(
  {
    build: {
      names,
      files: { first },
    },
    query,
  }: Asked,
  { corrections }: Meaning,
): Name[] {
  if (!query.versus || query.kind || query.filters.length > 0) return [];
  const { sides, isSure } = query.versus;
  const [left, right] = sides.map((side) => correct(fold(side), corrections).split(/\s+/)) as [string[], string[]];
  const found = isSure
    ? [
        namesIn(names, left, (from) => left.slice(from)),
        namesIn(names, right, (less) => right.slice(0, right.length - less)),
      ]
    : sides.map((side) => names.find(side) ?? []).flatMap((name) => [[name].flat()]);
  const pairs = (found[0] ?? []).flatMap((one) =>
    (found[1] ?? []).flatMap((other) => (one.document === other.document ? [] : [[one, other]])),
  );
  const isTold = ([one, other]: Name[]) =>
    first.compared.some((pair) => [one, other].every((name) => name && pair.includes(name.document)));
  return pairs.find(isTold) ?? pairs[0] ?? (isSure ? found.flat().slice(0, 1) : []);
}

/** The longest part of a side that is a name, else names that begin like it. */
function namesIn(names: Names, side: readonly string[], without: (words: number) => readonly string[]): Name[] {
  const found = side.flatMap((_, words) => names.find(without(words).join(' ')) ?? []).slice(0, 1);
  return found.length > 0 ? found : names.complete(side.join(' '), COMPLETED);
}

/** A query without the words before the first that tells something: `what is asy` may become `what is asyncio`. */
function withoutStart(text: string): string {
  const [first] = withoutStops(analyse(text));
  return first ? text.slice(first.start) : text;
}

const correct = (text: string, corrections: Meaning['corrections']): string =>
  corrections.reduce((sound, { from, to }) => sound.replace(from, to), text);

/**
 * What a query means, most likely first: the term called so, and a topic or source that is; while it is typed, terms whose
 * names begin so; the one called so when what was misspelt is put right; of `x vs y` both.
 */
export function findNamed(asked: Asked, meaning: Meaning): Name[] {
  const {
    build: { names, shelves, kinds },
    query,
    isTyping,
  } = asked;
  if (query.kind || query.filters.length > 0 || query.text === '') return [];
  const compared = findCompared(asked, meaning);
  if (query.versus?.isSure || compared.length > 0) return compared;
  const corrected = correct(fold(query.text), meaning.corrections);
  const exact = names.find(query.text) ?? names.find(query.text.replace(ASKING, ' ').trim().replace(PREFIXED, '$1'));
  const begun = isTyping || meaning.isBegun ? names.complete(withoutStart(query.text), COMPLETED) : [];
  const onShelf = shelves.find(query.text);
  const shelf = onShelf && isQuestion(query) && kinds[onShelf.document] === SOURCE ? undefined : onShelf;
  const found = [exact, shelf, ...begun].flatMap((name) => name ?? []);
  const sides = query.text.split('/').map((side) => names.find(side)); // `async/await` names two
  const joined = sides.length > 1 && sides.every((name) => name) ? sides.flatMap((name) => name ?? []) : [];
  const meant = [found, joined, [names.find(corrected) ?? []].flat()].find((list) => list.length > 0) ?? [];
  return meant.filter(({ document }, index) => meant.findIndex((other) => other.document === document) === index);
}
