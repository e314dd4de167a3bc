import type { PartId } from '#lib/model/anchors.ts';
import { type Answer, isRecord } from '#lib/model/entry.ts';
import { keyOf, pageAddress } from '#lib/model/ids.ts';
import type { QuestionRelationKind } from '#lib/model/relations.ts';
import { commentsOf, type Thread } from '#lib/model/thread.ts';
import { countWords } from '#lib/model/words.ts';
import { STATUSES, type Status } from '#lib/schema/status.ts';
import { counted, say } from '#lib/words/say.ts';
import { MOST_BACKLINKS } from '../backlinks.ts';
import type { Backlink, Book } from '../book.ts';
import { mainFigure } from '../figures.ts';
import { readingMinutes, toDay, toHtml, toPlain } from '../text.ts';
import type { Day, Link, TocItem } from '../view.ts';
import { markOf, markWord, PREMISE_WORD, RELATION_WORD, votes } from '../words.ts';
import { type AnswerView, toAnswerView } from './answer.ts';
import { type Byline, toByline } from './byline.ts';
import { type Grid, toGrid } from './claim-grid.ts';
import { type ClaimMention, toClaimMention } from './claim-list.ts';
import { type CommentView, toCommentViews } from './comment.ts';
import { type OriginView, toOrigin } from './origin.ts';
import { type ShortAnswer, toShortAnswer } from './short-answer.ts';
import { type SourceItem, toSourceItems } from './source-list.ts';
import { type TermItem, toTermItems } from './term-list.ts';
import { toTopicLinks } from './topic-list.ts';

/** The whole thread. */
export type ThreadView = {
  kind: 'thread';
  questionTitle: string;
  shortAnswer?: ShortAnswer;
  /** Of an imported thread of which nobody has written a short answer: what there is in place of it. The question then comes first. */
  unedited?: string;
  draft: boolean;
  readingMinutes: number;
  topics: Link[];
  /** The ways from the short answer to what is below it. */
  ways: Link[];
  grid: Grid;
  /** Programs that were run, compared on one scale. */
  figure?: { title: string; html: string };
  questionBodyHtml: string;
  phrasingsHtml: string[];
  asked: Byline;
  premises: { claim: ClaimMention; stanceWord: string }[];
  comments: CommentView[];
  answers: AnswerView[];
  agreementHtml?: string;
  differenceHtml?: string;
  related: { relationWord: string; questions: (Link & { shortAnswerHtml?: string })[] }[];
  backlinks: Backlink[];
  sources: SourceItem[];
  terms: TermItem[];
  origin: OriginView;
  changes: { day: Day; whatHtml: string }[];
  toc: TocItem[];
};

/** The most answers to which the ways lead one by one. */
const MOST_WAYS = 5;

const RELATION_ORDER: readonly QuestionRelationKind[] = [
  'duplicate-of',
  'follows-from',
  'leads-to',
  'narrower',
  'broader',
  'contrasts',
  'related',
];

/** The whole thread: everything its page shows. */
export function threadView(book: Book, thread: Thread): ThreadView {
  const { question, answers } = thread;
  const entries = [question, ...answers, ...commentsOf(thread)];
  const bodies = entries.map((entry) => book.bodyOf(entry));
  const answerViews = answers.map((answer) => toAnswerView(book, thread, answer));
  const mentionedSources = bodies.flatMap((body) =>
    body.mentions.flatMap(({ key }) => (key.startsWith('source/') ? key.slice('source/'.length) : [])),
  );
  const grid = toGrid(book, thread);
  const shortAnswer = toShortAnswer(thread, grid);
  const figure = mainFigure(book, question);

  const view: Omit<ThreadView, 'toc' | 'ways'> = {
    kind: 'thread',
    questionTitle: question.title,
    ...(shortAnswer ? { shortAnswer } : isRecord(question) ? { unedited: wordsOfAnswers(answers) } : {}),
    draft: question.draft,
    readingMinutes: readingMinutes(
      bodies.reduce((sum, body) => sum + body.words, countWords(openWords(book, thread, grid).join(' '))),
    ),
    topics: toTopicLinks(book, question.topics),
    grid,
    ...(figure ? { figure } : {}),
    questionBodyHtml: book.bodyOf(question).html,
    phrasingsHtml: question.phrasings.map(toHtml),
    asked: toByline(book, question),
    premises: question.premises.flatMap(({ claim: id, stance }) => {
      const claim = book.site.claims.get(id);
      return claim ? [{ claim: toClaimMention(book, claim), stanceWord: PREMISE_WORD[stance] }] : [];
    }),
    comments: toCommentViews(book, thread, thread.comments.get('question') ?? []),
    answers: answerViews,
    ...(question.agreement ? { agreementHtml: toHtml(question.agreement) } : {}),
    ...(question.difference ? { differenceHtml: toHtml(question.difference) } : {}),
    related: toRelated(book, question.id),
    backlinks: (book.backlinks().get(keyOf(question)) ?? []).slice(0, MOST_BACKLINKS),
    sources: toSourceItems(book, [...answers.flatMap((answer) => answer.sources), ...mentionedSources]),
    terms: toTermItems(
      book,
      bodies.flatMap((body) => body.terms),
    ),
    origin: toOrigin(book, question),
    changes: question.changes.flatMap(({ date, what }) => {
      const day = toDay(date);
      return day ? [{ day, whatHtml: toHtml(what) }] : [];
    }),
  };
  return { ...view, ways: toWays(view), toc: toToc(view) };
}

/** How a question of a forum was answered there: `8 answers, one of them accepted.` */
function wordsOfAnswers(answers: readonly Answer[]): string {
  if (answers.length === 0) return 'Nobody has answered it there.';
  const accepted = answers.some((answer) => answer.accepted === true);
  const one = answers.length === 1;
  return `${counted(answers.length, 'answer')}${accepted ? (one ? ', accepted by the asker' : ', one of them accepted by the asker') : ''}.`;
}

function toRelated(book: Book, id: string): ThreadView['related'] {
  const relations = book.site.questionRelations.get(id) ?? [];
  return RELATION_ORDER.flatMap((kind) => {
    const questions = relations
      .filter((relation) => relation.as === kind)
      .flatMap((relation) => book.site.questions.get(relation.question) ?? [])
      .filter((question) => !question.unlisted || book.site.questions.get(id)?.unlisted)
      .map((question) => ({
        href: book.hrefOf(pageAddress(question)),
        text: toPlain(question.title),
        ...(question.shortAnswer ? { shortAnswerHtml: toHtml(question.shortAnswer) } : {}),
      }));
    return questions.length > 0 ? [{ relationWord: RELATION_WORD[kind], questions }] : [];
  });
}

/** What stands open on a thread's page and is in none of its bodies. */
const openWords = (book: Book, { question }: Thread, { rows }: Grid): string[] => [
  question.title,
  question.shortAnswer ?? '',
  question.agreement ?? '',
  question.difference ?? '',
  ...rows.map(({ claim }) => book.site.claims.get(claim.id)?.statement ?? ''),
];

/** The ids of a thread page's sections that are no entries. */
export const SECTION_IDS = {
  claims: 'claims',
  figure: 'figure',
  question: 'question',
  agreement: 'agreement',
  related: 'related',
  sources: 'sources',
  terms: 'terms',
  origin: 'origin',
} as const satisfies Record<string, PartId>;

/** What of claims does not plainly hold, the worst first. */
const toMarks = (statuses: Status[]): NonNullable<TocItem['marks']> =>
  STATUSES.toReversed().flatMap((status) => {
    const count = statuses.filter((one) => one === status).length;
    return count > 0 && status !== 'holds' ? [{ status, words: `${count} ${markWord(status)}` }] : [];
  });

/** Whether anything is known of how the question was asked, beside its title. */
export const isAsked = ({
  questionBodyHtml,
  asked,
  phrasingsHtml,
  premises,
  comments,
}: Pick<ThreadView, 'questionBodyHtml' | 'asked' | 'phrasingsHtml' | 'premises' | 'comments'>): boolean =>
  questionBodyHtml !== '' ||
  asked.author.known ||
  asked.posted !== undefined ||
  asked.score !== undefined ||
  phrasingsHtml.length + premises.length + comments.length > 0;

type Sections = Omit<ThreadView, 'toc' | 'ways'>;

const countOf = ({ rows, folded }: Grid): number => rows.length + folded.length;

/** What tells an answer from others in a few words: its verdict; where nobody gave it one, what its forum says. */
function wayWords({ excerpt, verdict, verdictWord, accepted, byline: { score } }: AnswerView): string {
  if (!excerpt || verdict !== 'explains') return verdictWord?.toLowerCase() ?? '';
  return accepted === true ? 'accepted' : score === undefined ? '' : votes(score);
}

function toWays({ answers, figure, grid }: Sections): Link[] {
  const more = answers[MOST_WAYS];
  return [
    ...answers.slice(0, MOST_WAYS).map((answer) => ({
      href: `#${answer.anchor}`,
      text: `${answer.label}, ${wayWords(answer)}`.replace(/, $/, ''),
    })),
    ...(more ? [{ href: `#${more.anchor}`, text: say('{count} more', { count: answers.length - MOST_WAYS }) }] : []),
    ...(figure ? [{ href: `#${SECTION_IDS.figure}`, text: say('the figure') }] : []),
    ...(grid.folded.length > 0
      ? [{ href: `#${SECTION_IDS.claims}`, text: say('all {count} claims', { count: countOf(grid) }) }]
      : []),
  ];
}

function toToc(view: Sections): TocItem[] {
  const item = (id: string, text: string, marks: TocItem['marks'] = []): TocItem => ({
    href: `#${id}`,
    text,
    ...(marks.length > 0 ? { marks } : {}),
  });
  const { rows, folded } = view.grid;
  return [
    ...(view.unedited !== undefined && isAsked(view) ? [item(SECTION_IDS.question, 'The question')] : []),
    ...(view.grid.rows.length > 0
      ? [
          item(
            SECTION_IDS.claims,
            counted(countOf(view.grid), 'claim'),
            toMarks([...rows, ...folded].map(({ claim }) => claim.status)),
          ),
        ]
      : []),
    ...(view.figure ? [item(SECTION_IDS.figure, say('Figure'))] : []),
    ...view.answers.map((answer) =>
      item(
        answer.anchor,
        answer.accepted === true ? say('{answer}, accepted', { answer: answer.label }) : answer.label,
        toMarks(answer.claims.map(({ claim, stance }) => markOf(claim.status, stance).status)),
      ),
    ),
    ...(view.agreementHtml || view.differenceHtml ? [item(SECTION_IDS.agreement, say('Agree, differ'))] : []),
    ...(view.unedited === undefined && isAsked(view) ? [item(SECTION_IDS.question, say('The question'))] : []),
    ...(view.related.length + view.backlinks.length > 0 ? [item(SECTION_IDS.related, say('Read on'))] : []),
    ...(view.sources.length > 0 ? [item(SECTION_IDS.sources, say('Sources'))] : []),
    ...(view.terms.length > 0 ? [item(SECTION_IDS.terms, say('Terms'))] : []),
    item(SECTION_IDS.origin, view.changes.length > 0 ? say('Origin and changes') : say('Origin')),
  ];
}

/** The description of a thread for search engines and cards. */
export const threadDescription = ({ question, answers }: Thread): string =>
  toPlain(question.shortAnswer ?? answers[0]?.summary ?? `${question.title} ${counted(answers.length, 'answer')}.`);
