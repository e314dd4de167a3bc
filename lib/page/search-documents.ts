import type { EntryWithBody, Question } from '#lib/model/entry.ts';
import { anchorOf } from '#lib/model/ids.ts';
import { contrastingPairs } from '#lib/model/relations.ts';
import { commentsOf } from '#lib/model/thread.ts';
import { type DocumentPart, filterTerm, type SearchDocument } from '#lib/search/document.ts';
import { toSearchFiles } from '#lib/search/search-files.ts';
import type { Book } from './book.ts';
import { toPlain } from './text.ts';
import { statusOfAnswer } from './views/short-answer.ts';
import { STATUS_WORD } from './words.ts';

/** The files that the browser searches the book with, as text by address below the site's root. */
export const searchFiles = (book: Book): Map<string, string> =>
  toSearchFiles(searchDocuments(book), {
    compared: contrastingPairs(book.site.termRelations),
    ...(book.settings.analyses ? { analyses: book.settings.analyses } : {}),
  });

/** Everything in the book that can be searched: topics, terms, claims, sources, and each listed thread as one. */
export function searchDocuments(book: Book): SearchDocument[] {
  const { topics, terms, listed, claims, sources } = book.site;
  return [
    ...[...topics.values()].map(
      ({ id, name, sentence }): SearchDocument => ({
        kind: 'topic',
        id,
        title: name,
        names: [],
        filters: [],
        parts: [{ place: 'question', text: sentence }],
      }),
    ),
    ...[...terms.values()].map(
      (term): SearchDocument => ({
        kind: 'term',
        id: term.id,
        title: term.term,
        names: [...term.aliases, ...term.senses.map(({ label }) => `${term.term} ${label}`)],
        definition: toPlain(term.definition),
        senses: term.senses.map(({ label, definition }) => ({ label, definition: toPlain(definition) })),
        filters: toFilters('tag', term.topics),
        parts: [toPart(book, term, [term.definition, ...term.senses.map(({ definition }) => definition)])],
        goesWith: [...(book.site.termRelations.get(term.id)?.differences ?? [])].map(([id, difference]) => ({
          kind: 'term',
          id,
          difference: toPlain(difference),
        })),
      }),
    ),
    ...listed.map((question) => threadDocument(book, question)),
    ...[...claims.values()].map((claim): SearchDocument => {
      const uses = book.site.claimUses.get(claim.id) ?? [];
      const tags = uses.flatMap(({ answer }) => book.site.questions.get(answer.question)?.topics ?? []);
      return {
        kind: 'claim',
        id: claim.id,
        title: toPlain(claim.statement),
        names: [],
        status: { id: claim.status, word: STATUS_WORD[claim.status] },
        filters: [...toFilters('is', [claim.status]), ...toFilters('tag', tags)],
        parts: [toPart(book, claim, claim.note ? [claim.note] : [])],
        goesWith: [...new Set(uses.map(({ answer }) => answer.question))].map((id) => ({ kind: 'question', id })),
      };
    }),
    ...[...sources.values()].map(
      ({ id, title, author, publisher }): SearchDocument => ({
        kind: 'source',
        id,
        title,
        names: /^(.+?):\s/.exec(title)?.slice(1) ?? [], // `PEP 703: …`
        filters: [],
        parts: [{ place: 'question', text: [author, publisher].filter((known) => known !== 'unknown').join(', ') }],
      }),
    ),
  ];
}

function threadDocument(book: Book, question: Question): SearchDocument {
  const thread = book.site.threads.get(question.id);
  const answers = thread?.answers ?? [];
  const comments = thread ? commentsOf(thread) : [];
  const validities = answers.flatMap(({ validity }) => validity?.is ?? []);
  const status = question.shortAnswer ? statusOfAnswer(question, answers) : undefined;
  const known = [question.score, ...answers.map(({ score }) => score)].find((score) => score !== 'unknown');
  return {
    kind: 'question',
    id: question.id,
    title: toPlain(question.title),
    names: [...(question.shortTitle ? [question.shortTitle] : []), ...question.phrasings].map(toPlain),
    ...(status ? { status } : {}),
    ...(known === undefined ? {} : { votes: Math.max(0, known) }),
    filters: [
      ...toFilters('tag', question.topics),
      ...toFilters('is', [
        answers.length > 0 ? 'answered' : 'unanswered',
        ...(answers.some(({ accepted }) => accepted === true) ? ['accepted'] : []),
        ...validities,
      ]),
    ],
    parts: [
      ...(question.shortAnswer ? [{ place: 'question' as const, text: toPlain(question.shortAnswer) }] : []),
      toPart(book, question, []),
      ...answers.map((answer) => toPart(book, answer, [answer.summary], 'answer')),
      ...comments.map((comment) => toPart(book, comment, [comment.summary], 'comment')),
    ],
  };
}

/** The sentences of an entry's head and its text, and where on the page they are. */
function toPart(
  book: Book,
  entry: EntryWithBody,
  sentences: readonly string[],
  place: DocumentPart['place'] = 'question',
): DocumentPart {
  const text = [...sentences.map(toPlain), book.bodyOf(entry).text].filter(Boolean).join('\n');
  return place === 'question' ? { place, text } : { place, anchor: anchorOf(entry), text };
}

const toFilters = (name: 'tag' | 'is', values: readonly string[]): string[] =>
  [...new Set(values)].map((value) => filterTerm(`${name}:${value}`));
