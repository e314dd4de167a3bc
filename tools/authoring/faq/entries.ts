import type { RootContent } from 'mdast';
import { cutBytes, firstSentence, shorten } from '#lib/page/text.ts';
import type { NewEntry } from '../entry-file.ts';
import { wordsOf } from './document.ts';
import type { Lose } from './loss.ts';
import type { FoundQuestion } from './questions.ts';

/** The name that the one answer of an imported question has in its thread. */
const ANSWER = 'answer-faq';

const LONGEST = { title: 120, shortTitle: 67, summary: 200, shortAnswer: 250, phrasing: 200 };

/** A sentence of fewer letters, such as `Yes.`, goes on to the next. */
const LEAST_SENTENCE = 12;

/** The question and its answer as entries; without a text there is no answer. */
export function toEntries(
  { title, line, body }: FoundQuestion,
  { id, topics, text }: { id: string; topics: string[]; text: string },
  lose: Lose,
): NewEntry[] {
  const said = text === '' ? undefined : summaryOf(body, title);
  if (text === '') lose('unanswered', line, title);
  else if (said === undefined) lose('summary', line, title);
  const short = cut(title, LONGEST.title);
  if (short !== title) lose('title', line, title);
  const question: NewEntry = {
    kind: 'question',
    id,
    data: {
      title: short,
      ...(Buffer.byteLength(short) > LONGEST.shortTitle ? { shortTitle: cutBytes(short, LONGEST.shortTitle) } : {}),
      ...(said?.short ? { shortAnswer: said.short } : {}),
      ...(short === title ? {} : { phrasings: [cut(title, LONGEST.phrasing)] }),
      ...(topics.length > 0 ? { topics } : {}),
    },
    body: '',
  };
  if (text === '') return [question];
  const verdict = /^(yes|no)\b[.,:;!–—-]/i.exec(said?.summary ?? '')?.[1]?.toLowerCase();
  const data = { summary: said?.summary ?? short, ...(verdict ? { verdict } : {}) };
  const rest = said?.isPlain ? withoutStart(text, said.summary) : text;
  return [question, { kind: 'answer', id: ANSWER, question: id, data, body: rest }];
}

/** The sentence an answer begins with: what sums it up, and the whole sentence where it can stand for the answer. */
type Said = {
  summary: string;
  short?: string;
  /** Whether the text begins with just these letters. */
  isPlain: boolean;
};

function summaryOf(body: readonly RootContent[], title: string): Said | undefined {
  const first = body.find((block) => block.type !== 'html');
  const paragraph = body.find((block) => block.type === 'paragraph');
  if (paragraph?.type !== 'paragraph') return undefined;
  const words = wordsOf(paragraph.children).replace(/^\{:[^{}]*\}\s*/, '');
  let sentence = firstSentence(words);
  if (sentence.length < LEAST_SENTENCE) sentence += firstSentence(words.slice(sentence.length));
  sentence = sentence.trim();
  if (sentence === '' || sentence === title) return undefined;
  const ended = sentence.replace(/:$/, '.'); // what it announces stands below
  const summary = shorten(ended, (part) => part.length <= LONGEST.summary) ?? cut(ended, LONGEST.summary);
  const isShort = sentence.length <= LONGEST.shortAnswer && first === paragraph && /[.!?。！？)”"’]$/.test(sentence);
  const isPlain = paragraph.children[0]?.type === 'text' && !/[`*_[\]<>{}\\]/.test(sentence);
  return { summary, ...(isShort ? { short: sentence } : {}), isPlain: isPlain && isShort && summary === sentence };
}

/** A text without the sentence it begins with, however its lines are broken. */
function withoutStart(text: string, sentence: string): string {
  const words = sentence.split(' ').map((word) => word.replace(/[^\p{L}\p{N}]/gu, '\\$&'));
  return text.replace(new RegExp(`^${words.join('\\s+')}`), '').trim();
}

/** A text of at most so many UTF-16 units, cut at a word. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = text.lastIndexOf(' ', most - 2);
  return `${text.slice(0, end > 0 ? end : most - 1).trimEnd()}…`;
}
