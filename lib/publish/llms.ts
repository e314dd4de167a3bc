import { listAddress, mirrorAddress, pageAddress } from '#lib/model/ids.ts';
import type { Book } from '#lib/page/book.ts';
import { toPlain } from '#lib/page/text.ts';
import { sortQuestions } from '#lib/page/views/question-list.ts';
import { threadDescription } from '#lib/page/views/thread-page.ts';
import { toMarkdownText } from './markdown.ts';

/** The most threads that `llms.txt` names, last checked first; the lists it links name all. */
const MOST = 200;

const link = (book: Book, address: string, title: string, words: string) =>
  `- [${toMarkdownText(title)}](${book.urlOf(mirrorAddress(address, 'md'))}): ${words}`;

/** The name of the book and what it is. */
const headOf = ({ site: { settings } }: Book): string =>
  `# ${toMarkdownText(settings.name)}\n\n> ${toMarkdownText(settings.sentence)}\n`;

/** What the book holds, for language models (llmstxt.org): where to read on, as Markdown. */
export function toLlms(book: Book): string {
  const { site } = book;
  const threads = sortQuestions(site, site.listed, 'newest')
    .slice(0, MOST)
    .flatMap(({ id }) => site.threads.get(id) ?? []);
  return `${headOf(book)}
Every page is there as Markdown too: add \`index.md\` to its address. An entry's page is there as JSON: add \`index.json\`. Cite the page's own address; it is permanent.

## The book

${[
  link(book, listAddress('question'), 'Questions', 'all threads with their short answers'),
  ...(book.holds('claims')
    ? [link(book, listAddress('claim'), 'Claims', 'checkable sentences by how they stand today')]
    : []),
  link(
    book,
    listAddress('term'),
    'Glossary',
    `all terms with their definitions; as data in ${book.urlOf('/glossary.json')}`,
  ),
  ...(book.holds('sources') ? [link(book, listAddress('source'), 'Sources', 'what the book leans on')] : []),
].join('\n')}

## Questions

${threads.map((thread) => link(book, pageAddress(thread.question), toPlain(thread.question.title), toMarkdownText(threadDescription(thread)))).join('\n')}

## Optional

- [All texts in one file](${book.urlOf('/llms-full.txt')}): threads in full, as far as they fit
`;
}

/** The most that `llms-full.txt` holds, in UTF-16 units: more than a model can read at once helps nobody. */
export const MOST_TEXT = 2_000_000;

/** The addresses whose texts `llms-full.txt` may hold: the glossary, and threads last checked first. */
export const fullTexts = ({ site }: Book): string[] => [
  listAddress('term'),
  ...sortQuestions(site, site.listed, 'newest')
    .slice(0, MOST)
    .map((question) => pageAddress(question)),
];

/** The glossary and the threads in full, one after the other; says where it had to stop. */
export function toLlmsFull(book: Book, markdownOf: (address: string) => string, most = MOST_TEXT): string {
  let text = headOf(book);
  let threads = -1;
  for (const address of fullTexts(book)) {
    const next = markdownOf(address);
    if (text.length + next.length > most) break;
    text += `\n${next}`;
    threads += 1;
  }
  const left = book.site.listed.length - Math.max(threads, 0);
  return left > 0
    ? `${text}\nThis file ends here. ${left} more threads are listed in ${book.urlOf(listAddress('question'))}.\n`
    : text;
}
