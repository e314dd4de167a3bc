import { singular } from '#lib/glossary/plain-word.ts';
import type { Issue } from '#lib/model/issue.ts';
import { plainForm, UNSPACED } from '#lib/model/words.ts';
import type { EntryKind } from '#lib/schema/fields.ts';
import type { FileFacts } from '../facts.ts';
import type { RuleId } from '../rules.ts';
import { issueAt } from '../span.ts';
import type { Book } from './book.ts';
import { termsMeant } from './mentions.ts';

const RULES: readonly [EntryKind, RuleId, string, string][] = [
  [
    'claim',
    'claims/unused',
    'no answer makes this claim, no question assumes it and no comment is about it',
    'List it in an answer, or remove it.',
  ],
  [
    'source',
    'sources/unused',
    'nothing leans on this source',
    'Name it in "sources" or link it with source:, or remove it.',
  ],
  [
    'topic',
    'topics/unused',
    'no question belongs to this topic',
    'Name it in the "topics" of a question, or remove it.',
  ],
  ['evidence', 'evidence/unused', 'no claim quotes this program', 'Quote a fact of it in a claim, or remove it.'],
  ['person', 'people/unused', 'nothing here was written by this person', 'Name them as "author", or remove them.'],
  ['term', 'terms/unused', 'no text uses this term', 'Use it, or remove it: nobody would look it up.'],
];

/** Says which entries nothing uses; nothing is said while some file cannot be read, for that file may use them. */
export function checkUnused(book: Book): Issue[] {
  if (!book.complete) return [];
  const used = usedEntries(book);
  return RULES.flatMap(([kind, rule, message, hint]) =>
    [...(book.byKind.get(kind)?.values() ?? [])]
      .filter((entry) => !entry.withdrawn && !used.has(`${kind}/${entry.id}`))
      .map((entry) => issueAt(entry.file, entry.head, rule, message, hint)),
  );
}

function usedEntries(book: Book): Set<string> {
  const used = new Set<string>();
  for (const entry of book.entries) {
    for (const { refers, id } of entry.references) {
      const [kind] = refers;
      const counts =
        kind === 'source' ||
        kind === 'person' ||
        (kind === 'topic' && entry.kind === 'question') ||
        (kind === 'evidence' && entry.kind === 'claim') ||
        (kind === 'claim' && ['answer', 'question', 'comment'].includes(entry.kind));
      if (counts) used.add(`${kind}/${id}`);
    }
    for (const mention of entry.mentions) {
      const { kind, id, via } = mention;
      if (kind === entry.kind && id === entry.id) continue;
      if (via === 'brackets') for (const term of termsMeant(book, mention)) used.add(`term/${term}`);
      else if (kind !== 'claim' || via === 'component') used.add(`${kind}/${id}`);
    }
  }
  for (const { topics } of book.imported.values()) for (const topic of topics) used.add(`topic/${topic}`);
  for (const id of usedTerms(book)) used.add(`term/${id}`);
  return used;
}

/** The terms whose words stand in some text other than their own, all words of one spelling in one file. */
function usedTerms(book: Book): string[] {
  const open = new Map(
    [...(book.byKind.get('term') ?? [])].map(([id, entry]) => [
      id,
      entry.names.map(({ word }) =>
        plainForm(word)
          .toLowerCase()
          .split(/[^\p{L}\p{N}\p{M}]+/u)
          .filter(Boolean),
      ),
    ]),
  );
  const found: string[] = [];
  for (const entry of book.entries) {
    if (open.size === 0) break;
    for (const [id, spellings] of open) {
      if (entry.kind === 'term' && entry.id === id) continue;
      if (!spellings.some((words) => words.length > 0 && words.every((word) => holds(entry, word)))) continue;
      found.push(id);
      open.delete(id);
    }
  }
  return found;
}

const NO_SPACES = new RegExp(UNSPACED, 'u');

/** Whether a text holds a word, its singular or its plural, alone or as part of a hyphenated word. */
function holds(entry: FileFacts, word: string): boolean {
  const one = singular(word);
  // Every form begins so: most texts are told by one look.
  if (!entry.words.includes(one.replace(/y$/, ''))) return false;
  if (NO_SPACES.test(word)) return true;
  return [word, one, `${one}s`, `${one}es`, one.replace(/y$/, 'ies')].some((form) =>
    [' ', '-'].some((before) => [' ', '-', "'", '’'].some((after) => entry.words.includes(`${before}${form}${after}`))),
  );
}
