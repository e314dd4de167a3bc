import type { Person, Source, Topic } from '#lib/model/entry.ts';
import { isKnownThread } from '#lib/model/forums.ts';
import { ATTRIBUTION, FROM, keyOf, listAddress, pageAddress, questionsAddress, SEARCH } from '#lib/model/ids.ts';
import { STATUSES } from '#lib/schema/status.ts';
import { homeOf } from './answer.ts';
import { MOST_BACKLINKS } from './backlinks.ts';
import type { Book } from './book.ts';
import { toClaimMention, toSourceItem, toSourceItems, toTermEntry, toTermItems } from './mentions.ts';
import { toOrigin } from './origin.ts';
import { paginate } from './pager.ts';
import { sortQuestions, toQuestionItem } from './questions.ts';
import { toDay, toPlain } from './text.ts';
import type {
  AboutView,
  AttributionView,
  FromView,
  HomeView,
  Link,
  PersonPageView,
  SourcePageView,
  SourcesView,
  TopicPageView,
  TopicsView,
} from './view.ts';
import { KIND_WORD, STATUS_SENTENCE, STATUS_WORD } from './words.ts';

/** The most questions the home page shows in each of its lists. */
const HOME_QUESTIONS = 6;

/** The most entries of a kind that a source's or person's page lists. */
const MOST_USES = 50;

/** The home page: what this is, where to begin, a term to learn. */
export function homeView(book: Book): HomeView {
  const { site } = book;
  const newest = sortQuestions(site.listed, 'newest');
  const claimsOf = (id: string) =>
    new Set((site.threads.get(id)?.answers ?? []).flatMap(({ claims }) => claims.map(({ claim }) => claim))).size;
  const best = [...newest].sort((a, b) => claimsOf(b.id) - claimsOf(a.id) || a.id.localeCompare(b.id));
  const first = best.slice(0, HOME_QUESTIONS);
  const term = termToLearn(book);
  return {
    kind: 'home',
    name: site.settings.name,
    sentence: site.settings.sentence,
    newest: newest
      .filter(({ id }) => !first.some((question) => question.id === id))
      .slice(0, HOME_QUESTIONS)
      .map((question) => toQuestionItem(book, question)),
    best: first.map((question) => toQuestionItem(book, question)),
    topics: toTopicItems(book),
    ...(term ? { term } : {}),
    counts: countEntries(book),
    claimsHref: book.hrefOf(listAddress('claim')),
    glossaryHref: book.hrefOf(listAddress('term')),
    questionsHref: book.hrefOf(questionsAddress('newest')),
    searchHref: book.hrefOf(SEARCH),
  };
}

/** The term that most texts use and that has most relations: the one worth knowing first. */
function termToLearn(book: Book) {
  const weight = (id: string) => {
    const relations = book.site.termRelations.get(id);
    return (book.backlinks().get(`term/${id}`)?.length ?? 0) + Object.values(relations ?? {}).flat().length;
  };
  const [first] = [...book.site.terms.keys()].sort((a, b) => weight(b) - weight(a) || a.localeCompare(b));
  return first === undefined ? undefined : toTermItems(book, [first])[0];
}

const countEntries = ({ site }: Book): HomeView['counts'] => ({
  questions: site.listed.length,
  answers: site.listed.reduce((sum, { id }) => sum + (site.threads.get(id)?.answers.length ?? 0), 0),
  claims: site.claims.size,
  terms: site.terms.size,
  sources: site.sources.size,
});

/** All topics by name, with how much there is of each. */
export const toTopicItems = (book: Book): HomeView['topics'] => {
  const { listed, terms, topics } = book.site;
  const count = (entries: Iterable<{ topics: string[] }>, id: string) =>
    [...entries].filter((entry) => entry.topics.includes(id)).length;
  return [...topics.values()]
    .sort((a, b) => a.name.localeCompare(b.name, 'en'))
    .map((topic) => ({
      href: book.hrefOf(pageAddress(topic)),
      name: topic.name,
      sentence: topic.sentence,
      questions: count(listed, topic.id),
      terms: count(terms.values(), topic.id),
    }));
};

/** Who writes the book and how. */
export function aboutView(book: Book): AboutView {
  const { claims, settings } = book.site;
  const days = [...claims.values()].flatMap(({ checked }) => checked ?? []).sort();
  const oldestCheck = toDay(days[0]);
  const latestCheck = toDay(days.at(-1));
  return {
    kind: 'about',
    name: settings.name,
    counts: countEntries(book),
    ...(oldestCheck ? { oldestCheck } : {}),
    ...(latestCheck ? { latestCheck } : {}),
    statuses: STATUSES.map((status) => ({
      status,
      word: STATUS_WORD[status],
      sentence: STATUS_SENTENCE[status],
      count: [...claims.values()].filter((claim) => claim.status === status).length,
    })),
    ...(settings.repository ? { repositoryHref: settings.repository } : {}),
    ...(settings.license ? { licence: { href: settings.license.url, text: settings.license.name } } : {}),
    attributionHref: book.hrefOf(ATTRIBUTION),
  };
}

/** The list of topics. */
export const topicsView = (book: Book): TopicsView => ({ kind: 'topics', topics: toTopicItems(book) });

/** The pages of one topic: its questions, and on each its terms. */
export function topicViews(book: Book, topic: Topic): { address: string; view: TopicPageView }[] {
  const questions = sortQuestions(
    book.site.listed.filter(({ topics }) => topics.includes(topic.id)),
    'newest',
  );
  const terms = [...book.site.terms.values()]
    .filter(({ topics }) => topics.includes(topic.id))
    .sort((a, b) => a.term.localeCompare(b.term, 'en'));
  return paginate(book, pageAddress(topic), questions).map(({ address, items, pager }) => ({
    address,
    view: {
      kind: 'topic',
      name: topic.name,
      sentence: topic.sentence,
      questions: items.map((question) => toQuestionItem(book, question)),
      total: questions.length,
      pager,
      terms: pager.page === 1 ? terms.map((term) => toTermEntry(book, term)) : [],
    },
  }));
}

/** The pages of the list of sources. */
export function sourcesViews(book: Book): { address: string; view: SourcesView }[] {
  const sources = toSourceItems(book, book.site.sources.keys());
  return paginate(book, listAddress('source'), sources, 100).map(({ address, items, pager }) => ({
    address,
    view: { kind: 'sources', sources: items, total: sources.length, pager },
  }));
}

/** One source and what leans on it. */
export function sourceView(book: Book, source: Source): SourcePageView {
  const { questions } = book.site;
  const { answers = [], claims = [], terms = [] } = book.site.leaning.get(source.id) ?? {};
  return {
    kind: 'source',
    source: toSourceItem(book, source),
    answers: answers.slice(0, MOST_USES).map(
      (answer): Link => ({
        href: homeOf(book, answer),
        text: `${toPlain(answer.summary)} (${toPlain(questions.get(answer.question)?.title ?? '')})`,
      }),
    ),
    claims: claims.slice(0, MOST_USES).map((claim) => toClaimMention(book, claim)),
    terms: terms.slice(0, MOST_USES).map((term): Link => ({ href: book.hrefOf(pageAddress(term)), text: term.term })),
    backlinks: (book.backlinks().get(keyOf(source)) ?? []).slice(0, MOST_BACKLINKS),
  };
}

/** One person and what they wrote here. */
export const personView = (book: Book, person: Person): PersonPageView => ({
  kind: 'person',
  name: person.name,
  ...(person.url === 'unknown' ? {} : { url: person.url }),
  wrote: (book.site.written.get(person.id) ?? []).slice(0, MOST_USES).map((entry) => ({
    kindWord: KIND_WORD[entry.kind],
    href: entry.kind === 'question' ? book.hrefOf(pageAddress(entry)) : homeOf(book, entry),
    text: toPlain(entry.kind === 'question' ? entry.title : entry.summary),
  })),
});

/** Tells whether the book has an entry for a thread of another site, and how to ask from there with one click. */
export function fromView(book: Book): FromView {
  const { site } = book;
  const asked = JSON.stringify(`${book.urlOf(FROM)}?u=`);
  return {
    kind: 'from',
    name: site.settings.name,
    known: site.listed.filter(({ origin }) => isKnownThread(origin)).length,
    bookmarklet: `javascript:void(location.href=${asked}+encodeURIComponent(location.href))`,
    href: book.hrefOf(FROM),
  };
}

/** What was retold or taken from elsewhere, and the sources of the book. */
export function attributionView(book: Book): AttributionView {
  const threads = sortQuestions(book.site.listed, 'title').filter(({ origin }) => origin.site !== 'own');
  return {
    kind: 'attribution',
    threads: threads.map((question) => ({
      question: { href: book.hrefOf(pageAddress(question)), text: toPlain(question.title) },
      origin: toOrigin(book, question),
    })),
    sources: toSourceItems(book, book.site.sources.keys()),
  };
}
