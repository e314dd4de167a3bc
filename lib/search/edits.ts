/**
 * How many letters have to be put in, taken out, replaced or swapped with their neighbour to make one word of the other
 * (Damerau–Levenshtein, each letter touched once), or `most + 1` when it is more than `most`.
 */
export function countEdits(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let twoBack: number[] = [];
  let back = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      let edits = Math.min(at(back, j) + 1, at(row, j - 1) + 1, at(back, j - 1) + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        edits = Math.min(edits, at(twoBack, j - 2) + 1);
      row.push(edits);
      least = Math.min(least, edits);
    }
    if (least > most) return most + 1;
    [twoBack, back] = [back, row];
  }
  return Math.min(at(back, b.length), most + 1);
}

const at = (row: readonly number[], index: number) => row[index] as number;

/** How many edits a word of this length may be away from what was meant. */
export const mostEdits = (length: number): number => (length < 3 ? 0 : length < 8 ? 1 : 2);

/** Shorter words are all alike: of these only letters in the wrong order are put right. */
const ALIKE = 4;

/** The same for a word that is asked alone: what it is taken for is all that is found. */
const ALIKE_ALONE = 5;

/** Another letter in a word of so many makes another word too often: who asks of hell wants no help. */
const OTHER_WORD = 4;

const lettersOf = (word: string) => [...word].sort().join('');

/** How many words a misspelt one may stand for. */
const MOST_MEANT = 3;

/** How much of a word's weight is left after an edit. */
const EDIT_WEIGHT = 0.8;

/** How much likelier a word is that is twice as common, and one whose first letter is another: people seldom get it wrong. */
const TWICE_AS_COMMON = 1.25;
const OTHER_START = 0.25;

/** A word that may have been meant, and how much of its weight counts. */
export type Correction = { form: string; weight: number };

/**
 * The words that a misspelt one may stand for: those with the fewest edits, the likeliest first and with most weight.
 * @param words what there is, each with how common it is, as a power of two
 * @param isAlone whether nothing else is asked
 */
export function findCorrections(
  word: string,
  words: Iterable<readonly [form: string, weight: number]>,
  isAlone = true,
): Correction[] {
  let fewest = mostEdits(word.length);
  const isAlike = word.length < (isAlone ? ALIKE_ALONE : ALIKE);
  const near = new Map<string, { edits: number; likely: number }>();
  for (const [form, weight] of words) {
    if (form.length < 3) continue;
    const edits = countEdits(word, form, fewest);
    if (edits > fewest || edits === 0) continue;
    if (isAlike && lettersOf(word) !== lettersOf(form)) continue;
    if (word.length <= OTHER_WORD && form.length === word.length && lettersOf(word) !== lettersOf(form)) continue;
    fewest = edits; // what is farther away than the nearest is not meant
    near.set(form, { edits, likely: TWICE_AS_COMMON ** weight * (form[0] === word[0] ? 1 : OTHER_START) });
  }
  const nearest = [...near].filter(([, { edits }]) => edits === fewest);
  nearest.sort(([a, one], [b, other]) => other.likely - one.likely || (a < b ? -1 : 1));
  const most = nearest[0]?.[1].likely ?? 1;
  return nearest
    .slice(0, MOST_MEANT)
    .map(([form, { likely }]) => ({ form, weight: EDIT_WEIGHT ** fewest * (likely / most) }));
}

/** What of a misspelt word is right when the edits are in its other half: how it begins and how it ends. */
export function soundHalves(word: string): { start: string; end: string } {
  const middle = word.length >> 1;
  return { start: word.slice(0, Math.max(1, middle - 1)), end: word.slice(middle + 1) }; // a letter less: two may be swapped there
}
