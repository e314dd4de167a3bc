import type { z } from 'zod';
import { parseFact } from '#lib/evidence/fact.ts';
import { pythonPackages } from '#lib/evidence/packages.ts';
import { findReservation, isEntryId } from '#lib/model/ids.ts';
import type { Issue } from '#lib/model/issue.ts';
import { ENTRY_SHAPES } from '#lib/schema/entries.ts';
import { readBody } from './body/body.ts';
import { codeIn, findCharacterReferences } from './body/stretches.ts';
import { readWords } from './body/words.ts';
import { decodeBytes } from './bytes.ts';
import { type CharacterOptions, checkCharacters } from './characters.ts';
import type { Expected, FileFacts, Quote } from './facts.ts';
import { findFieldUses, isRecord } from './fields.ts';
import { splitFrontMatter } from './front-matter.ts';
import type { Role } from './layout.ts';
import { checkLineEnds } from './line-ends.ts';
import { checkShape } from './shape.ts';
import { issueAt, type Span, START, shown } from './span.ts';
import { type Path, readYaml, type Yaml } from './yaml.ts';

type EntryRole = Extract<Role, { role: 'entry' }>;

/** An entry of which nothing is known but its path: what stays of a file that cannot be read. */
export function unreadEntry(file: string, role: EntryRole, issues: Issue[]): FileFacts {
  const { kind, id, parent } = role;
  const format = file.endsWith('.mdx') ? 'mdx' : file.endsWith('.md') ? 'md' : 'yaml';
  return {
    file,
    kind,
    id,
    ...(parent === undefined ? {} : { parent }),
    format,
    issues: [...checkId(file, role), ...issues],
    complete: false,
    head: START,
    references: [],
    mentions: [],
    days: [],
    names: [],
    parts: [],
    former: [],
    withdrawn: false,
    quotes: [],
    settled: false,
    expected: [],
    packages: [],
    rare: false,
    links: [],
    anchors: [],
    images: [],
    draft: false,
    accepted: false,
    score: 0,
    words: '',
    technical: [],
  };
}

/** Reads one entry and says everything that is wrong with it taken alone. */
export function readEntry(file: string, role: EntryRole, bytes: Buffer): FileFacts {
  const { text, issues } = decodeBytes(file, bytes);
  if (text === undefined) return unreadEntry(file, role, issues);
  const { schema, format } = ENTRY_SHAPES[role.kind];
  if (format === 'data') {
    const yaml = readYaml(file, text, text, 0);
    return dataFacts(file, role, schema, yaml, [...issues, ...checkFields(file, text, yaml)]);
  }
  const split = splitFrontMatter(file, text);
  if ('rule' in split) return unreadEntry(file, role, [...issues, ...checkCharacters(file, text), split]);
  const yaml = readYaml(file, text, split.yaml, split.yamlOffset);
  const source = {
    file,
    format: file.endsWith('.md') ? ('md' as const) : ('mdx' as const),
    source: split.body,
    line: split.bodyLine,
  };
  const offset = text.length - split.body.length;
  const characters = checkFields(file, text, yaml, {
    spellings: findCharacterReferences(source, offset),
    code: () => codeIn(source, offset),
  });
  const facts = dataFacts(file, role, schema, yaml, [...issues, ...characters]);
  const { whole, issues: bodyIssues, ...body } = readBody(source);
  return {
    ...facts,
    ...body,
    ...readWords(source, textsOf(yaml.data)),
    complete: facts.complete && whole,
    issues: [...facts.issues, ...bodyIssues],
  };
}

/** Judges the characters of a file and the line ends of its fields. */
const checkFields = (file: string, text: string, yaml: Yaml, body: CharacterOptions = {}): Issue[] => [
  ...checkCharacters(file, text, { ...body, spellings: [...yaml.spellings, ...(body.spellings ?? [])] }),
  ...checkLineEnds(file, text, yaml),
];

/** What an entry's data says, as far as it can be read. */
function dataFacts(file: string, role: EntryRole, schema: z.ZodType, yaml: Yaml, before: Issue[]): FileFacts {
  const unread = unreadEntry(file, role, [...before, ...yaml.issues]);
  if (yaml.issues.length > 0) return unread;
  const shape = checkShape(file, schema, yaml);
  const data = isRecord(yaml.data) ? yaml.data : {};
  const uses = findFieldUses(schema, data);
  const at = (path: Path): Span => yaml.valueAt(path);
  const names =
    role.kind === 'term' && !isRecord(data.withdrawn)
      ? [
          { path: ['term'], alias: false },
          ...listOf(data.aliases).map((_, index) => ({ path: ['aliases', index], alias: true })),
        ]
      : [];
  const formerField = role.kind === 'term' ? 'formerly' : 'aliases';
  const partsField = role.kind === 'term' ? 'senses' : role.kind === 'evidence' ? 'variants' : '';
  const heading = ['title', 'summary', 'statement', 'term', 'name'].find((name) => Object.hasOwn(data, name));
  const origin = role.kind === 'question' && isRecord(data.origin) ? data.origin : {};
  const quotes = role.kind === 'claim' ? quotesOf(data, at) : [];
  const expected = role.kind === 'evidence' ? expectedIn(data, at) : [];
  return {
    ...unread,
    issues: [
      ...unread.issues,
      ...shape,
      ...(role.kind === 'question' ? checkTitle(file, data, at) : []),
      ...[...quotes, ...expected].flatMap(({ fact, span }) => checkFact(file, fact, span)),
    ],
    complete: true,
    head: heading ? yaml.keyAt([heading]) : START,
    references: uses.flatMap((use) => {
      if (use.as !== 'reference' || !isEntryId(use.value)) return [];
      const parent = use.path
        .slice(0, -1)
        .reduce<unknown>(
          (value, step) =>
            isRecord(value) || Array.isArray(value) ? (value as Record<PropertyKey, unknown>)[step] : undefined,
          data,
        );
      const beside =
        isRecord(parent) && use.path.length > 1 ? (parent.stance ?? parent.as ?? parent.variant) : undefined;
      const field = use.path.filter((step) => typeof step === 'string').join('.');
      return [
        {
          field,
          at: Number(use.path.find((step) => typeof step === 'number') ?? 0),
          refers: use.refers,
          id: use.value,
          ...(typeof beside === 'string' ? { beside } : {}),
          span: at([...use.path]),
        },
      ];
    }),
    days: uses.flatMap((use) =>
      use.as === 'day' && /^\d{4}-\d\d-\d\d$/.test(use.value)
        ? [{ day: use.value, field: String(use.path.at(-1)), span: at([...use.path]) }]
        : [],
    ),
    names: names.flatMap(({ path, alias }) => {
      const word = path.length === 1 ? data.term : listOf(data.aliases)[Number(path[1])];
      return typeof word === 'string' && word.trim() ? [{ word: word.trim(), alias, span: at(path) }] : [];
    }),
    parts: listOf(data[partsField]).flatMap((part, index) =>
      isRecord(part) && typeof part.id === 'string' ? [{ id: part.id, span: at([partsField, index, 'id']) }] : [],
    ),
    former: listOf(data[formerField]).flatMap((value, index) =>
      typeof value === 'string' ? [{ id: value, span: at([formerField, index]) }] : [],
    ),
    withdrawn: isRecord(data.withdrawn),
    quotes: quotes.filter(({ fact }) => parseFact(fact)),
    settled: role.kind === 'claim' && data.status !== 'open',
    expected: expected.filter(({ fact }) => parseFact(fact)),
    packages: role.kind === 'evidence' ? pythonPackages({ packages: texts(data.packages), pip: texts(data.pip) }) : [],
    rare: data.python !== undefined || listOf(data.pip).length > 0,
    draft: data.draft === true,
    accepted: data.accepted === true,
    score: typeof data.score === 'number' ? data.score : 0,
    ...(typeof origin.site === 'string' && origin.site !== 'own'
      ? {
          origin: {
            site: origin.site,
            id: textOr(origin.id),
            retold: origin.retold === true,
            license: textOr(origin.license),
            day: textOr(data.asked),
            missing: [
              ...['id', 'url', 'title', 'license'].filter((name) => isMissing(origin, name, origin.retold === true)),
              ...['asked', 'author'].filter((name) => isMissing(data, name, origin.retold === true)),
            ],
            span: yaml.keyAt(['origin']),
          },
        }
      : {}),
  };
}

const textOr = (value: unknown): string => (typeof value === 'string' ? value : 'unknown');

/** Whether nothing was said: not even that it is unknown, which of our own retelling is enough and of a taken text is not. */
const isMissing = (data: Record<string, unknown>, name: string, retold: boolean): boolean =>
  data[name] === undefined || (!retold && data[name] === 'unknown');

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const texts = (value: unknown): string[] => listOf(value).filter((item) => typeof item === 'string');

/** The facts a claim quotes. */
const quotesOf = (data: Record<string, unknown>, at: (path: Path) => Span): Quote[] =>
  listOf(data.evidence).flatMap((quote, index) => {
    if (!isRecord(quote) || typeof quote.program !== 'string' || typeof quote.fact !== 'string') return [];
    const { program, variant, cpus, fact } = quote;
    if (typeof cpus !== 'number') return [];
    const span = at(['evidence', index, 'fact']);
    return [{ program, ...(typeof variant === 'string' ? { variant } : {}), cpus, fact, span }];
  });

/** The facts that must hold of a program: below a number of CPUs, or below a variant and a number of CPUs. */
function expectedIn(data: Record<string, unknown>, at: (path: Path) => Span): Expected[] {
  const below = (path: string[], value: unknown): Expected[] => {
    if (isRecord(value)) return Object.entries(value).flatMap(([key, inner]) => below([...path, key], inner));
    const [cpus, variant] = path.toReversed();
    return texts(value).map((fact, index) => ({
      cpus: Number(cpus),
      ...(variant === undefined ? {} : { variant }),
      fact,
      span: at(['expect', ...path, index]),
    }));
  };
  return isRecord(data.expect) ? below([], data.expect) : [];
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

/** The texts of an entry's data. */
function textsOf(data: unknown): string[] {
  if (typeof data === 'string') return [data];
  return Array.isArray(data) || isRecord(data) ? Object.values(data).flatMap(textsOf) : [];
}

/** Says when a file's or folder's name is no id, or one the book keeps for itself. */
function checkId(file: string, { kind, id }: EntryRole): Issue[] {
  const issues: Issue[] = [];
  if (!isEntryId(id)) {
    const better = id
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 40)
      .replace(/-$/, '');
    const why = id.length > 40 ? `${id.length} characters long; the limit is 40` : 'not made of a to z, 0 to 9 and "-"';
    const what = kind === 'question' || kind === 'evidence' ? 'the folder' : 'the file';
    issues.push(
      issueAt(
        file,
        START,
        'ids/malformed',
        `the id "${shown(id)}" is ${why}`,
        better ? `Rename ${what} to "${better}".` : 'Rename it.',
      ),
    );
  }
  const reserved = findReservation(kind, id);
  if (reserved) issues.push(issueAt(file, START, 'ids/reserved', reserved, `Give the ${kind} another id.`));
  return issues;
}

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
