import { below, pickFrom, type Random } from '../tools/process/random.ts';
import { chooseAdjective, chooseAdverb, chooseNoun, chooseVerb } from './vocabulary.ts';

/** Words for one document: a few subjects and made-up names come back in it, as they do in a real thread. */
export type Words = {
  random: Random;
  subjects: string[];
  noun: () => string;
  adjective: () => string;
  verb: () => string;
  adverb: () => string;
};

const SYLLABLES = 'ba cor dan ez fi gal hum ix jo kel lum mar nov or pit qua ros sil tov ul ver win yar zed'.split(' ');

/** The words of a document; `subjects` come first among those that recur. */
export function wordsFor(random: Random, subjects: readonly string[] = []): Words {
  const recurring = [...subjects, ...Array.from({ length: 6 - subjects.length }, () => chooseNoun(random))];
  const names = Array.from({ length: 3 }, () =>
    Array.from({ length: 2 + below(random, 3) }, () => pickFrom(random, SYLLABLES)).join(''),
  );
  const noun = () => {
    const kind = random();
    return kind < 0.02 ? pickFrom(random, names) : kind < 0.3 ? pickFrom(random, recurring) : chooseNoun(random);
  };
  return {
    random,
    subjects: recurring,
    noun,
    adjective: () => chooseAdjective(random),
    verb: () => chooseVerb(random),
    adverb: () => chooseAdverb(random),
  };
}

/** `entry` as `entries`, `get` as `gets`: the plural of a noun and the third person of a verb. */
export const withS = (word: string): string =>
  /(?:s|x|z|ch|sh)$/.test(word) ? `${word}es` : /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;

/** `make` as `making`. */
export const withIng = (verb: string): string => (/[^eo]e$/.test(verb) ? `${verb.slice(0, -1)}ing` : `${verb}ing`);

const withArticle = (words: string) => `${/^[aeiou]/.test(words) ? 'an' : 'a'} ${words}`;

/** The words with a capital at the start. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** A noun with what stands around it: `the lazy queue`, `an entry`, `every handler of a pool`. */
export function phrase(words: Words): string {
  const { random, noun, adjective } = words;
  const kind = random();
  if (kind < 0.26) return `the ${noun()}`;
  if (kind < 0.44) return `the ${adjective()} ${noun()}`;
  if (kind < 0.56) return withArticle(`${adjective()} ${noun()}`);
  if (kind < 0.68) return withArticle(noun());
  if (kind < 0.78) return withS(noun());
  if (kind < 0.87) return `${adjective()} ${withS(noun())}`;
  if (kind < 0.92) return `every ${noun()}`;
  return `the ${noun()} of ${withArticle(noun())}`;
}

type Pattern = (words: Words, number: (limit: number) => number) => string;

const STATEMENTS: readonly Pattern[] = [
  (w) => `${phrase(w)} ${w.adverb()} ${withS(w.verb())} ${phrase(w)} once ${phrase(w)} is ${w.adjective()}`,
  (w) => `whoever has to ${w.verb()} ${phrase(w)} will ${w.verb()} ${phrase(w)} too`,
  (w) => `I wanted to ${w.verb()} ${phrase(w)} and got ${phrase(w)} instead`,
  (w) => `nothing in ${phrase(w)} says that ${phrase(w)} may ${w.verb()} twice`,
  (w) => `this works because ${phrase(w)} can ${w.verb()} without ${withIng(w.verb())} ${phrase(w)}`,
  (w) => `${withIng(w.verb())} ${phrase(w)} is ${w.adverb()} cheaper than ${withIng(w.verb())} ${phrase(w)}`,
  (w) => `while ${phrase(w)} is ${w.adjective()}, nobody may ${w.verb()} ${phrase(w)}`,
  (w) => `between ${phrase(w)} and ${phrase(w)} there is room for ${phrase(w)}`,
  (w, n) => `over ${n(80) + 3} attempts ${phrase(w)} stayed ${w.adjective()}, and ${phrase(w)} did not`,
  (w) => `unless you ${w.verb()} ${phrase(w)} yourself, ${phrase(w)} remains ${w.adjective()}`,
  (w) => `people ${w.adverb()} ${w.verb()} ${phrase(w)} before they ${w.verb()} ${phrase(w)}`,
  (w) => `my advice is to ${w.verb()} ${phrase(w)} with ${phrase(w)} and to leave ${phrase(w)} alone`,
  (w, n) => `each ${w.noun()} costs some ${n(95) + 2} ms, most of it spent on ${withIng(w.verb())} ${phrase(w)}`,
  (w) => `here ${phrase(w)} and ${phrase(w)} ${w.verb()} each other, which looks ${w.adjective()} at first`,
  (w) => `the manual claims that ${phrase(w)} shall ${w.verb()} ${phrase(w)} on demand`,
  (w) => `I do not see why ${phrase(w)} would ${w.verb()} ${phrase(w)}`,
  (w) => `the ${w.adjective()} part is ${phrase(w)}: it must ${w.verb()} or ${w.verb()} ${phrase(w)}`,
  (w, n) => `since release ${n(9) + 1}.${n(20)} ${phrase(w)} ${withS(w.verb())} ${phrase(w)} by itself`,
  (w) => `if that sounds ${w.adjective()}, think of ${phrase(w)} that has to ${w.verb()} ${phrase(w)}`,
  (w) => `you can ${w.verb()} ${phrase(w)}, ${w.verb()} ${phrase(w)}, or do neither`,
  (w) => `after ${withArticle(w.noun())} has failed, ${phrase(w)} is the first thing to ${w.verb()}`,
  (w) => `there are ${w.adjective()} cases in which ${phrase(w)} and ${phrase(w)} mean the same`,
];

const QUESTIONS: readonly Pattern[] = [
  (w) => `is it ${w.adjective()} to ${w.verb()} ${phrase(w)} while ${phrase(w)} is being used`,
  (w) => `should I rather ${w.verb()} ${phrase(w)}, or does ${phrase(w)} do that`,
  (w) => `what makes ${phrase(w)} ${w.verb()} ${phrase(w)}`,
];

/** One sentence; about one in fifteen asks something. */
export function sentence(words: Words): string {
  const asks = words.random() < 0.07;
  const pattern = pickFrom(words.random, asks ? QUESTIONS : STATEMENTS);
  return capital(pattern(words, (limit) => below(words.random, limit))) + (asks ? '?' : '.');
}

/** A statement of at most `longest` characters. */
export function statement(words: Words, longest: number): string {
  for (;;) {
    const text = `${capital(pickFrom(words.random, STATEMENTS)(words, (limit) => below(words.random, limit)))}.`;
    if (text.length <= longest) return text;
  }
}

/** How many words a text has, counted by the spaces. */
export const countWords = (text: string): number => text.split(/\s+/).filter(Boolean).length;

/** Sentences of at least `wanted` words in all. */
export function sentences(words: Words, wanted: number): string[] {
  const result: string[] = [];
  for (let have = 0; have < wanted; ) {
    const next = sentence(words);
    result.push(next);
    have += countWords(next);
  }
  return result;
}

/** Paragraphs of two to five sentences, at least `wanted` words in all. */
export function paragraphs(words: Words, wanted: number): string[] {
  const rest = sentences(words, wanted);
  const result: string[] = [];
  while (rest.length > 0) result.push(rest.splice(0, 2 + below(words.random, 4)).join(' '));
  return result;
}
