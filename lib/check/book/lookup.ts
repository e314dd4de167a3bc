import type { Issue } from '#lib/model/issue.ts';
import type { EntryKind } from '#lib/schema/fields.ts';
import type { FileFacts } from '../facts.ts';
import { nearest } from '../near.ts';
import type { RuleId } from '../rules.ts';
import { issueAt, type Span, shown } from '../span.ts';
import { type Book, isDraft, isWithdrawn } from './book.ts';

const RULE: Record<EntryKind, RuleId> = {
  question: 'questions/unknown',
  answer: 'answers/unknown',
  comment: 'comments/unknown',
  claim: 'claims/unknown',
  term: 'terms/unknown',
  evidence: 'evidence/unknown',
  source: 'sources/unknown',
  person: 'people/unknown',
  topic: 'topics/unknown',
};

const FILE: Partial<Record<EntryKind, (id: string) => string>> = {
  question: (id) => `questions/${id}/question.mdx`,
  claim: (id) => `claims/${id}.mdx`,
  term: (id) => `glossary/${id}.mdx`,
  evidence: (id) => `evidence/${id}/evidence.yaml`,
  source: (id) => `sources/${id}.yaml`,
  person: (id) => `people/${id}.yaml`,
  topic: (id) => `topics/${id}.yaml`,
};

/** The file of an entry that is not there yet; nothing for what belongs to a thread. */
export const fileOf = (kind: EntryKind, id: string): string | undefined => FILE[kind]?.(id);

/** Suggestions by kind and id: a renamed entry is missed in many places. */
const offered = new WeakMap<Book, Map<string, string | undefined>>();

/** Says that an id names nothing of its kind, with what may have been meant or the file to write. */
export function unknownEntry(book: Book, file: string, span: Span, kind: EntryKind, id: string): Issue {
  const known = offered.get(book) ?? new Map<string, string | undefined>();
  offered.set(book, known);
  const key = `${kind}/${id}`;
  if (!known.has(key)) known.set(key, nearest(id, book.byKind.get(kind)?.keys() ?? []));
  const near = known.get(key);
  const hint =
    near === undefined ? `Add "${FILE[kind]?.(shown(id)) ?? ''}", or name another.` : `Did you mean "${near}"?`;
  return issueAt(file, span, RULE[kind], `${kind} "${shown(id)}" is not defined`, hint);
}

/** Says that a name is not that of an answer or comment of this thread. */
export function unknownSibling(book: Book, entry: FileFacts, span: Span, kinds: EntryKind[], id: string): Issue {
  const siblings = (book.threads.get(entry.parent ?? '') ?? [])
    .filter((sibling) => kinds.includes(sibling.kind) && sibling !== entry)
    .map((sibling) => sibling.id);
  const names = kinds.includes('question') ? ['question', ...siblings] : siblings;
  const near = nearest(id, names);
  const elsewhere = [...book.threads].find(
    ([question, members]) =>
      question !== entry.parent && members.some((member) => member.id === id && kinds.includes(member.kind)),
  );
  const what = kinds.length > 1 ? 'answer' : (kinds[0] ?? 'answer');
  const hint = elsewhere
    ? `It belongs to the thread "${elsewhere[0]}".`
    : near
      ? `Did you mean "${near}"?`
      : names.length > 0
        ? `This thread has ${names.slice(0, 8).join(', ')}.`
        : `This thread has no ${what}.`;
  return issueAt(
    entry.file,
    span,
    what === 'comment' ? 'comments/unknown' : 'answers/unknown',
    `${what} "${shown(id)}" is not in this thread`,
    hint,
  );
}

/** Says that something published names what nobody can read: a draft, or an entry that is withdrawn. */
export function linkedHidden(book: Book, from: FileFacts, target: FileFacts, span: Span): Issue[] {
  if (isWithdrawn(book, target) && !isWithdrawn(book, from))
    return [
      issueAt(
        from.file,
        span,
        'references/withdrawn',
        `${target.kind} "${target.id}" is withdrawn, and this is told`,
        'Name what takes its place, leave it out, or withdraw this too.',
      ),
    ];
  if (!isDraft(book, target) || isDraft(book, from)) return [];
  return [
    issueAt(
      from.file,
      span,
      'references/draft',
      `${target.kind} "${target.id}" is a draft, and this is published`,
      'Publish it with "draft: false", or leave the link out for now.',
    ),
  ];
}
