import { requirePlace } from '#lib/model/address.ts';
import { type EntryWithBody, isRecord, type Source } from '#lib/model/entry.ts';
import { ABOUT, ATTRIBUTION, FROM, listAddress, NOT_FOUND, pageAddress, SEARCH } from '#lib/model/ids.ts';
import { commentsOf, type Thread } from '#lib/model/thread.ts';
import { counted, say } from '#lib/words/say.ts';
import type { Book } from './book.ts';
import type { Page, PageContent } from './page.ts';
import { toPlain } from './text.ts';
import { aboutView } from './views/about-page.ts';
import { answerPageView } from './views/answer-page.ts';
import { attributionView } from './views/attribution-page.ts';
import { claimDescription, claimView } from './views/claim-page.ts';
import { claimsViews } from './views/claims-page.ts';
import { commentPageView } from './views/comment-page.ts';
import { compareViews } from './views/compare-page.ts';
import { evidenceViews } from './views/evidence-list-page.ts';
import { evidenceView } from './views/evidence-page.ts';
import { fromView } from './views/from-page.ts';
import { glossaryView } from './views/glossary-page.ts';
import { homeView } from './views/home-page.ts';
import { notFoundView } from './views/not-found-page.ts';
import { personView } from './views/person-page.ts';
import { questionsViews } from './views/questions-page.ts';
import { searchView } from './views/search-page.ts';
import { sourceView } from './views/source-page.ts';
import { sourcesViews } from './views/sources-page.ts';
import { termView } from './views/term-page.ts';
import { threadDescription, threadView } from './views/thread-page.ts';
import { topicViews } from './views/topic-page.ts';
import { topicsView } from './views/topics-page.ts';
import { titleOfWithdrawn, withdrawnView } from './views/withdrawn-page.ts';

const ready = (view: PageContent): Pick<Page, 'ready' | 'content'> => ({ ready: view, content: () => view });

const QUESTIONS_TITLE = {
  newest: 'Questions',
  title: 'Questions by title',
  votes: 'Questions by votes',
  activity: 'Questions by activity',
  unanswered: 'Questions nobody has answered yet',
} as const;

/** Every page of the book by its address. What a page shows is made when it is asked for. */
export function pagesOf(book: Book): ReadonlyMap<string, Page> {
  const pages = [...entryPages(book), ...withdrawnPages(book), ...listPages(book), notFoundPage(book)];
  return new Map(pages.map((page) => [page.address === NOT_FOUND ? NOT_FOUND : requirePlace(page.address), page]));
}

function* entryPages(book: Book): Iterable<Page> {
  const { site } = book;
  for (const thread of site.threads.values()) yield* threadPages(book, thread);
  for (const claim of site.claims.values()) {
    yield {
      address: pageAddress(claim),
      title: toPlain(claim.statement),
      description: claimDescription(book, claim),
      section: listAddress('claim'),
      entry: claim,
      content: () => claimView(book, claim),
    };
  }
  for (const term of site.terms.values())
    yield {
      address: pageAddress(term),
      title: term.term,
      description: toPlain(term.definition),
      section: listAddress('term'),
      entry: term,
      content: () => termView(book, term),
    };
  for (const evidence of site.evidence.values())
    yield {
      address: pageAddress(evidence),
      title: toPlain(evidence.title),
      description: toPlain(evidence.sentence),
      section: listAddress('evidence'),
      entry: evidence,
      content: () => evidenceView(book, evidence),
    };
  for (const source of site.sources.values())
    yield {
      address: pageAddress(source),
      title: source.title,
      description: sourceDescription(source, site.settings.name),
      section: listAddress('source'),
      entry: source,
      content: () => sourceView(book, source),
    };
  for (const person of site.people.values())
    if (!isRecord(person))
      yield {
        address: pageAddress(person),
        title: person.name,
        description: say('What {person} wrote that is told here.', { person: person.name }),
        entry: person,
        content: () => personView(book, person),
      };
}

/** The page of a question, and those of its answers and comments that have one. */
function* threadPages(book: Book, thread: Thread): Iterable<Page> {
  const section = listAddress('question');
  const { question } = thread;
  const address = pageAddress(question);
  const title = toPlain(question.title);
  const trail = [{ href: book.hrefOf(address), text: toPlain(question.shortTitle ?? question.title) }];
  const noIndex = question.unlisted;
  yield {
    address,
    title,
    description: threadDescription(thread),
    noIndex,
    section,
    entry: question,
    content: () => threadView(book, thread),
  };
  const own = <T extends EntryWithBody>(entries: readonly T[]) => entries.filter((entry) => book.hasPage(entry));
  for (const answer of own(thread.answers)) {
    const content = () => answerPageView(book, thread, answer);
    yield {
      address: pageAddress(answer),
      title: toPlain(answer.summary),
      description: say('An answer to “{question}”: {words}', { question: title, words: toPlain(answer.summary) }),
      noIndex,
      section,
      trail,
      entry: answer,
      content,
    };
  }
  for (const comment of own(commentsOf(thread))) {
    const content = () => commentPageView(book, thread, comment);
    yield {
      address: pageAddress(comment),
      title: toPlain(comment.summary),
      description: say('A comment on “{question}”: {words}', { question: title, words: toPlain(comment.summary) }),
      noIndex,
      section,
      trail,
      entry: comment,
      content,
    };
  }
}

function* listPages(book: Book): Iterable<Page> {
  const { site } = book;
  const { name, sentence } = site.settings;
  const numbered = (title: string, page: number) => (page === 1 ? title : say('{title}, page {page}', { title, page }));
  const numberedSentence = (sentence: string, page: number) =>
    page === 1 ? sentence : `${sentence} ${say('Page {page}.', { page })}`;

  yield { address: '/', title: name, description: sentence, content: () => homeView(book) };
  yield {
    address: ABOUT,
    title: say('About'),
    description: say('Who writes {name}, how claims are checked, licence and privacy.', { name }),
    content: () => aboutView(book),
  };
  yield {
    address: ATTRIBUTION,
    title: say('Attribution'),
    description: say('What is retold from elsewhere, and the sources of the book.'),
    content: () => attributionView(book),
  };
  yield {
    address: SEARCH,
    title: say('Search'),
    description: say('Search the questions, answers, claims and terms of {name}.', { name }),
    noIndex: true,
    content: () => searchView(book),
  };
  yield {
    address: FROM,
    title: say('From a forum'),
    description: say('Has {name} an answer for this thread? Ask with one click from the forum you are reading.', {
      name,
    }),
    content: () => fromView(book),
  };
  for (const { address, view } of questionsViews(book))
    yield {
      address,
      title: numbered(say(QUESTIONS_TITLE[view.list]), view.pager.page),
      description: numberedSentence(
        view.list === 'unanswered'
          ? say('{questions} nobody has answered yet.', { questions: counted(view.total, 'question') })
          : say('{title}: {questions} with their short answers.', {
              title: say(QUESTIONS_TITLE[view.list]),
              questions: counted(view.total, 'question'),
            }),
        view.pager.page,
      ),
      noIndex: view.list === 'unanswered' && view.total === 0,
      section: listAddress('question'),
      ...ready(view),
    };
  for (const { address, title, view } of claimsViews(book))
    yield {
      address,
      title: numbered(title, view.pager.page),
      description: numberedSentence(
        say('{title}: {claims}, and how each stands today.', { title, claims: counted(view.total, 'claim') }),
        view.pager.page,
      ),
      section: listAddress('claim'),
      ...ready(view),
    };
  for (const { address, view } of evidenceViews(book))
    yield {
      address,
      title: numbered(say('Evidence'), view.pager.page),
      description: numberedSentence(
        say('{programs} that were really run, and what each shows.', { programs: counted(view.total, 'program') }),
        view.pager.page,
      ),
      section: listAddress('evidence'),
      ...ready(view),
    };
  yield {
    address: listAddress('term'),
    title: say('Glossary'),
    description: say('{terms} and what they mean.', { terms: counted(site.terms.size, 'term') }),
    section: listAddress('term'),
    content: () => glossaryView(book),
  };
  for (const { address, title, pair, difference, view } of compareViews(book))
    yield {
      address,
      title,
      description: difference
        ? toPlain(difference)
        : say('{terms} side by side: what each means, and what is related to both.', {
            terms: `${title.charAt(0).toUpperCase()}${title.slice(1)}`,
          }),
      section: listAddress('term'),
      compares: pair,
      content: view,
    };
  for (const { address, view } of sourcesViews(book))
    yield {
      address,
      title: numbered(say('Sources'), view.pager.page),
      description: numberedSentence(
        say('{sources} that the book leans on.', { sources: counted(view.total, 'source') }),
        view.pager.page,
      ),
      section: listAddress('source'),
      ...ready(view),
    };
  yield {
    address: listAddress('topic'),
    title: say('Topics'),
    description: say('Questions and terms by topic.'),
    section: listAddress('topic'),
    content: () => topicsView(book),
  };
  for (const topic of site.topics.values())
    for (const { address, view } of topicViews(book, topic))
      yield {
        address,
        title: numbered(topic.name, view.pager.page),
        description: numberedSentence(topic.sentence, view.pager.page),
        section: listAddress('topic'),
        entry: topic,
        ...ready(view),
      };
}

/** What a source is, by whom, and that the page tells what leans on it. */
function sourceDescription({ title, author, publisher }: Source, book: string): string {
  const by = [...new Set([author, publisher])].filter((name) => name !== 'unknown');
  return `“${title}”${by.length > 0 ? ` (${by.join(', ')})` : ''}: what in ${book} leans on it.`;
}

function* withdrawnPages(book: Book): Iterable<Page> {
  for (const withdrawal of book.site.withdrawn) {
    const { entry, reason } = withdrawal;
    if ('question' in entry && !book.hasPage(entry)) continue;
    const title = say('Withdrawn: {title}', { title: titleOfWithdrawn(entry) });
    yield {
      address: pageAddress(entry),
      title,
      description: toPlain(reason),
      content: () => withdrawnView(book, withdrawal),
    };
  }
}

const notFoundPage = (book: Book): Page => ({
  address: NOT_FOUND,
  title: say('Page not found'),
  description: say('There is no such page in this book.'),
  noIndex: true,
  content: () => notFoundView(book),
});
