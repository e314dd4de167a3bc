import { isRecord, type Question } from '#lib/model/entry.ts';
import { listAddress, questionsAddress, SEARCH } from '#lib/model/ids.ts';
import type { Book } from '../book.ts';
import { type SmallComparison, toSmallComparison } from '../small-figure.ts';
import { countEntries, type EntryCounts } from './about-page.ts';
import { type QuestionItem, sortQuestions, toQuestionItem } from './question-list.ts';
import { type TermItem, toTermItems } from './term-list.ts';
import { type TopicItem, toLargestTopics } from './topic-list.ts';

/** The home page. */
export type HomeView = {
  kind: 'home';
  name: string;
  sentence: string;
  newest: QuestionItem[];
  best: QuestionItem[];
  /** What a recorded run shows, of the first question that has a figure. */
  figure?: SmallComparison;
  topics: TopicItem[];
  /** Where all topics are, when some are left out here. */
  topicsHref?: string;
  /** Whether the newest questions are those of a forum, by the last day on which something was said. */
  byActivity: boolean;
  term?: TermItem;
  counts: EntryCounts;
  claimsHref: string;
  glossaryHref: string;
  questionsHref: string;
  searchHref: string;
};

/** The most questions the home page shows in each of its lists. */
const HOME_QUESTIONS = 6;

/** The most topics it shows. */
const HOME_TOPICS = 30;

/** The home page: what this is, where to begin, a term to learn. */
export function homeView(book: Book): HomeView {
  const { site } = book;
  // What editors have checked comes first; where they have checked nothing, the forum's own votes and days decide.
  const byActivity = !site.listed.some(({ reviewed }) => reviewed) && site.listed.some(isRecord);
  const newest = sortQuestions(site, site.listed, byActivity ? 'activity' : 'newest');
  const claimsOf = (id: string) =>
    new Set((site.threads.get(id)?.answers ?? []).flatMap(({ claims }) => claims.map(({ claim }) => claim))).size;
  const votesOf = ({ score }: Question) => (score === 'unknown' ? 0 : score);
  const claims = new Map(newest.map(({ id }) => [id, claimsOf(id)]));
  const best = [...newest].sort(
    (a, b) => (claims.get(b.id) ?? 0) - (claims.get(a.id) ?? 0) || votesOf(b) - votesOf(a) || (a.id < b.id ? -1 : 1),
  );
  const first = best.slice(0, HOME_QUESTIONS);
  const term = termToLearn(book);
  const figured = best.find((question) => question.figure);
  const figure = figured && toSmallComparison(book, figured);
  return {
    kind: 'home',
    name: site.settings.name,
    sentence: site.settings.sentence,
    newest: newest
      .filter(({ id }) => !first.some((question) => question.id === id))
      .slice(0, HOME_QUESTIONS)
      .map((question) => toQuestionItem(book, question)),
    byActivity,
    best: first.map((question) => toQuestionItem(book, question)),
    ...(figure ? { figure } : {}),
    topics: toLargestTopics(book, HOME_TOPICS),
    ...(site.topics.size > HOME_TOPICS ? { topicsHref: book.hrefOf(listAddress('topic')) } : {}),
    ...(term ? { term } : {}),
    counts: countEntries(book),
    claimsHref: book.hrefOf(listAddress('claim')),
    glossaryHref: book.hrefOf(listAddress('term')),
    questionsHref: book.hrefOf(questionsAddress(byActivity ? 'activity' : 'newest')),
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
