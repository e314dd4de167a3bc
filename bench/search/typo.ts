import { analyse, isStopTerm } from '../../lib/search/analyser.ts';
import { below, pickFrom, type Random } from '../../tools/process/random.ts';

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];

/**
 * Misspells the rarest word of a query that some text has and that has four letters or more: a letter left out, put in,
 * replaced or swapped with the next, anywhere in the word. A query without such a word stays as it is.
 * @param countOf how many texts have a term
 */
export function misspell(query: string, countOf: (term: string) => number, random: Random): string {
  const words = [...query.matchAll(/(?<![\p{L}\p{N}_])\p{L}{4,}(?![\p{L}\p{N}_])/gu)].flatMap(({ 0: word, index }) => {
    const [token] = analyse(word);
    const count = token && !isStopTerm(token.term) ? countOf(token.term) : 0;
    return count > 0 ? [{ word: word.toLowerCase(), index, count }] : [];
  });
  const rarest = words.sort((a, b) => a.count - b.count)[0];
  if (!rarest) return query;
  const { word, index } = rarest;
  return query.slice(0, index) + edit([...word], random).join('') + query.slice(index + word.length);
}

function edit(letters: string[], random: Random): string[] {
  const at = below(random, letters.length);
  const other = pickFrom(
    random,
    LETTERS.filter((letter) => letter !== letters[at]),
  );
  const swapAt = Math.min(at, letters.length - 2);
  const ways = [
    () => letters.toSpliced(at, 1),
    () => letters.toSpliced(at, 0, other),
    () => letters.with(at, other),
    () => letters.with(swapAt, letters[swapAt + 1] as string).with(swapAt + 1, letters[swapAt] as string),
  ];
  return pickFrom(random, ways)();
}
