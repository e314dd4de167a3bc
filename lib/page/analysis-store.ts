import { type Analysis, type AnalysisStore, Vocabulary } from '#lib/search/analysis.ts';
import { readShards, writeShards } from './shards.ts';

/** Analyses, and the words that their numbers stand for: each form, and its term where that is another. */
type Shard = { forms: string[]; terms: (string | 0)[]; analyses: (readonly [string, Analysis['lengths'], string])[] };

/**
 * Opens a store in a folder; what is in it was read by the code that the folder's name stands for. Numbers of forms and
 * counts are written as bytes in base64, which is read ten times as fast as a list of numbers.
 */
export function openAnalysisStore(folder: string): AnalysisStore & { save: () => void } {
  const vocabulary = new Vocabulary();
  const stored = new Map<string, Analysis>();
  readShards<Shard>(folder, (shard) => {
    const numbers = shard.forms.map((form, at) => vocabulary.numberOf(form, shard.terms[at] || form));
    for (const [key, lengths, packed] of shard.analyses) {
      const bytes = Uint8Array.from(Buffer.from(packed, 'base64'));
      const both = new Uint32Array(bytes.buffer);
      const forms = both.slice(0, both.length / 2).map((at) => numbers[at] as number);
      stored.set(key, { lengths, forms, counts: both.slice(both.length / 2) });
    }
  });
  const used = new Map<string, Analysis>();
  return {
    vocabulary,
    find: (key) => stored.get(key),
    keep: (key, analysis) => used.set(key, analysis),
    /** Writes what was kept since the store was opened, and forgets the rest. */
    save: () => {
      if (used.size === stored.size && [...used.keys()].every((key) => stored.has(key))) return;
      writeShards(folder, [...used], (part) => toShard(part, vocabulary));
    },
  };
}

function toShard(part: readonly (readonly [string, Analysis])[], vocabulary: Vocabulary): Shard {
  const shard: Shard = { forms: [], terms: [], analyses: [] };
  const places = new Map<number, number>();
  const placeOf = (number: number) => {
    const known = places.get(number);
    if (known !== undefined) return known;
    const form = vocabulary.forms[number] as string;
    const term = vocabulary.terms[vocabulary.termNumbers[number] as number] as string;
    shard.terms.push(term === form ? 0 : term);
    const place = shard.forms.push(form) - 1;
    places.set(number, place);
    return place;
  };
  for (const [key, { lengths, forms, counts }] of part) {
    const both = Uint32Array.from([...forms.map(placeOf), ...counts]);
    shard.analyses.push([key, lengths, Buffer.from(both.buffer).toString('base64')]);
  }
  return shard;
}
