import { toJson } from '#lib/model/characters.ts';
import type { Answer, Claim, Comment, Entry, Evidence, Person, Source, Term } from '#lib/model/entry.ts';
import { ABOUT, listAddress, NOT_FOUND, pageAddress, placeAddress } from '#lib/model/ids.ts';
import { commentsOf, type Thread } from '#lib/model/thread.ts';
import { say } from '#lib/words/say.ts';
import { basisOf } from './basis.ts';
import type { Book } from './book.ts';
import { daysOf } from './days.ts';
import { languageOf } from './language.ts';
import { licenceOf } from './licence.ts';
import type { Page } from './page.ts';
import { toPlain } from './text.ts';
import { STATUS_WORD } from './words.ts';

/** A node of JSON-LD in the words of schema.org 30. */
type Node = { [property: string]: string | number | Node | Node[] | string[] | undefined };

/** What `/about/` says in words of a book whose settings say `drafted`: a machine drafted texts, and people checked them. */
const DRAFTED = 'https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource';

/**
 * What a page says, as JSON-LD: a `WebPage` about a Question, Answer, Comment, Claim, DefinedTerm, program or source, or a
 * `CollectionPage` that lists such. It is no
 * QAPage, which is for pages where anybody may answer. A text is given by the sentence that sums it up on the page, so
 * that no page carries its words twice; the whole text is in the Markdown it links. Every `@id` is an anchor of the book.
 */
export function toJsonLd(book: Book, page: Page, description: string): string | undefined {
  const { settings } = book.site;
  const url = book.urlOf(page.address);
  const home = { '@type': 'WebSite', '@id': book.urlOf('/'), name: settings.name, url: book.urlOf('/') };
  if (page.address === NOT_FOUND) return undefined;
  const node =
    page.address === '/'
      ? { ...home, description: settings.sentence, ...inBook(book) }
      : nodeOf(book, page, { ...pageNode(book, page, url), description, isPartOf: home });
  return escapeJson(toJson(withoutEmptyLists({ '@context': 'https://schema.org', ...node })));
}

/** A list of nothing says nothing. */
const withoutEmptyLists = (node: Node): Node =>
  Object.fromEntries(
    Object.entries(node)
      .filter(([, value]) => !Array.isArray(value) || value.length > 0)
      .map(([property, value]) => [
        property,
        Array.isArray(value) ? (value.map(withoutEmpty) as Node[]) : (withoutEmpty(value) as Node),
      ]),
  );

const withoutEmpty = (value: Node[string]): Node[string] =>
  typeof value === 'object' && !Array.isArray(value) ? withoutEmptyLists(value) : value;

/** JSON that ends no script element, whatever its texts say. */
export const escapeJson = (json: string): string =>
  json.replace(/[<\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);

const inBook = (book: Book, entry?: Entry): Node => ({
  inLanguage: languageOf(book.site, entry),
  license: licenceOf(book, entry)?.url,
});

function pageNode(book: Book, { entry, title }: Page, url: string): Node {
  const { published, modified } = daysOf(book.site, entry);
  return {
    '@type': 'WebPage',
    '@id': url,
    url,
    name: title,
    ...inBook(book, entry),
    datePublished: published,
    dateModified: modified,
  };
}

function nodeOf(book: Book, { address, entry, section, compares }: Page, page: Node): Node {
  const about = (mainEntity: Node): Node => ({ ...page, mainEntity });
  if (compares) return { ...page, about: compares.flatMap((id) => termReference(book, id)) };
  if (!entry) {
    if (address === listAddress('term')) return { ...about(glossaryNode(book)), '@type': 'CollectionPage' };
    return section ? { ...page, '@type': 'CollectionPage' } : page;
  }
  if (entry.kind === 'topic')
    return { ...page, '@type': 'CollectionPage', about: { '@type': 'Thing', name: entry.name } };
  if (entry.kind === 'evidence') return about(evidenceNode(book, entry));
  if (entry.kind === 'source') return about(sourceNode(entry));
  if (entry.kind === 'person') return { ...about(personNode(entry)), '@type': 'ProfilePage' };
  if (entry.kind === 'claim') return about(claimNode(book, entry));
  if (entry.kind === 'term') return about(termNode(book, entry));
  const thread = book.site.threads.get(entry.kind === 'question' ? entry.id : entry.question);
  if (!thread) return page;
  if (entry.kind === 'question') return about(questionNode(book, thread));
  const parent = { '@type': 'Question', '@id': questionId(book, thread), name: toPlain(thread.question.title) };
  const node = entry.kind === 'answer' ? answerNode(book, thread, entry) : commentNode(book, entry);
  return about({ ...node, parentItem: parent });
}

const questionId = (book: Book, { question }: Thread): string => `${book.urlOf(pageAddress(question))}#question`;

function questionNode(book: Book, thread: Thread): Node {
  const { question, answers } = thread;
  const nodes = answers.map((answer) => ({ answer, node: answerNode(book, thread, answer) }));
  const accepted = nodes.find(({ answer }) => answer.accepted === true);
  const comments = commentsOf(thread).filter(({ on }) => on === 'question');
  return {
    '@type': 'Question',
    '@id': questionId(book, thread),
    url: book.urlOf(pageAddress(question)),
    name: toPlain(question.title),
    alternateName: question.phrasings.length > 0 ? question.phrasings.map(toPlain) : undefined,
    abstract: question.shortAnswer && toPlain(question.shortAnswer),
    ...writtenBy(book, question, question.asked),
    answerCount: answers.length,
    commentCount: comments.length,
    acceptedAnswer: accepted?.node,
    suggestedAnswer: nodes.filter((item) => item !== accepted).map(({ node }) => node),
    comment: comments.map((comment) => commentNode(book, comment)),
    isBasedOn: question.origin.url === 'unknown' ? undefined : question.origin.url,
  };
}

function answerNode(book: Book, thread: Thread, answer: Answer): Node {
  const comments = commentsOf(thread).filter(({ on }) => on === answer.id);
  return {
    '@type': 'Answer',
    ...placed(book, answer),
    commentCount: comments.length,
    comment: comments.map((comment) => commentNode(book, comment)),
  };
}

const commentNode = (book: Book, comment: Comment): Node => ({ '@type': 'Comment', ...placed(book, comment) });

/** What answers and comments have in common: the place, the sentence, who and when. */
function placed(book: Book, entry: Answer | Comment): Node {
  const place = book.urlOf(placeAddress(entry.question, entry));
  return {
    '@id': place,
    url: book.hasPage(entry) ? book.urlOf(pageAddress(entry)) : place,
    text: toPlain(entry.summary),
    ...writtenBy(book, entry, entry.posted),
    upvoteCount: typeof entry.score === 'number' && entry.score >= 0 ? entry.score : undefined,
  };
}

/** Who wrote an entry and when, as far as it is known; our own words say how they were made. */
function writtenBy(book: Book, entry: { author: string; body: { format: string } }, day: string): Node {
  const { site } = book;
  const person = site.people.get(entry.author);
  const editors = {
    '@type': 'Organization',
    name: say('The editors of {name}', { name: site.settings.name }),
    url: book.urlOf(ABOUT),
  };
  return {
    author: person ? personNode(person) : entry.author === 'editors' ? editors : undefined,
    dateCreated: day === 'unknown' ? undefined : day,
    digitalSourceType: sourceTypeOf(book, entry),
  };
}

/** How a text of the book's own came about; nothing of what was imported, or where the book does not say. */
const sourceTypeOf = (book: Book, { body }: { body: { format: string } }): string | undefined =>
  book.site.settings.drafted && body.format === 'mdx' ? DRAFTED : undefined;

function claimNode(book: Book, claim: Claim): Node {
  const uses = book.site.claimUses.get(claim.id) ?? [];
  return {
    '@type': 'Claim',
    '@id': `${book.urlOf(pageAddress(claim))}#main`,
    name: toPlain(claim.statement),
    abstract: claim.note && toPlain(claim.note),
    creativeWorkStatus: STATUS_WORD[claim.status],
    keywords: basisOf(book, claim),
    dateModified: claim.checked,
    digitalSourceType: sourceTypeOf(book, claim),
    citation: claim.sources.flatMap((id): Node[] => {
      const source = book.site.sources.get(id);
      return source ? [sourceNode(source)] : [];
    }),
    appearance: uses.map(({ answer }) => ({
      '@type': 'Answer',
      '@id': book.urlOf(placeAddress(answer.question, answer)),
      text: toPlain(answer.summary),
    })),
  };
}

const personNode = ({ name, url }: Person): Node => ({
  '@type': 'Person',
  name,
  url: url === 'unknown' ? undefined : url,
});

const sourceNode = ({ title, url }: Source): Node => ({ '@type': 'CreativeWork', name: title, url });

/** A program with what it showed when it was run. */
const evidenceNode = (book: Book, evidence: Evidence): Node => ({
  '@type': 'SoftwareSourceCode',
  '@id': `${book.urlOf(pageAddress(evidence))}#main`,
  name: toPlain(evidence.title),
  abstract: toPlain(evidence.sentence),
});

/** A term by its name, where another page is about it. */
function termReference(book: Book, id: string): Node[] {
  const term = book.site.terms.get(id);
  const url = term && book.urlOf(pageAddress(term));
  return term ? [{ '@type': 'DefinedTerm', '@id': `${url}#main`, url, name: term.term }] : [];
}

function glossaryNode(book: Book): Node {
  const glossary = book.urlOf(listAddress('term'));
  return {
    '@type': 'DefinedTermSet',
    '@id': `${glossary}#main`,
    name: say('Glossary of {name}', { name: book.site.settings.name }),
    url: glossary,
  };
}

function termNode(book: Book, term: Term): Node {
  return {
    '@type': 'DefinedTerm',
    '@id': `${book.urlOf(pageAddress(term))}#main`,
    url: book.urlOf(pageAddress(term)),
    termCode: term.id,
    name: term.term,
    alternateName: term.aliases,
    description: toPlain(term.definition),
    inDefinedTermSet: glossaryNode(book),
  };
}
