import { analyse, fold } from './analyser.ts';
import type { DocumentHead } from './document.ts';
import { countEdits } from './edits.ts';
import { withoutStops } from './query.ts';

/** A name that a query may mean, and the document that has it. */
export type Name = {
  document: number;
  name: string;
  /** Whether it is an alias or a sense. */
  isOther: boolean;
};

/** Documents by their names. */
export type Names = {
  /** The document that is called just so, but for endings, and for words that tell nothing. */
  find: (text: string) => Name | undefined;
  /** Terms with a name that begins like this: short ones before long ones, own names before others of nearly their length. */
  complete: (beginning: string, most: number) => Name[];
  /** What else a term of the index is called: the one-word names that stand beside it, as terms of the index. */
  others: (term: string) => readonly string[];
  /** Terms with a name that is written nearly like this, the nearest first. */
  findNear: (text: string, most: number) => Name[];
};

/**
 * What two spellings of a name have in common, the strictest first: all letters, but no spaces and hyphens; without the
 * plural; without endings; and all this without words that tell nothing.
 */
function keysOf(text: string): string[] {
  const words = analyse(text.replace(/[-_/]/g, ' '));
  return [words, withoutStops(words)].flatMap((list) => {
    const written = list.map(({ form }) => form).join('');
    return [written, written.replace(/s$/, ''), list.map(({ term }) => term).join('')];
  });
}

/** How many letters shorter another name has to be to be completed before an own one. */
const OTHER_NAME = 3;

/** Indexes the names of terms. */
export function indexNames(heads: readonly { document: number; head: DocumentHead }[]): Names {
  const names = heads.flatMap(({ document, head }) => [
    { document, name: head.title, isOther: false },
    ...head.names.map((name) => ({ document, name, isOther: true })),
  ]);
  const byKey = new Map<string, Name>();
  const add = (key: string, name: Name) => {
    if (key && !byKey.has(key)) byKey.set(key, name);
  };
  const others = new Map<string, string[]>();
  for (const { head } of heads) {
    const words = [head.title, ...head.names].map((name) => analyse(name));
    const terms = new Set(words.flatMap(([first, ...more]) => (first && more.length === 0 ? [first.term] : [])));
    for (const term of terms)
      others.set(
        term,
        [...(others.get(term) ?? []), ...terms].filter((other) => other !== term),
      );
  }
  names.sort((a, b) => Number(a.isOther) - Number(b.isOther));
  const keys = names.map(({ name }) => keysOf(name));
  for (const strictness of keysOf('').keys())
    for (const [index, name] of names.entries()) add(keys[index]?.[strictness] ?? '', name);
  const folded = names.map((name) => ({ name, text: fold(name.name) }));
  folded.sort((a, b) => a.text.length - b.text.length);
  return {
    find: (text) => {
      const key = keysOf(text).find((candidate) => byKey.has(candidate));
      return key === undefined ? undefined : byKey.get(key);
    },
    complete: (beginning, most) => {
      const start = fold(beginning.trim());
      if (start.length < 2) return [];
      const found = folded.filter(({ text }) => text.startsWith(start)).map(({ name }) => name);
      const lengthOf = ({ name, isOther }: Name) => name.length + (isOther ? OTHER_NAME : 0);
      found.sort((a, b) => lengthOf(a) - lengthOf(b));
      const isFirst = ({ document }: Name, index: number) =>
        found.findIndex((name) => name.document === document) === index;
      return found.filter(isFirst).slice(0, most);
    },
    others: (term) => others.get(term) ?? [],
    findNear: (text, most) => {
      const wanted = fold(text.trim()).slice(0, 60);
      const limit = Math.max(2, Math.floor(wanted.length / 2));
      const near = folded.flatMap(({ name, text: other }) => {
        const edits = countEdits(wanted, other, limit);
        return edits <= limit && edits < other.length ? [{ name, edits }] : [];
      });
      near.sort((a, b) => a.edits - b.edits);
      return [...new Map(near.map(({ name }) => [name.document, name])).values()].slice(0, most);
    },
  };
}
