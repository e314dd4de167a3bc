import { analyse } from './analyser.ts';
import type { Asked } from './asked.ts';
import type { Build } from './build.ts';
import { DOCUMENT_KINDS, type DocumentKind, filterTerm, kindTerm } from './document.ts';
import { failureOf } from './files.ts';
import { recordPlace } from './first-file.ts';
import { findPhrases, hitKindOf, recordOf } from './hits.ts';
import type { Meaning } from './lexicon.ts';
import { findNamed } from './named.ts';
import { emptyResult, type QueryOptions, type SearchResult } from './protocol.ts';
import { isQuestion, parseQuery, withoutStops } from './query.ts';
import { bestOf, type RankedDocument } from './rank.ts';
import { SUGGESTED, toFilters, toResult, toSuggestions } from './result.ts';

/** How many hits a result lists when nobody says. */
const LIMIT = 8;

/** How nearly as good as a claim its question has to be to stand before it when a whole sentence is asked. */
const NEARLY = 0.5;

/** How many of the best are read to find a phrase in them. */
const PHRASE_CANDIDATES = 40;

/** From how many words on a query is a question rather than a name, and how much definitions and sources then count. */
const QUESTION_WORDS = 5;
const NAME_WEIGHT = 0.5;
const SOURCE_WEIGHT = 0.3;
const [TERM, CLAIM, SOURCE] = (['term', 'claim', 'source'] as const).map((kind) => DOCUMENT_KINDS.indexOf(kind));

/** Asks a build; what cannot be had is left out of the result, and said in it. */
export async function ask(build: Build, base: string, text: string, options: QueryOptions): Promise<SearchResult> {
  const { typing: isTyping = false, limit = LIMIT, onUpdate, signal } = options;
  const query = parseQuery(text, isTyping);
  const asked: Asked = { build, base, text, query, limit, isTyping };
  if (query.words.length === 0 && filtersOf(asked).length === 0)
    return { ...emptyResult(text), suggestions: toSuggestions(asked), filters: toFilters(asked, new Map()) };

  if (onUpdate && !signal?.aborted) {
    const { meaning, found } = findAtOnce(asked);
    onUpdate(toResult(asked, meaning, found, bestOf(found, limit, build.order), true));
  }
  const [meaning, failure] = await Promise.all([
    build.lexicon.findMeaning(query.words),
    build.lexicon.load(filtersOf(asked)).then(() => undefined, failureOf),
  ]);
  const isLost = meaning.failure !== undefined && meaning.words.every((word) => word.length === 0);
  let found = isLost ? findAtOnce(asked).found : find(asked, meaning);
  let readFailure: typeof failure;
  const read = async (documents: readonly RankedDocument[]) => {
    const names = new Set(documents.map(({ document }) => recordPlace(document, build.files.first).name));
    await Promise.all([...names].map(build.files.read)).catch((error) => {
      readFailure = failureOf(error);
    });
  };
  if (query.phrases.length > 0) found = await withPhrasesFirst(asked, found, read);
  const near = found.length > 0 ? [] : bestOf(build.rank(meaning.words), SUGGESTED, build.order);
  let best = bestOf(found, limit, build.order);
  if (!signal?.aborted) {
    await read([...best, ...near]);
    best = withQuestionsFirst(asked, best, found);
    await read(best);
  }
  const whatFailed = meaning.failure ?? failure ?? readFailure;
  return { ...toResult(asked, meaning, found, best, false, near), ...(whatFailed ? { failure: whatFailed } : {}) };
}

/** Whether a query is a question rather than a name. */
const isSentence = ({ text, words }: Asked['query']): boolean =>
  text.split(/\s+/).length >= QUESTION_WORDS && words.length > 2;

/** Of a whole sentence, puts a question that has its words before the first of its claims: who asks one wants the answer, not a part of it. */
function withQuestionsFirst(
  { build, query, limit }: Asked,
  best: readonly RankedDocument[],
  found: readonly RankedDocument[],
): RankedDocument[] {
  if (!isSentence(query) || query.kind) return [...best];
  const asked = new Map(found.flatMap((ranked) => (ranked.place === 0 ? [[ranked.document, ranked] as const] : [])));
  const ordered = new Set<RankedDocument>();
  for (const ranked of best) {
    if (build.kinds[ranked.document] === CLAIM) {
      const [, , goesWith = []] = recordOf(build, ranked.document) ?? [];
      const questions = goesWith.flatMap(([document]) => asked.get(document) ?? []).sort((a, b) => b.score - a.score);
      if (questions[0] && questions[0].score >= NEARLY * ranked.score) ordered.add(questions[0]);
    }
    ordered.add(ranked);
  }
  return [...ordered].slice(0, limit);
}

/**
 * Puts documents first that have a phrase as it stands, those with more of several before others. A query that is nothing
 * but phrases finds only what has them all: then they are what is asked, and not a part of it.
 */
async function withPhrasesFirst(
  { build, query: { phrases, isPhrase, kind } }: Asked,
  found: readonly RankedDocument[],
  read: (documents: readonly RankedDocument[]) => Promise<void>,
): Promise<RankedDocument[]> {
  const having = phrases.map((phrase) => haveAllWords(build, phrase));
  const mayHave = ({ document }: RankedDocument) => having[isPhrase ? 'every' : 'some']((has) => has(document));
  const candidates = bestOf(found.filter(mayHave), PHRASE_CANDIDATES, build.order);
  await read(candidates);
  const places = new Map(
    candidates.map((ranked) => [ranked, findPhrases(recordOf(build, ranked.document), phrases)] as const),
  );
  const most = found.reduce((score, ranked) => Math.max(score, ranked.score), 0);
  return found.flatMap((ranked) => {
    const [place, ...more] = places.get(ranked) ?? [];
    if (place === undefined || (isPhrase && more.length + 1 < phrases.length)) return isPhrase ? [] : [ranked];
    return [
      { document: ranked.document, score: ranked.score + most * (more.length + 1), place: kind ? ranked.place : place },
    ];
  });
}

/** Whether a document has every word of a phrase; those that tell nothing are indexed in titles only. */
function haveAllWords({ index }: Build, phrase: string): (document: number) => boolean {
  const terms = withoutStops(analyse(phrase)).map(({ term }) => term);
  const having = terms.map((term) => new Set(index.find(term).flatMap((list) => list ?? [])));
  return (document) => having.every((documents) => documents.has(document));
}

/** What is found by what is here: by the index when it has every word, else by the titles in the first file. */
function findAtOnce(asked: Asked): { meaning: Meaning; found: RankedDocument[] } {
  const { build, query } = asked;
  const isHere =
    build.lexicon.isLoaded(query.words.map(({ term }) => term)) && query.words.every(({ isOpen }) => !isOpen);
  const { index, rank } = isHere ? build : build.titles();
  const words = query.words.map(({ term, form, isOpen }) => [
    { term, weight: 1 },
    ...(isOpen ? index.complete(form, 20).map((guess) => ({ term: guess, weight: 0.8 })) : []),
  ]);
  const meaning = { words, corrections: [] };
  return {
    meaning,
    found: isHere ? find(asked, meaning) : query.filters.length > 0 ? [] : sift(asked, meaning, rank(words)),
  };
}

/** The filters of a query as terms; where there are no words, the kind of document is one more. */
const filtersOf = ({ query: { words, filters, kind } }: Asked): string[] => [
  ...filters.map(filterTerm),
  ...(words.length === 0 && kind ? [kindTerm(kind)] : []),
];

/** What is found by the index. A query of filters alone finds all that pass. */
function find(asked: Asked, meaning: Meaning): RankedDocument[] {
  const { build, query } = asked;
  const passes = filtersOf(asked).map((term) => new Set(build.index.find(term).flatMap((list) => list ?? [])));
  const all = () => [...(passes[0] ?? [])].map((document): RankedDocument => ({ document, score: 1, place: 0 }));
  const found = query.words.length > 0 ? build.rank(meaning.words) : all();
  return sift(
    asked,
    meaning,
    passes.length > 0 ? found.filter(({ document }) => passes.every((pass) => pass.has(document))) : found,
  );
}

/** Leaves out what is not of the kind asked for, and puts the terms first that are called what was asked. */
function sift(asked: Asked, meaning: Meaning, found: RankedDocument[]): RankedDocument[] {
  const { build, query } = asked;
  const weights = [isSentence(query) ? NAME_WEIGHT : 1, isSentence(query) || isQuestion(query) ? SOURCE_WEIGHT : 1];
  for (const ranked of found) {
    const kind = build.kinds[ranked.document];
    if (kind === TERM || kind === SOURCE) ranked.score *= weights[kind === TERM ? 0 : 1] as number;
  }
  const named = findNamed(asked, meaning).map(({ document }) => document);
  if (named.length > 0) {
    const most = found.reduce((score, ranked) => Math.max(score, ranked.score), 0);
    const others = found.filter(({ document }) => !named.includes(document));
    return [
      ...named.map((document, index): RankedDocument => ({ document, score: most + named.length - index, place: 0 })),
      ...others,
    ];
  }
  return query.kind
    ? found.filter(
        ({ document, place }) =>
          hitKindOf(DOCUMENT_KINDS[build.kinds[document] as number] as DocumentKind, place) === query.kind,
      )
    : found;
}
