import { de } from './de.ts';
import { en, type Language, type Message, type Noun } from './en.ts';

/** The languages that the interface speaks, by their tags. */
const LANGUAGES: Readonly<Record<string, Language>> = { en, de };

/** The tags of the languages that the interface speaks, English first. */
export const SPOKEN: readonly string[] = Object.keys(LANGUAGES);

/** The tag of the language in which the interface speaks to readers of a language; English where it does not speak theirs. */
export function spokenFor(tag: string): string {
  const [language = ''] = tag.toLowerCase().split('-');
  return Object.hasOwn(LANGUAGES, language) ? language : 'en';
}

/**
 * The language that is spoken now. A page is made and drawn in one go, so it needs not be handed through everything that
 * says a word: see docs/decisions/0016-words-by-sentence.md.
 */
let spoken: Language = en;

/** Speaks to readers of a language from now on: that of the book which is open. */
export function speak(tag: string): void {
  spoken = LANGUAGES[spokenFor(tag)] ?? en;
}

/** Does work during which the interface speaks to readers of a language. The work is done when it returns. */
export function inLanguage<T>(tag: string, work: () => T): T {
  const before = spoken;
  speak(tag);
  try {
    return work();
  } finally {
    spoken = before;
  }
}

/** A sentence of the interface, with values in place of its names in braces. */
export const say = (message: Message, values: Readonly<Record<string, string | number>> = {}): string =>
  fill(templateOf(message), values).join('');

/** The same with values that are no text, such as links: the pieces of the sentence, in the order of its language. */
export const sayParts = <Value>(
  message: Message,
  values: Readonly<Record<string, Value | string | number>>,
): (Value | string | number)[] => fill(templateOf(message), values);

/** What stands behind a bar tells two meanings of one English word apart, and is not said. */
const templateOf = (message: Message): string => spoken.messages?.[message] ?? message.replace(/\|.*/, '');

function fill<Value>(
  template: string,
  values: Readonly<Record<string, Value | string | number>>,
): (Value | string | number)[] {
  return template.split(/\{(\w+)\}/).map((part, at) => (at % 2 === 0 ? part : (values[part] ?? '')));
}

/** A number as it is written in the language: `1,204`. */
export const number = (value: number): string => value.toLocaleString(spoken.tag);

/** A count with its noun: `1 answer`, `1,204 answers`. */
export const counted = (count: number, noun: Noun): string => `${number(count)} ${nounFor(count, noun)}`;

/** The form of a noun beside a count. */
export const nounFor = (count: number, noun: Noun): string => {
  const [one, other] = spoken.nouns[noun];
  return spoken.plural.select(count) === 'one' ? one : other;
};

/** A day, a month or a year, written `2026-11-22`, `2026-11`, `2026`, in words: `22 Nov 2026`, `Nov 2026`, `2026`. */
export function dayWords(iso: string): string {
  if (!iso.includes('-')) return iso;
  const isDay = iso.length > 7;
  return spoken.day(new Date(`${isDay ? iso : `${iso}-01`}T00:00:00Z`), isDay);
}

/** A word that begins a heading, within a sentence: only some languages write their nouns small. */
export const within = (word: string): string => (spoken.smallNouns ? word.toLowerCase() : word);

/** Several things in a row: `its title, its number and who asked it`. */
export const listed = (words: readonly string[]): string =>
  [words.slice(0, -1).join(', '), words.at(-1)].filter(Boolean).join(say(' and '));

/** Words by the values of a field, each said in the language that is spoken when it is asked for. */
export const spokenWords = <Key extends string>(words: Readonly<Record<Key, Message>>): Readonly<Record<Key, string>> =>
  new Proxy(words, { get: (all, key) => (Object.hasOwn(all, key) ? say(all[key as Key]) : undefined) });
