import type { ImpactIndex } from './impact-index.ts';
import { idf, impactOf, placeOf } from './impacts.ts';
import { countPostings } from './packing.ts';
import type { Place } from './places.ts';

/** A word of a query: the terms it may stand for, each with the part of its weight that counts. */
export type AskedWord = readonly { term: string; weight: number }[];

/** A document that was found, and where the word that tells most is in it. */
export type RankedDocument = { document: number; score: number; place: Place };

/** Finds documents in an index, again and again. */
export type Ranker = (words: readonly AskedWord[]) => RankedDocument[];

/**
 * Makes the ranker of an index: a document's score is the sum over the words, each the best of its terms: its impact
 * times its rarity.
 * @param documents how many documents the index was made of
 * @param room how many numbers they take
 * @returns documents in no order, each once; the list is used again by the next call
 */
export function createRanker(index: ImpactIndex, documents: number, room: number): Ranker {
  const scores = new Float64Array(room);
  const places = new Uint8Array(room);
  const bestShare = new Float64Array(room);
  /** What the word in hand has given each document, and which word gave it last. */
  const given = new Float64Array(room);
  const givenBy = new Int32Array(room).fill(-1);
  return (words) => {
    const found: number[] = [];
    for (const [number, word] of words.entries()) {
      const isOne = word.length === 1; // then nothing else can give a document this word
      for (const { term, weight } of word) {
        const postings = index.find(term);
        const rarity = weight * idf(countPostings(postings), documents);
        for (const [slot, list] of postings.entries()) {
          if (!list) continue;
          const share = rarity * impactOf(slot);
          for (const document of list) {
            const score = scores[document] as number;
            if (score === 0) found.push(document);
            const before = isOne || givenBy[document] !== number ? 0 : (given[document] as number);
            if (share <= before) continue;
            if (!isOne) {
              givenBy[document] = number;
              given[document] = share;
            }
            scores[document] = score + share - before;
            if (share <= (bestShare[document] as number)) continue;
            bestShare[document] = share;
            places[document] = placeOf(slot);
          }
        }
      }
    }
    return found.map((document) => {
      const ranked = { document, score: scores[document] as number, place: places[document] as Place };
      scores[document] = 0;
      bestShare[document] = 0;
      givenBy[document] = -1;
      return ranked;
    });
  };
}

/**
 * The best of what was found, in order.
 * @param order the place of each document among equal ones
 */
export function bestOf(found: readonly RankedDocument[], most: number, order: Uint32Array): RankedDocument[] {
  const isBefore = (a: RankedDocument, b: RankedDocument) =>
    a.score > b.score || (a.score === b.score && (order[a.document] as number) < (order[b.document] as number));
  const best: RankedDocument[] = [];
  for (const candidate of found) {
    const last = best.at(-1);
    if (best.length === most && last && !isBefore(candidate, last)) continue;
    let at = best.length;
    while (at > 0 && isBefore(candidate, best[at - 1] as RankedDocument)) at--;
    best.splice(at, 0, candidate);
    if (best.length > most) best.pop();
  }
  return best;
}
