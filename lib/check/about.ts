import { ABOUT } from '#lib/model/ids.ts';
import type { Issue } from '#lib/model/issue.ts';
import { readBody } from './body/body.ts';
import { codeIn, findCharacterReferences } from './body/stretches.ts';
import type { Book } from './book/book.ts';
import { checkLinks } from './book/links.ts';
import { checkMentions } from './book/mentions.ts';
import { checkCharacters } from './characters.ts';
import { unreadEntry } from './entry.ts';
import { issueAt } from './span.ts';

/** Checks `about.mdx`, which is a text and no entry: nothing stands before it, and no other file can name it. */
export function checkAbout(file: string, text: string, book: Book): Issue[] {
  const source = { file, format: 'mdx' as const, source: text, line: 1 };
  const { issues, ...body } = readBody(source);
  const characters = checkCharacters(file, text, {
    spellings: findCharacterReferences(source, 0),
    code: () => codeIn(source, 0),
  });
  // What it names is looked up as an entry's words are; only its place is another.
  const facts = { ...unreadEntry(file, { role: 'entry', kind: 'topic', id: 'about' }, []), ...body, page: ABOUT };
  const alone = { ...book, entries: [facts] };
  const images = body.images.map(({ span }) =>
    issueAt(file, span, 'images/misplaced', 'no image lies beside this text', 'Take it out, or say it in words.'),
  );
  return [...characters, ...issues, ...images, ...checkMentions(alone), ...checkLinks(alone)];
}
