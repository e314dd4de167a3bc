import { plainWord, singular } from '#lib/glossary/plain-word.ts';
import type { Issue } from '#lib/model/issue.ts';
import type { FileFacts } from '../facts.ts';
import { issueAt } from '../span.ts';
import type { Book } from './book.ts';

const MIN_COUNT = 6;
const MIN_ENTRIES = 4;
const MOST = 5;

/**
 * Says which technical words many texts use and no term defines. Technical is what is written like a name:
 * abbreviations (DNS) and words with capitals inside (CPython). Ordinary words would need a list of all English ones,
 * and still say little; these are what readers stop at. Only the five most frequent are said, at their first place.
 */
export function checkUndefinedWords(book: Book): Issue[] {
  const parts = new Set(
    book.entries.flatMap((entry) => entry.names.flatMap(({ word }) => word.split(/[\s-]+/).map(plainWord))),
  );
  const tally = new Map<
    string,
    { word: string; count: number; entries: number; first: FileFacts; span: FileFacts['head'] }
  >();
  for (const entry of book.entries)
    for (const { word, count, span } of entry.technical) {
      const plain = plainWord(word);
      if (book.terms.has(plain) || parts.has(plain)) continue;
      const known = tally.get(plain);
      if (known) {
        known.count += count;
        known.entries += 1;
      } else tally.set(plain, { word: singular(word), count, entries: 1, first: entry, span });
    }
  return [...tally.values()]
    .filter(({ count, entries }) => count >= MIN_COUNT && entries >= MIN_ENTRIES)
    .sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1))
    .slice(0, MOST)
    .map(({ word, count, entries, first, span }) =>
      issueAt(
        first.file,
        span,
        'words/undefined',
        `"${word}" stands ${count} times in ${entries} entries and is not defined`,
        `Add "glossary/${word.toLowerCase()}.mdx", or an alias of a term.`,
      ),
    );
}
