import { describe, expect, it } from 'vitest';
import { type Analysis, Vocabulary } from './analysis.ts';
import type { SearchDocument } from './document.ts';
import { VERSION } from './first-file.ts';
import { toSearchFiles } from './search-files.ts';

// Words as texts have them: a few are everywhere, many in one text or two.
const wordAt = (at: number) => `w${Math.floor(3_000 * ((at * 0.618) % 1) ** 3).toString(36)}`;
const words = (seed: number, count: number) =>
  Array.from({ length: count }, (_, at) => wordAt(seed * 7.31 + at * at * 0.137 + at)).join(' ');
const thread = (index: number): SearchDocument => ({
  kind: 'question',
  id: `thread-${index}`,
  title: `About ${words(index, 4)}`,
  names: [],
  filters: ['#tag:all'],
  votes: index % 7,
  parts: [
    { place: 'question', text: words(index + 0.5, 50) },
    { place: 'answer', anchor: 'a', text: words(index + 0.25, 60) },
  ],
});
const claim = (index: number): SearchDocument => ({
  kind: 'claim',
  id: `claim-${index}`,
  title: `That ${words(index + 0.7, 6)}`,
  names: [],
  filters: [],
  parts: [],
});
const BOOK = [...Array.from({ length: 200 }, (_, i) => thread(i)), ...Array.from({ length: 100 }, (_, i) => claim(i))];

const files = toSearchFiles(BOOK);

/** The kinds of the files that a change of the book changes, and how many there are of each. */
function changedBy(change: (document: SearchDocument) => SearchDocument[]) {
  const changed = [...toSearchFiles(BOOK.flatMap(change))].filter(([address, text]) => files.get(address) !== text);
  const counts: Record<string, number> = {};
  for (const [address] of changed) {
    const kind = /(\w+)-\d+-\w+\.json$/.exec(address)?.[1] ?? address;
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

const countOf = (kind: string) => [...files.keys()].filter((address) => address.includes(`/${kind}-`)).length;

describe('toSearchFiles(documents), after a change', () => {
  it('makes more files than one', () => expect(countOf('terms')).toBeGreaterThan(10));

  it('names few files anew for a changed word', () => {
    const counts = changedBy((document) =>
      document.id === 'thread-77'
        ? [{ ...document, parts: document.parts.map((part) => ({ ...part, text: `${part.text} otherword` })) }]
        : [document],
    );
    expect(counts).toMatchObject({ '/search.json': 1, question: 1 });
    expect(counts.terms).toBeLessThan(5);
    expect(counts).not.toHaveProperty('claim');
  });

  it('names the files of its own words anew for a new claim', () => {
    const counts = changedBy((document) => (document.id === 'claim-5' ? [document, claim(1_001)] : [document]));
    expect(counts).toMatchObject({ '/search.json': 1, claim: 1 });
    expect(counts.terms).toBeLessThan(countOf('terms') / 2);
    expect(counts).not.toHaveProperty('question');
  });

  it('leaves the records of other threads for a new thread', () =>
    expect(
      changedBy((document) => (document.id === 'thread-5' ? [document, thread(1_001)] : [document])).question,
    ).toBeLessThan(6));

  it('names the files of a neighbourhood anew together when there are too many for versions of their own', () => {
    const long = (index: number, more = ''): SearchDocument => ({
      ...claim(index),
      parts: [{ place: 'question', text: `${'many words '.repeat(120)}${more}` }],
    });
    const documents = Array.from({ length: 800 }, (_, index) => long(index));
    const before = toSearchFiles(documents);
    const after = toSearchFiles(documents.with(77, long(77, ' otherword')));
    const changed = [...after.keys()].filter((address) => /\/claim-/.test(address) && !before.has(address));
    expect(changed.length).toBeGreaterThan(1);
    expect(changed.length).toBeLessThan(9);
    const { versions } = JSON.parse(after.get('/search.json') as string);
    expect(versions.records.length / VERSION).toBeLessThanOrEqual(500);
  });

  it('does not depend on the order of what is equal', () => {
    const other = toSearchFiles([...BOOK].reverse());
    const parts = [...other].filter(([address]) => address !== '/search.json');
    expect(parts).toHaveLength(files.size - 1);
    expect(parts.every(([address, text]) => files.get(address) === text)).toBe(true);
  });
});

describe('toSearchFiles(documents, { analyses })', () => {
  it('reads only texts that were not read before, and makes the same', () => {
    const kept = new Map<string, Analysis>();
    let anew: string[] = [];
    const analyses = {
      vocabulary: new Vocabulary(),
      find: (key: string) => kept.get(key),
      keep: (key: string, analysis: Analysis) => {
        if (kept.get(key) !== analysis) anew.push(key);
        kept.set(key, analysis);
      },
    };
    toSearchFiles(BOOK, { analyses });
    expect(anew).toHaveLength(BOOK.length);
    anew = [];
    const changed = BOOK.map((document) => (document.id === 'claim-7' ? { ...document, title: 'Another' } : document));
    const made = toSearchFiles(changed, { analyses });
    expect(anew).toHaveLength(1);
    expect(made).toEqual(toSearchFiles(changed));
  });
});
