import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml';
import type { Issue } from '#lib/model/issue.ts';
import { findEscapes, type Spelling } from './escapes.ts';
import { type PlainYaml, readPlainYaml } from './plain-yaml.ts';
import { isMendedBy, quotingAt, withQuotes } from './quoting.ts';
import { issueAt, Lines, type Span, shown } from './span.ts';
import { commentsIn, namesIn } from './yaml-remarks.ts';

/** The way to a value: names of fields and places in lists. */
export type Path = readonly (string | number)[];

/** YAML that was read: its data, where each value and each field's name stands, and the escapes in double quotes. */
export type Yaml = {
  data?: unknown;
  issues: Issue[];
  valueAt: (path: Path) => Span;
  keyAt: (path: Path) => Span;
  /** A value as it is written, such as `3.10` where the data says 3.1. */
  writtenAt: (path: Path) => string;
  spellings: Spelling[];
  /** What is wrong with YAML that can be read: comments that cut a value short. */
  remarks: Issue[];
};

const MAX_LENGTH = 64_000;
const MAX_DEPTH = 32;
const MAX_ALIASES = 20;

/** Reads the YAML that begins at `offset` of a file's text. Data is missing when it cannot be read. */
export function readYaml(file: string, text: string, yaml: string, offset: number): Yaml {
  const lines = new Lines(text);
  const whole = lines.span(offset, offset);
  const refuse = (issue: Issue): Yaml => ({
    issues: [issue],
    valueAt: () => whole,
    keyAt: () => whole,
    writtenAt: () => '',
    spellings: [],
    remarks: [],
  });
  if (yaml.length > MAX_LENGTH)
    return refuse(
      issueAt(
        file,
        whole,
        'front-matter/too-long',
        `the YAML is ${yaml.length} characters long; the limit is ${MAX_LENGTH}`,
        'Move the text below the front matter.',
      ),
    );
  const deep = deepBracket(yaml);
  if (deep >= 0)
    return refuse(
      issueAt(
        file,
        lines.span(offset + deep, offset + deep + 1),
        'yaml/too-deep',
        `YAML is nested deeper than ${MAX_DEPTH} levels`,
        'Fields of an entry are at most four levels deep.',
      ),
    );
  const plain = readPlainYaml(yaml);
  if (plain) return fromPlain(plain, text, lines, offset);
  let document: Document.Parsed;
  try {
    document = parseDocument(yaml, { prettyErrors: false, logLevel: 'error' });
  } catch {
    return refuse(
      issueAt(
        file,
        whole,
        'yaml/too-deep',
        'YAML is nested too deeply to be read',
        'Fields of an entry are at most four levels deep.',
      ),
    );
  }
  const places = {
    valueAt: (path: Path) => spanOf(document, lines, offset, path, false),
    keyAt: (path: Path) => spanOf(document, lines, offset, path, true),
    writtenAt: (path: Path) => textOf(text, lines, spanOf(document, lines, offset, path, false)),
    spellings: escapesIn(document, yaml, offset),
    remarks: commentsIn(file, document, yaml, offset, lines),
  };
  const problems = [...document.errors, ...document.warnings];
  if (problems.length > 0)
    return { ...places, issues: problemsOf(file, text, yaml, offset, lines, problems.slice(0, 20)) };
  const aliases = countAliases(document);
  if (aliases.length > MAX_ALIASES || aliases.some((alias) => alias.nested)) {
    const range = aliases[0]?.node.range ?? [0, 0, 0];
    const span = lines.span(offset + range[0], offset + range[1]);
    return {
      ...places,
      issues: [
        issueAt(
          file,
          span,
          'yaml/exploding',
          `YAML uses aliases (*name) ${aliases.length} times${aliases.length > MAX_ALIASES ? '' : ', some inside others'}`,
          'Write the values out.',
        ),
      ],
    };
  }
  const names = namesIn(file, document, yaml, offset, lines);
  if (names.length > 0) return { ...places, issues: names.slice(0, 20) };
  try {
    return { ...places, data: document.toJS({ maxAliasCount: MAX_ALIASES * 5 }) as unknown, issues: [] };
  } catch {
    return {
      ...places,
      issues: [issueAt(file, whole, 'yaml/exploding', 'YAML aliases grow too large', 'Write the values out.')],
    };
  }
}

/** The same from plain YAML. A path that is not there leads to the nearest value above it, and at last to the first field. */
function fromPlain({ data, values, names }: PlainYaml, text: string, lines: Lines, offset: number): Yaml {
  const spanOf = (path: Path, key: boolean): Span => {
    for (let length = path.length; length > 0; length -= 1) {
      const joined = path.slice(0, length).join('/');
      const stretch = (key ? names.get(joined) : undefined) ?? values.get(joined);
      if (stretch) return lines.span(offset + stretch[0], offset + stretch[1]);
    }
    const [first] = names.values();
    return lines.span(offset + (first?.[0] ?? 0), offset + (first?.[0] ?? 0));
  };
  return {
    data,
    issues: [],
    valueAt: (path) => spanOf(path, false),
    keyAt: (path) => spanOf(path, true),
    writtenAt: (path) => textOf(text, lines, spanOf(path, false)),
    // What has a backslash in quotes is not plain, and neither is a line with a comment.
    spellings: [],
    remarks: [],
  };
}

/** The offset of the first bracket nested too deeply, or of indentation that deep; -1 when there is none. Brackets in quotes may count: nobody writes so many. */
function deepBracket(yaml: string): number {
  let depth = 0;
  for (let at = 0; at < yaml.length; at += 1) {
    const code = yaml.charCodeAt(at);
    if (code === 91 || code === 123) depth += 1;
    else if (code === 93 || code === 125) depth = Math.max(0, depth - 1);
    if (depth > MAX_DEPTH) return at;
  }
  const dashes = /^[ ]*(?:[-?] +){33}|^ {200}/m.exec(yaml);
  return dashes ? dashes.index : -1;
}

/** Every alias; `nested` when it stands inside a value that itself has an anchor, which is how YAML bombs grow. */
function countAliases(document: Document.Parsed): { node: Node; nested: boolean }[] {
  const found: { node: Node; nested: boolean }[] = [];
  visit(document, {
    Alias: (_key, node, parents) => {
      found.push({ node, nested: parents.some((parent) => 'anchor' in parent && Boolean(parent.anchor)) });
    },
  });
  return found;
}

/** The escapes of the texts in double quotes, and what each stands for. */
function escapesIn(document: Document.Parsed, yaml: string, offset: number): Spelling[] {
  if (!yaml.includes('\\')) return [];
  const found: Spelling[] = [];
  visit(document, {
    Scalar: (_key, { type, range }) => {
      if (type === 'QUOTE_DOUBLE' && range)
        found.push(...findEscapes(yaml.slice(range[0], range[1]), offset + range[0]));
    },
  });
  return found;
}

/** The text of a span. */
const textOf = (text: string, lines: Lines, [line, column, endLine, endColumn]: Span): string =>
  text.slice(lines.offset(line, column), lines.offset(endLine, endColumn));

/** Where the value at a path stands, or its name; the nearest thing that exists when it does not. */
function spanOf(document: Document.Parsed, lines: Lines, offset: number, path: Path, key: boolean): Span {
  let node: unknown = document.contents;
  let name: unknown;
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document);
    if (isMap(node)) {
      const pair: Pair | undefined = node.items.find(
        (item) => String(isScalar(item.key) ? item.key.value : item.key) === String(step),
      );
      if (!pair) break;
      name = pair.key;
      node = pair.value ?? pair.key;
    } else if (isSeq(node)) {
      name = undefined;
      node = node.items[Number(step)] ?? node;
    } else break;
  }
  const target = (key && name ? name : node) as Node | null;
  const range = target?.range;
  return range ? lines.span(offset + range[0], offset + range[1]) : lines.span(offset, offset);
}

const CURES: Record<string, string> = {
  BLOCK_AS_IMPLICIT_KEY: 'A text that holds ": " must stand in double quotes.',
  MULTILINE_IMPLICIT_KEY: 'Is a ":" missing after the name of a field, or a quotation mark at the end of a text?',
  BAD_SCALAR_START: 'A text that begins with a special character must stand in double quotes.',
  TAB_AS_INDENT: 'Indent with spaces, not with tabs.',
  BAD_INDENT: 'Fields of the same list stand in the same column.',
  MISSING_CHAR: 'Close the quotation mark or bracket that is open here.',
  BAD_DQ_ESCAPE: 'In double quotes write a backslash as \\\\, or use single quotes.',
  DUPLICATE_KEY: 'Keep one of the two.',
  MULTIPLE_DOCS: 'A file holds one YAML document.',
  TAG_RESOLVE_FAILED: 'Tags such as !!js are not allowed: write plain values.',
};

/** Faults that quotes around the value mend for certain: it was meant as it stands. */
const QUOTED_BY_FIX = new Set(['BLOCK_AS_IMPLICIT_KEY', 'BAD_SCALAR_START', 'UNEXPECTED_TOKEN', 'BAD_ALIAS']);

/** What is wrong with YAML that cannot be read; of a line only the first is said, when quotes mend it. */
function problemsOf(
  file: string,
  text: string,
  yaml: string,
  offset: number,
  lines: Lines,
  problems: readonly YAMLError[],
): Issue[] {
  const mended = new Set<number>();
  return problems.flatMap((problem) => {
    const at = Math.min(problem.pos[0], yaml.length);
    const quoting = problem.code === 'DUPLICATE_KEY' ? undefined : quotingAt(yaml, at);
    if (!quoting || !isMendedBy(yaml, quoting, problems.length)) return [problemOf(file, yaml, offset, lines, problem)];
    if (mended.has(quoting.start)) return [];
    mended.add(quoting.start);
    const value = yaml.slice(quoting.start, quoting.end);
    const colon = value.search(/:(?=\s)/);
    const isColon = problem.code === 'BLOCK_AS_IMPLICIT_KEY' && colon >= 0;
    const start = isColon ? quoting.start + colon : quoting.start;
    const issue = issueAt(
      file,
      lines.span(offset + start, offset + (isColon ? start + 1 : quoting.end)),
      'yaml/malformed',
      isColon
        ? 'YAML cannot be read: a ":" before a space begins a field'
        : `YAML cannot be read: "${value[0]}" means something to YAML where a value begins`,
      `Put it in double quotes: ${quoting.quoted}.`,
    );
    if (!QUOTED_BY_FIX.has(problem.code) || /^[[{"'!]/.test(value)) return [issue];
    return [{ ...issue, fix: text.slice(0, offset) + withQuotes(yaml, quoting) + text.slice(offset + yaml.length) }];
  });
}

function problemOf(file: string, yaml: string, offset: number, lines: Lines, problem: YAMLError): Issue {
  const [start, end] = problem.pos;
  const span = lines.span(offset + Math.min(start, yaml.length), offset + Math.min(Math.max(end, start), yaml.length));
  const hint = CURES[problem.code];
  if (problem.code === 'DUPLICATE_KEY')
    return issueAt(
      file,
      span,
      'yaml/repeated',
      `the field "${shown(/^[^:\n]*/.exec(yaml.slice(start))?.[0] ?? '')}" is given twice`,
      hint,
    );
  const said = shown(problem.message.split('\n')[0] ?? '').replace(/[.:]$/, '');
  return issueAt(
    file,
    span,
    'yaml/malformed',
    `YAML cannot be read: ${said.charAt(0).toLowerCase()}${said.slice(1)}`,
    hint,
  );
}
