import type { Stance } from '#lib/schema/answer.ts';
import type { Settings } from '#lib/schema/settings.ts';
import type { Answer, Claim, Comment, Entry, Evidence, Person, Question, Source, Term, Topic } from './entry.ts';
import { isInThread } from './former.ts';
import { groupBy } from './group.ts';
import { keyOf } from './ids.ts';
import { byWord, type Neighbours, neighboursIn } from './neighbours.ts';
import { type QuestionRelation, questionRelations, type TermRelations, termRelations } from './relations.ts';
import { buildThread, type Thread } from './thread.ts';

/** An answer that speaks to a claim. */
export type ClaimUse = { answer: Answer; stance: Stance };

/** A listed question that assumes or doubts a claim. */
export type Premise = { question: Question; stance: Question['premises'][number]['stance'] };

/** What leans on a source, answers to unlisted questions left out. */
export type Leaning = { answers: readonly Answer[]; claims: readonly Claim[]; terms: readonly Term[] };

/** An entry that is no longer told, and why; answers and comments of a withdrawn question, and comments on a withdrawn answer, went with it. */
export type Withdrawal = { entry: Entry; date: string; reason: string; replacedBy?: string };

/** Everything in the book, linked and frozen. Maps are keyed by id, answers and comments by `keyOf`. */
export type Site = Readonly<{
  settings: Settings;
  questions: ReadonlyMap<string, Question>;
  /** The questions that lists and counts show: all but those marked `unlisted`. */
  listed: readonly Question[];
  /** Those of them that nobody has answered. */
  unanswered: readonly Question[];
  answers: ReadonlyMap<string, Answer>;
  comments: ReadonlyMap<string, Comment>;
  claims: ReadonlyMap<string, Claim>;
  terms: ReadonlyMap<string, Term>;
  evidence: ReadonlyMap<string, Evidence>;
  sources: ReadonlyMap<string, Source>;
  people: ReadonlyMap<string, Person>;
  topics: ReadonlyMap<string, Topic>;
  /** What was published and is no longer told; nothing else of the site holds it. */
  withdrawn: readonly Withdrawal[];
  /** By the question's id. */
  threads: ReadonlyMap<string, Thread>;
  /** By the claim's id, in the order of the answers. */
  claimUses: ReadonlyMap<string, readonly ClaimUse[]>;
  /** By the claim's id, in the order of the questions. */
  premises: ReadonlyMap<string, readonly Premise[]>;
  /** By the source's id. */
  leaning: ReadonlyMap<string, Leaning>;
  /** By the person's id: questions, answers, comments. */
  written: ReadonlyMap<string, readonly (Question | Answer | Comment)[]>;
  /** By the question's id, told from that question's side. */
  questionRelations: ReadonlyMap<string, readonly QuestionRelation[]>;
  /** By the term's id. */
  termRelations: ReadonlyMap<string, TermRelations>;
  /** The terms before and after one from A to Z, by its id. */
  termNeighbours: ReadonlyMap<string, Neighbours>;
}>;

/** Links the entries of a book with one another. Entries whose question is missing are left to `check`. */
export function buildSite(settings: Settings, all: readonly Entry[]): Site {
  const { entries, withdrawn } = withoutWithdrawn(all);
  const of = <K extends Entry['kind']>(kind: K) => {
    const chosen = entries.filter((entry): entry is Extract<Entry, { kind: K }> => entry.kind === kind);
    chosen.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0)); // records of one file stay in its order
    return new Map(chosen.map((entry) => [isInThread(entry.kind) ? keyOf(entry) : entry.id, entry] as const));
  };
  const questions = of('question');
  const answers = of('answer');
  const comments = of('comment');
  const terms = of('term');
  const listed = [...questions.values()].filter((question) => !question.unlisted);

  const byQuestion = <T extends Answer | Comment>(all: ReadonlyMap<string, T>) =>
    groupBy(all.values(), (entry) => entry.question);
  const answersOf = byQuestion(answers);
  const commentsOf = byQuestion(comments);
  const threads = new Map(
    [...questions.values()].map((question) => [
      question.id,
      buildThread(question, answersOf.get(question.id) ?? [], commentsOf.get(question.id) ?? []),
    ]),
  );

  const claimUses = new Map<string, ClaimUse[]>();
  for (const { question, answers: ordered } of threads.values())
    for (const answer of question.unlisted ? [] : ordered)
      for (const { claim, stance } of answer.claims)
        claimUses.set(claim, [...(claimUses.get(claim) ?? []), { answer, stance }]);

  const claims = of('claim');
  const isTold = ({ question }: Answer) => !questions.get(question)?.unlisted;

  return Object.freeze({
    settings,
    questions,
    listed,
    unanswered: listed.filter(({ id }) => !answersOf.has(id)),
    answers,
    comments,
    claims,
    terms,
    evidence: of('evidence'),
    sources: of('source'),
    people: of('person'),
    topics: of('topic'),
    withdrawn,
    threads,
    claimUses,
    premises: groupBy(
      listed.flatMap((question) => question.premises.map(({ claim, stance }) => ({ claim, question, stance }))),
      ({ claim }) => claim,
    ),
    leaning: leaningOn([...answers.values()].filter(isTold), [...claims.values()], [...terms.values()]),
    written: groupBy([...questions.values(), ...answers.values(), ...comments.values()], ({ author }) => author),
    questionRelations: questionRelations(questions),
    termRelations: termRelations(terms),
    termNeighbours: neighboursIn([...terms.values()].sort(byWord)),
  });
}

function leaningOn(answers: readonly Answer[], claims: readonly Claim[], terms: readonly Term[]): Map<string, Leaning> {
  const bySource = <T extends { sources: string[] }>(entries: readonly T[]) =>
    groupBy(
      entries.flatMap((entry) => [...new Set(entry.sources)].map((source) => [source, entry] as const)),
      ([source]) => source,
    );
  const [ofAnswers, ofClaims, ofTerms] = [bySource(answers), bySource(claims), bySource(terms)];
  const entriesIn = <T>(found: ReadonlyMap<string, (readonly [string, T])[]>, id: string) =>
    (found.get(id) ?? []).map(([, entry]) => entry);
  const ids = new Set([...ofAnswers.keys(), ...ofClaims.keys(), ...ofTerms.keys()]);
  return new Map(
    [...ids].map((id) => [
      id,
      { answers: entriesIn(ofAnswers, id), claims: entriesIn(ofClaims, id), terms: entriesIn(ofTerms, id) },
    ]),
  );
}

function withoutWithdrawn(all: readonly Entry[]): { entries: Entry[]; withdrawn: Withdrawal[] } {
  const gone = new Map(
    all.flatMap((entry) =>
      entry.withdrawn && (entry.kind === 'question' || entry.kind === 'answer')
        ? [[keyOf(entry), entry.withdrawn] as const]
        : [],
    ),
  );
  /** What an entry went with: its question, or the answer that a comment is on. */
  const withIt = (entry: Entry) => {
    if (!('question' in entry)) return undefined;
    const { question } = entry;
    const on = 'on' in entry ? gone.get(keyOf({ kind: 'answer', id: entry.on, question })) : undefined;
    return on ?? gone.get(keyOf({ kind: 'question', id: question }));
  };
  const entries: Entry[] = [];
  const withdrawn: Withdrawal[] = [];
  for (const entry of all) {
    const { date, reason, replacedBy } = entry.withdrawn ?? withIt(entry) ?? {};
    if (date && reason)
      withdrawn.push({ entry, date, reason, ...(entry.withdrawn && replacedBy ? { replacedBy } : {}) });
    else entries.push(entry);
  }
  return { entries, withdrawn };
}
