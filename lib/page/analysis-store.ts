import { type Analysis, type AnalysisStore, Vocabulary } from '#lib/search/analysis.ts';
import { readShards, writeShards } from '#lib/store/shards.ts';

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
      const both = new Uint32Array(Uint8Array.from(Buffer.from(packed, 'base64')).buffer);
      const forms = both.subarray(0, both.length / 2);
      for (let at = 0; at < forms.length; at++) forms[at] = numbers[forms[at] as number] as number;
      stored.set(key, { lengths, forms, counts: both.subarray(both.length / 2) });
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

function toShard(part: readonly (readonly [string, Analysis])[], { forms, terms, termNumbers }: Vocabulary): Shard {
  const shard: Shard = { forms: [], terms: [], analyses: [] };
  const places = new Uint32Array(forms.length); // in this shard, from 1
  for (const [key, analysis] of part) {
    const { length } = analysis.forms;
    const both = new Uint32Array(2 * length);
    for (let at = 0; at < length; at++) {
      const number = analysis.forms[at] as number;
      if (!places[number]) {
        const [form, term] = [forms[number] as string, terms[termNumbers[number] as number] as string];
        places[number] = shard.forms.push(form);
        shard.terms.push(term === form ? 0 : term);
      }
      both[at] = (places[number] as number) - 1;
    }
    both.set(analysis.counts, length);
    shard.analyses.push([key, analysis.lengths, Buffer.from(both.buffer).toString('base64')]);
  }
  return shard;
}
