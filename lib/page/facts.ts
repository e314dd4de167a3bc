import { keyOf } from '#lib/model/ids.ts';
import type { Site } from '#lib/model/site.ts';
import type { Book, Holding } from './book.ts';
import { hashOf } from './hash.ts';

/**
 * A fact of the book that something was made of, by its name: an entry (`claims/needs-no-threads`), what is known of one
 * (`backlinks/term/gil`, `body/claim/needs-no-threads`), a whole list (`claims/*`), the settings.
 */
export type Fact = string;

/** A book that says which facts are read of it, and how each stands. */
export type NotedBook = {
  book: Book;
  /** Adds facts that are no part of the book itself, under a name of their own; they are noted and known like the rest. */
  noteMap<K extends string, V>(name: string, map: ReadonlyMap<K, V>): ReadonlyMap<K, V>;
  /** Does work, and says what it came to and every fact it has read. One work at a time. */
  note<T>(work: () => T | Promise<T>): Promise<{ result: T; facts: Fact[] }>;
  /** A text that differs whenever a fact does; a fact that is not there has one, too. */
  hashOf(fact: Fact): string;
};

/** The parts of a site that are looked up by key, and so are facts one by one; the others are facts as a whole. */
const MAPS = [
  'questions',
  'answers',
  'comments',
  'claims',
  'terms',
  'evidence',
  'sources',
  'people',
  'topics',
  'threads',
  'claimUses',
  'premises',
  'leaning',
  'written',
  'questionRelations',
  'termRelations',
  'termNeighbours',
] as const satisfies readonly (keyof Site)[];
const WHOLES = ['settings', 'listed', 'unanswered', 'withdrawn'] as const satisfies readonly (keyof Site)[];

/** Makes a book note what is read of it. Its functions read the same entries, so what is made of either is the same. */
export function noteFacts(book: Book): NotedBook {
  let noted: Set<Fact> | undefined;
  const add = (fact: Fact) => noted?.add(fact);
  const maps = new Map<string, ReadonlyMap<string, unknown>>();
  const noteMap = <K extends string, V>(name: string, map: ReadonlyMap<K, V>) => {
    maps.set(name, map);
    return new NotedMap(name, map, add);
  };

  const site = {} as { -readonly [Part in keyof Site]: unknown };
  for (const name of MAPS) site[name] = noteMap(name, book.site[name] as ReadonlyMap<string, unknown>);
  for (const name of WHOLES) {
    const get = () => {
      add(name);
      return book.site[name];
    };
    Object.defineProperty(site, name, { enumerable: true, get });
  }

  let backlinks: ReturnType<Book['backlinks']> | undefined;
  const linkBack = () => (backlinks ??= noteMap('backlinks', book.backlinks()));
  /** The same function, that notes which fact it reads. */
  const noting =
    <In extends unknown[], Out>(read: (...of: In) => Out, factOf: (...of: In) => Fact) =>
    (...of: In): Out => {
      add(factOf(...of));
      return read(...of);
    };
  const notedBook: Book = {
    ...book,
    site: site as Site,
    bodyOf: noting(book.bodyOf, (entry) => `body/${keyOf(entry)}`),
    recordOf: noting(book.recordOf, ({ id }) => `record/${id}`),
    about: noting(book.about, () => 'about'),
    holds: noting(book.holds, (what) => `holds/${what}`),
    hasPage: noting(book.hasPage, () => 'settings'),
    backlinks: linkBack,
    ledgerAt: noting(book.ledgerAt, (address) => `ledger/${address}`),
  };

  /** The value of a fact that is no part of a map. */
  const valueOf = (kind: string, key: string): unknown => {
    if (kind === 'about') return book.about();
    if (kind === 'holds') return book.holds(key as Holding);
    if (kind === 'ledger') return book.ledgerAt(key);
    if (kind === 'record') {
      const evidence = book.site.evidence.get(key);
      return evidence && book.recordOf(evidence);
    }
    if (kind === 'body') {
      const { questions, answers, comments, claims, terms } = book.site;
      const [of, id = ''] = [key.slice(0, key.indexOf('/')), key.slice(key.indexOf('/') + 1)];
      const entry =
        of === 'answer'
          ? answers.get(key)
          : of === 'comment'
            ? comments.get(key)
            : { question: questions, claim: claims, term: terms }[of]?.get(id);
      return entry && book.bodyOf(entry);
    }
    return (book.site as Record<string, unknown>)[kind];
  };

  const hashes = new Map<Fact, string>();
  const hashOfFact = (fact: Fact): string => {
    const known = hashes.get(fact);
    if (known !== undefined) return known;
    const [, kind = fact, key] = /^([^/]+)(?:\/(.*))?$/s.exec(fact) ?? [];
    if (kind === 'backlinks') linkBack();
    const map = maps.get(kind);
    // The raw text of an entry decides nothing but its body, which is a fact of its own.
    const hash =
      map && key === ALL
        ? hashOf([...map.keys()].map((one) => [one, hashOfFact(`${kind}/${one}`)]))
        : map && key === SIZE
          ? String(map.size)
          : hashOf(map ? map.get(key ?? '') : valueOf(kind, key ?? ''), 'raw');
    hashes.set(fact, hash);
    return hash;
  };

  return {
    book: notedBook,
    noteMap,
    async note(work) {
      const facts = new Set<Fact>();
      noted = facts;
      try {
        return { result: await work(), facts: [...facts].sort() };
      } finally {
        noted = undefined;
      }
    },
    hashOf: hashOfFact,
  };
}

const ALL = '*';
const SIZE = '#';

/** A map that notes which of its keys are looked up, whether or not they are there. */
class NotedMap<K extends string, V> implements ReadonlyMap<K, V> {
  readonly #name: string;
  readonly #map: ReadonlyMap<K, V>;
  readonly #add: (fact: Fact) => void;

  constructor(name: string, map: ReadonlyMap<K, V>, add: (fact: Fact) => void) {
    this.#name = name;
    this.#map = map;
    this.#add = add;
  }

  /** The whole map, which is noted as a whole. */
  #all(): ReadonlyMap<K, V> {
    this.#add(`${this.#name}/${ALL}`);
    return this.#map;
  }

  get(key: K): V | undefined {
    this.#add(`${this.#name}/${key}`);
    return this.#map.get(key);
  }

  has(key: K): boolean {
    this.#add(`${this.#name}/${key}`);
    return this.#map.has(key);
  }

  get size(): number {
    this.#add(`${this.#name}/${SIZE}`);
    return this.#map.size;
  }

  keys = () => this.#all().keys();
  values = () => this.#all().values();
  entries = () => this.#all().entries();
  [Symbol.iterator] = () => this.#all()[Symbol.iterator]();
  forEach: ReadonlyMap<K, V>['forEach'] = (call) => this.#all().forEach(call);
}
