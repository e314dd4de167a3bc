import { findTerms, indexTerms } from '#lib/glossary/find-terms.ts';
import { plainWord } from '#lib/glossary/plain-word.ts';
import type { Issue } from '#lib/model/issue.ts';
import type { FileFacts, Name } from '../facts.ts';
import { issueAt, shown } from '../span.ts';
import type { Book } from './book.ts';

/** Says which words two terms define, or one term twice. */
export function checkTermWords(book: Book): Issue[] {
  const issues: Issue[] = [];
  const owners = new Map<string, { entry: FileFacts; name: Name }>();
  // Words before aliases: the alias is what an author can do without.
  for (const alias of [false, true])
    for (const entry of book.byKind.get('term')?.values() ?? [])
      for (const name of entry.names.filter((candidate) => candidate.alias === alias)) {
        const plain = plainWord(name.word);
        const owner = owners.get(plain);
        if (!owner) owners.set(plain, { entry, name });
        else if (owner.entry !== entry) issues.push(sayDuplicate(entry, name, owner.entry, owner.name));
        else if (isFound(name.word, entry, name)) issues.push(sayRepeated(entry, name, owner.name));
      }
  return issues;
}

/** Whether a word is found in a text by the other spellings of its term. */
function isFound(word: string, entry: FileFacts, name: Name): boolean {
  const [term = '', ...aliases] = entry.names.filter((other) => other !== name).map((other) => other.word);
  const [found] = findTerms(word, indexTerms([{ id: entry.id, term, aliases, autolink: true }]));
  return found?.start === 0 && found.end === word.length;
}

function sayRepeated(entry: FileFacts, name: Name, first: Name): Issue {
  return issueAt(
    entry.file,
    name.span,
    'terms/repeated',
    `the alias "${shown(name.word)}" is found as "${shown(first.word)}" already`,
    'Remove it: plurals, capitals and hyphens need no alias.',
  );
}

function sayDuplicate(entry: FileFacts, name: Name, other: FileFacts, first: Name): Issue {
  const same = name.word === first.word ? '' : ` as "${shown(first.word)}"`;
  return issueAt(
    entry.file,
    name.span,
    'terms/duplicate',
    `"${shown(name.word)}" is defined by the term "${other.id}" already${same}`,
    name.alias ? 'Remove the alias from one of the two.' : `Make it a sense of "${other.id}", or choose another word.`,
  );
}
