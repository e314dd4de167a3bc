import { parseFact } from '#lib/evidence/fact.ts';
import { packagesOf } from '#lib/evidence/packages.ts';
import type { Issue } from '#lib/model/issue.ts';
import type { EntryKind } from '#lib/schema/fields.ts';
import type { Expected, FileFacts, Quote } from './facts.ts';
import { isRecord } from './fields.ts';
import { issueAt, type Span, shown } from './span.ts';
import type { Path } from './yaml.ts';

type Data = Record<string, unknown>;

/** An entry's data, and where its values and keys stand. */
type EntryData = { file: string; data: Data; at: (path: Path) => Span; keyAt: (path: Path) => Span };

/** What the data of one kind of entry says that no other's does, and what is wrong with it. */
export const OF_KIND: { readonly [Kind in EntryKind]?: (entry: EntryData) => Partial<FileFacts> } = {
  question: ({ file, data, at, keyAt }) => ({ issues: checkTitle(file, data, at), ...originOf(data, keyAt) }),
  term: ({ data, at }) => ({
    names: isRecord(data.withdrawn) ? [] : namesOf(data, at),
    parts: partsOf(data, 'senses', at),
    former: idsIn(data, 'formerly', at),
  }),
  claim: ({ file, data, at }) => {
    const quotes = quotesOf(data, at);
    return { ...readFacts(file, 'quotes', quotes), settled: data.status !== 'open' };
  },
  evidence: ({ file, data, at }) => ({
    ...readFacts(file, 'expected', expectedIn(data, at)),
    parts: partsOf(data, 'variants', at),
    packages: packagesOf({ packages: texts(data.packages), pip: texts(data.pip) }),
    runtime: String(data.runtime ?? 'python'),
    rare: data.python !== undefined || listOf(data.pip).length > 0,
  }),
};

/** The texts in a field that lists former ids, such as `aliases`. */
export const idsIn = (data: Data, field: string, at: (path: Path) => Span): FileFacts['former'] =>
  listOf(data[field]).flatMap((value, index) =>
    typeof value === 'string' ? [{ id: value, span: at([field, index]) }] : [],
  );

const namesOf = (data: Data, at: (path: Path) => Span): FileFacts['names'] =>
  [
    { value: data.term, path: ['term'], alias: false },
    ...listOf(data.aliases).map((value, index) => ({ value, path: ['aliases', index], alias: true })),
  ].flatMap(({ value, path, alias }) =>
    typeof value === 'string' && value.trim() ? [{ word: value.trim(), alias, span: at(path) }] : [],
  );

const partsOf = (data: Data, field: string, at: (path: Path) => Span): FileFacts['parts'] =>
  listOf(data[field]).flatMap((part, index) =>
    isRecord(part) && typeof part.id === 'string' ? [{ id: part.id, span: at([field, index, 'id']) }] : [],
  );

/** Where a question was first asked, unless here. */
function originOf(data: Data, keyAt: (path: Path) => Span): Pick<FileFacts, 'origin'> {
  const origin = isRecord(data.origin) ? data.origin : {};
  if (typeof origin.site !== 'string' || origin.site === 'own') return {};
  const retold = origin.retold === true;
  return {
    origin: {
      site: origin.site,
      id: textOr(origin.id),
      retold,
      license: textOr(origin.license),
      day: textOr(data.asked),
      missing: [
        ...['id', 'url', 'title', 'license'].filter((name) => isMissing(origin, name, retold)),
        ...['asked', 'author'].filter((name) => isMissing(data, name, retold)),
      ],
      span: keyAt(['origin']),
    },
  };
}

const textOr = (value: unknown): string => (typeof value === 'string' ? value : 'unknown');

/** Whether nothing was said: not even that it is unknown, which of our own retelling is enough and of a taken text is not. */
const isMissing = (data: Record<string, unknown>, name: string, retold: boolean): boolean =>
  data[name] === undefined || (!retold && data[name] === 'unknown');

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const texts = (value: unknown): string[] => listOf(value).filter((item) => typeof item === 'string');

/** Those facts that are written as facts, and what is wrong with the others. */
const readFacts = <Name extends 'quotes' | 'expected', Fact extends { fact: string; span: Span }>(
  file: string,
  name: Name,
  found: Fact[],
) =>
  ({
    issues: found.flatMap(({ fact, span }) => checkFact(file, fact, span)),
    [name]: found.filter(({ fact }) => parseFact(fact)),
  }) as { issues: Issue[] } & Record<Name, Fact[]>;

/** The facts a claim quotes. */
const quotesOf = (data: Record<string, unknown>, at: (path: Path) => Span): Quote[] =>
  listOf(data.evidence).flatMap((quote, index) => {
    if (!isRecord(quote) || typeof quote.program !== 'string' || typeof quote.fact !== 'string') return [];
    const { program, variant, cpus = 1, fact } = quote;
    if (typeof cpus !== 'number') return [];
    const span = at(['evidence', index, 'fact']);
    return [{ program, ...(typeof variant === 'string' ? { variant } : {}), cpus, fact, span }];
  });

/** The facts that must hold of a program: below a number of CPUs, or below a variant and a number of CPUs. */
function expectedIn(data: Record<string, unknown>, at: (path: Path) => Span): Expected[] {
  const below = (path: string[], value: unknown): Expected[] => {
    if (isRecord(value)) return Object.entries(value).flatMap(([key, inner]) => below([...path, key], inner));
    // A list alone is of the only number of CPUs there is.
    const [cpus, variant] = Number(path.at(-1)) ? path.toReversed() : [listOf(data.cpus)[0] ?? 1, path.at(-1)];
    return texts(value).map((fact, index) => ({
      cpus: Number(cpus),
      ...(variant === undefined ? {} : { variant: String(variant) }),
      fact,
      span: at(['expect', ...path, index]),
    }));
  };
  return below([], data.expect);
}

/** Says when a fact is not written as one. */
const checkFact = (file: string, fact: string, span: Span): Issue[] =>
  parseFact(fact)
    ? []
    : [
        issueAt(
          file,
          span,
          'facts/malformed',
          `"${shown(fact)}" is not a fact`,
          'A fact is parallel, !parallel, threads=1, switches>=5 or switches<=9.',
        ),
      ];

/** A long title needs a short one: cards and lists hold 67 bytes. */
function checkTitle(file: string, data: Record<string, unknown>, at: (path: string[]) => Span): Issue[] {
  const bytes = (value: unknown): number => (typeof value === 'string' ? Buffer.byteLength(value.trim()) : 0);
  const issues: Issue[] = [];
  if (bytes(data.title) > 67 && data.shortTitle === undefined)
    issues.push(
      issueAt(
        file,
        at(['title']),
        'titles/too-long',
        `"title" is ${bytes(data.title)} bytes long, and there is no "shortTitle"`,
        'Add "shortTitle: …" of at most 67 bytes.',
      ),
    );
  // Longer in characters too is zod's finding already.
  if (bytes(data.shortTitle) > 67 && String(data.shortTitle).trim().length <= 67)
    issues.push(
      issueAt(
        file,
        at(['shortTitle']),
        'titles/too-long',
        `"shortTitle" is ${bytes(data.shortTitle)} bytes long; the limit is 67`,
        `Shorten it by ${bytes(data.shortTitle) - 67} bytes.`,
      ),
    );
  return issues;
}
