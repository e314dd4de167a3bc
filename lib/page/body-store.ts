import type { CompiledBody } from '#lib/mdx/compile.ts';
import { readShards, writeShards } from '#lib/store/shards.ts';

/** A compiled body, and everything that it was made of. */
export type KeptBody = {
  /** A hash of the entry's own text and of what else of the entry decides how it is compiled. */
  input: string;
  /** What compiling asked the book, and a hash of each answer. */
  asked: readonly (readonly [question: string, answer: string])[];
  body: CompiledBody;
};

/** Compiled bodies by their entries' keys, kept from one time to the next. */
export type BodyStore = {
  /** The words with which terms began when the bodies were kept: a body was not asked about others. */
  words: ReadonlySet<string>;
  find: (key: string) => KeptBody | undefined;
  keep: (key: string, kept: KeptBody) => void;
};

type Shard = { words: readonly string[]; bodies: readonly (readonly [string, KeptBody])[] };

/** Opens a store in a folder; what is in it was compiled by the code that the folder's name stands for. */
export function openBodyStore(folder: string): BodyStore & { save: (words: Iterable<string>) => void } {
  const stored = new Map<string, KeptBody>();
  const words = new Set<string>();
  readShards<Shard>(folder, (shard) => {
    for (const word of shard.words) words.add(word);
    for (const [key, kept] of shard.bodies) stored.set(key, kept);
  });
  const used = new Map<string, KeptBody>();
  let isChanged = false;
  return {
    words,
    find: (key) => stored.get(key),
    keep: (key, kept) => {
      isChanged ||= stored.get(key) !== kept;
      used.set(key, kept);
    },
    /** Writes what was kept since the store was opened, and forgets the rest. */
    save: (now) => {
      const all = [...now].sort();
      if (!isChanged && used.size === stored.size && all.join() === [...words].sort().join()) return;
      writeShards(folder, [...used], (bodies) => ({ words: all, bodies }));
    },
  };
}
