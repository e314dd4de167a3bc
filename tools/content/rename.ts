import type { Book } from '#lib/check/book/book.ts';
import type { FileFacts } from '#lib/check/facts.ts';
import { Lines, type Span } from '#lib/check/span.ts';
import { isInThread } from '#lib/model/former.ts';
import { anchorOf, findReservation, isEntryId, keyOf, pageAddress } from '#lib/model/ids.ts';
import type { EntryKind } from '#lib/schema/fields.ts';

/** What renaming an entry changes: new texts of files by their old paths, and which files or folders move. */
export type RenamePlan = {
  texts: Map<string, string>;
  moves: { from: string; to: string }[];
  from: string;
  to: string;
};

/** How a link in a text names an entry of a kind. */
const SCHEME: Partial<Record<EntryKind, string>> = {
  question: 'q',
  claim: 'claim',
  term: 'term',
  source: 'source',
  evidence: 'evidence',
};

/** Why an entry cannot be renamed so. */
export class RenameRefusal extends Error {}

/** The entry that an address such as `/claims/x/` or a file below the content folder names. */
export function findRenamed(book: Book, name: string): FileFacts {
  const address = `/${name.replace(/^\/|\/$/g, '')}/`;
  const found = book.entries.find((entry) => entry.file === name || addressOf(entry) === address);
  if (!found) throw new RenameRefusal(`${name} is neither an entry's address, such as /claims/x/, nor its file`);
  return found;
}

/**
 * Plans to give an entry another id: its file or folder moves, every place that names it is mended, and the old id is kept
 * in its front matter, so that the old address leads to the new one.
 * @param read the text of a file below the content folder
 * @throws RenameRefusal when the new id cannot be had
 */
export function planRename(book: Book, entry: FileFacts, id: string, read: (file: string) => string): RenamePlan {
  refuse(book, entry, id);
  const patterns = patternsOf(entry);
  const texts = new Map<string, string>();
  for (const other of book.entries) {
    const before = read(other.file);
    const edits = findEdits(entry, other, id, before, patterns);
    if (other === entry) edits.push(keepOldId(entry, id, before));
    if (edits.length > 0) texts.set(other.file, applyEdits(before, edits));
  }
  // A trace names its program; what was measured stays as it is.
  if (entry.kind === 'evidence')
    for (const file of book.files)
      if (file.startsWith(`evidence/${entry.id}/trace-`))
        texts.set(file, read(file).replace(new RegExp(`("program":\\s*)"${entry.id}"`), `$1"${id}"`));
  const hasFolder = entry.kind === 'question' || entry.kind === 'evidence';
  const from = hasFolder ? entry.file.slice(0, entry.file.lastIndexOf('/')) : entry.file;
  const to = hasFolder ? from.replace(/[^/]+$/, id) : from.replace(/[^/]+(?=\.[a-z]+$)/, id);
  return { texts, moves: [{ from, to }], from: addressOf(entry), to: addressOf({ ...entry, id }) };
}

const refOf = ({ kind, id, parent }: FileFacts) => ({
  kind,
  id,
  ...(parent === undefined ? {} : { question: parent }),
});
const addressOf = (entry: FileFacts): string => pageAddress(refOf(entry));

function refuse(book: Book, entry: FileFacts, id: string): void {
  const { kind, parent } = entry;
  if (!isEntryId(id)) throw new RenameRefusal(`"${id}" is no id: a to z, 0 to 9 and "-", at most 40 characters`);
  if (id === entry.id) throw new RenameRefusal(`"${id}" is its id already`);
  if (isInThread(kind) && !id.startsWith(`${kind}-`))
    throw new RenameRefusal(`the id of ${kind} begins with "${kind}-"`);
  const reserved = findReservation(kind, id);
  if (reserved) throw new RenameRefusal(reserved);
  if (kind === 'person' && ['editors', 'unknown'].includes(id))
    throw new RenameRefusal(`"${id}" is a word, not a person`);
  const taken = book.byKey.get(keyOf({ ...refOf(entry), id }));
  if (taken) throw new RenameRefusal(`"${id}" is the id of ${taken.file}`);
  const former = book.entries.find(
    (other) =>
      other !== entry && other.kind === kind && other.parent === parent && other.former.some((old) => old.id === id),
  );
  if (former) throw new RenameRefusal(`"${id}" is a former id of ${former.file}, and its address leads there`);
}

type Edit = { at: number; length: number; text: string };
type Patterns = { link: RegExp[]; brackets: RegExp | undefined; component: RegExp | undefined };

const END = String.raw`(?=[/#)\s>"'\]]|$)`;

/** How texts name the entry, each pattern matching exactly what is to be replaced. */
function patternsOf(entry: FileFacts): Patterns {
  const { kind, parent } = entry;
  const old = entry.id;
  const exact = (before: string, after = END) => new RegExp(`(?<=${before})${old}${after}`, 'g');
  const link: RegExp[] = [];
  const scheme = SCHEME[kind];
  if (scheme) link.push(exact(`\\b${scheme}:`));
  const address = addressOf(entry);
  link.push(exact(address.slice(0, address.lastIndexOf(`${old}/`))));
  // Anchors of a thread: an entry's own, a passage of it, the words in it that say a claim.
  const passage = String.raw`(?=[)\s>"'\]]|-says-|-[0-9a-f]{6}\b|$)`;
  if (isInThread(kind)) link.push(exact(`(?:\\bq:|/q/)${parent}/?#`, passage));
  if (kind === 'claim') link.push(exact(`#${anchorOf({ kind, id: '' })}`), exact('#[a-z0-9-]+-says-'));
  return {
    link,
    brackets: kind === 'term' ? new RegExp(String.raw`\[\[\s*${old}\s*(/[^\]|]*)?(\|[^\]]*)?\]\]`, 'g') : undefined,
    component:
      kind === 'claim'
        ? exact('<Claim\\s[^>]*\\bid="', '(?=")')
        : kind === 'evidence'
          ? exact('<Evidence\\s[^>]*\\bprogram="', '(?=")')
          : undefined,
  };
}

function findEdits(entry: FileFacts, other: FileFacts, id: string, text: string, patterns: Patterns): Edit[] {
  const lines = new Lines(text);
  const edits = new Map<number, Edit>();
  const replace = (
    [line, column, endLine, endColumn]: Span,
    pattern: RegExp,
    by: (match: RegExpExecArray) => string,
  ) => {
    const from = lines.offset(line, column);
    const part = text.slice(from, lines.offset(endLine, endColumn));
    for (const match of part.matchAll(pattern))
      edits.set(from + match.index, { at: from + match.index, length: match[0].length, text: by(match) });
  };
  const sameThread = other.parent === entry.parent;
  for (const { refers, id: named, span } of other.references) {
    const isNamed = isInThread(entry.kind) ? sameThread && refers.includes('sibling') : refers.includes(entry.kind);
    if (isNamed && named === entry.id)
      replace(span, new RegExp(`(?<![a-z0-9-])${entry.id}(?![a-z0-9-])`, 'g'), () => id);
  }
  for (const { via, span } of other.mentions) {
    if (via === 'link') for (const pattern of patterns.link) replace(span, pattern, () => id);
    if (via === 'brackets' && patterns.brackets)
      replace(span, patterns.brackets, ([, sense = '', words]) => `[[${id}${sense}${words ?? `|${entry.id}`}]]`);
    if (via === 'component' && patterns.component) replace(span, patterns.component, () => id);
  }
  for (const { span } of other.links) {
    for (const pattern of patterns.link) replace(span, pattern, () => id);
    if (isInThread(entry.kind) && (sameThread || (other.kind === 'question' && other.id === entry.parent)))
      replace(span, new RegExp(String.raw`(?<=\(#)${entry.id}(?=[)]|-says-|-[0-9a-f]{6}\b)`, 'g'), () => id);
  }
  return [...edits.values()];
}

/** Puts the old id among the former ones, the newest last. */
function keepOldId(entry: FileFacts, id: string, text: string): Edit {
  const field = entry.kind === 'term' ? 'formerly' : 'aliases';
  const ids = [...entry.former.map((old) => old.id).filter((old) => old !== id), entry.id];
  const line = `${field}: [${ids.join(', ')}]\n`;
  const known = new RegExp(String.raw`^${field}:(?:[ \t]*\[[^\]\n]*\][ \t]*\n|[ \t]*\n(?:[ \t]*-[^\n]*\n)+)`, 'm').exec(
    text,
  );
  if (known) return { at: known.index, length: known[0].length, text: line };
  if (entry.former.length > 0)
    throw new RenameRefusal(
      `"${field}" of ${entry.file} is written in a way that cannot be added to: write it as "${field}: [a, b]"`,
    );
  const end = entry.format === 'yaml' ? text.length : text.indexOf('\n---', 3) + 1;
  return { at: end, length: 0, text: entry.format === 'yaml' && !text.endsWith('\n') ? `\n${line}` : line };
}

const applyEdits = (text: string, edits: Edit[]): string =>
  [...edits]
    .sort((a, b) => b.at - a.at)
    .reduce((result, { at, length, text: by }) => result.slice(0, at) + by + result.slice(at + length), text);
