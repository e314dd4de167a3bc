/** A source of numbers from 0 up to, but not, 1. */
export type Random = () => number;

/**
 * A stream of numbers that is the same for the same seed (splitmix32): every document has a stream of its own, so that
 * document 17 reads the same in a corpus of 100 and of 5,000.
 */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from 0 up to, but not, `limit`. */
export const below = (random: Random, limit: number): number => Math.floor(random() * limit);

/** One of a list that is not empty, each as likely as the others. */
export const pickFrom = <T>(random: Random, list: readonly T[]): T => list[below(random, list.length)] as T;

/** The list in another order (Fisher and Yates). */
export function shuffled<T>(random: Random, list: readonly T[]): T[] {
  const result = [...list];
  for (let last = result.length - 1; last > 0; last--) {
    const other = below(random, last + 1);
    [result[last], result[other]] = [result[other] as T, result[last] as T];
  }
  return result;
}

/**
 * A chooser that takes the word at rank r about as often as 1/(r + 2.7)^exponent, as words of real texts are
 * (Zipf's law with Mandelbrot's shift).
 */
export function zipfChooser<T>(words: readonly T[], exponent = 1): (random: Random) => T {
  const sums: number[] = [];
  let total = 0;
  for (let rank = 0; rank < words.length; rank++) {
    total += 1 / (rank + 2.7) ** exponent;
    sums.push(total);
  }
  return (random) => {
    const wanted = random() * total;
    let low = 0;
    let high = words.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] as number) < wanted) low = middle + 1;
      else high = middle;
    }
    return words[low] as T;
  };
}
