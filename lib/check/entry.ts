import type { z } from 'zod';
import { findReservation, isEntryId } from '#lib/model/ids.ts';
import type { Issue } from '#lib/model/issue.ts';
import { ENTRY_SHAPES } from '#lib/schema/entries.ts';
import { readBody } from './body/body.ts';
import { codeIn, findCharacterReferences } from './body/stretches.ts';
import { readWords } from './body/words.ts';
import { decodeBytes } from './bytes.ts';
import { type CharacterOptions, checkCharacters } from './characters.ts';
import type { FileFacts } from './facts.ts';
import { findFieldUses, isRecord } from './fields.ts';
import { splitFrontMatter } from './front-matter.ts';
import { idsIn, OF_KIND } from './kinds.ts';
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
    misnamed: [],
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
  ...yaml.remarks,
];

/** What an entry's data says, as far as it can be read. */
function dataFacts(file: string, role: EntryRole, schema: z.ZodType, yaml: Yaml, before: Issue[]): FileFacts {
  const unread = unreadEntry(file, role, [...before, ...yaml.issues]);
  if (yaml.issues.length > 0) return unread;
  const shape = checkShape(file, schema, yaml);
  const data = isRecord(yaml.data) ? yaml.data : {};
  const uses = findFieldUses(schema, data);
  const at = (path: Path): Span => yaml.valueAt(path);
  const heading = ['title', 'summary', 'statement', 'term', 'name'].find((name) => Object.hasOwn(data, name));
  const misnamed = uses.flatMap((use) =>
    use.as === 'reference' && !isEntryId(use.value)
      ? [{ refers: use.refers, value: use.value, span: at([...use.path]) }]
      : [],
  );
  // Which entry is called so is known where all are: it is said there.
  const isMisnamed = (issue: Issue) =>
    issue.rule === 'ids/malformed' &&
    misnamed.some(({ span: [line, column] }) => line === issue.line && column === issue.column);
  const { issues = [], ...own } = OF_KIND[role.kind]?.({ file, data, at, keyAt: yaml.keyAt }) ?? {};
  return {
    ...unread,
    issues: [...unread.issues, ...shape.filter((issue) => !isMisnamed(issue)), ...issues],
    complete: true,
    head: heading ? yaml.keyAt([heading]) : START,
    misnamed,
    ...(heading && typeof data[heading] === 'string' ? { called: data[heading] } : {}),
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
        isRecord(parent) && use.path.length > 1
          ? (parent.stance ?? parent.as ?? parent.variant ?? parent.difference)
          : undefined;
      const field = use.path.filter((step) => typeof step === 'string').join('.');
      return [
        {
          // A contrasting term is named alone or with the difference: both are the same list.
          field: field === 'contrasts.term' ? 'contrasts' : field,
          at: Number(use.path.find((step) => typeof step === 'number') ?? 0),
          refers: use.refers,
          id: use.value,
          ...(typeof beside === 'string' ? { beside } : {}),
          span: at([...use.path]),
        },
      ];
    }),
    days: uses.flatMap((use) =>
      use.as === 'day' && /^\d{4}(?:-\d\d){0,2}$/.test(use.value)
        ? [{ day: use.value, field: String(use.path.at(-1)), span: at([...use.path]) }]
        : [],
    ),
    // A term's aliases are names, and say nothing of its addresses.
    former: idsIn(data, 'aliases', at),
    withdrawn: isRecord(data.withdrawn),
    draft: data.draft === true,
    accepted: data.accepted === true,
    score: typeof data.score === 'number' ? data.score : 0,
    ...own,
  };
}

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
