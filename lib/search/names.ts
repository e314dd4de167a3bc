import { analyse, fold } from './analyser.ts';
import type { DocumentHead } from './document.ts';
import { countEdits } from './edits.ts';
import { withoutStops } from './query.ts';

/** A name that a query may mean, and the document that has it. */
export type Name = { document: number; name: string /** whether it is an alias or a sense */; isOther: boolean };

/** Terms and topics by their names. */
export type Names = {
  /** The term that is called just so, endings and stop words apart. */
  find: (terms: readonly string[]) => Name | undefined;
  /** The term with the shortest name that begins like this. */
  complete: (beginning: string) => Name | undefined;
  /** Terms with a name that is written nearly like this, the nearest first. */
  findNear: (text: string, most: number) => Name[];
};

/** Terms in any order, as one text. */
const keyOf = (terms: readonly string[]) => [...new Set(terms)].sort().join(' ');

/** Indexes the names of terms. */
export function indexNames(heads: readonly { document: number; head: DocumentHead }[]): Names {
  const names = heads.flatMap(({ document, head }) => [
    { document, name: head.title, isOther: false },
    ...head.names.map((name) => ({ document, name, isOther: true })),
  ]);
  const byKey = new Map<string, Name>();
  for (const name of [...names].sort((a, b) => Number(a.isOther) - Number(b.isOther))) {
    const key = keyOf(withoutStops(analyse(name.name)).map(({ term }) => term));
    if (key && !byKey.has(key)) byKey.set(key, name);
  }
  const folded = names.map((name) => ({ name, text: fold(name.name) }));
  folded.sort((a, b) => a.text.length - b.text.length);
  return {
    find: (terms) => (terms.length > 0 ? byKey.get(keyOf(terms)) : undefined),
    complete: (beginning) => {
      const start = fold(beginning.trim());
      return start.length < 2 ? undefined : folded.find(({ text }) => text.startsWith(start))?.name;
    },
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
