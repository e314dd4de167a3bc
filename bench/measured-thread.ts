import { pickFrom, randomOf } from '../tools/process/random.ts';
import { TOPICS } from './book.ts';
import { codeBlock, inlineCode } from './code.ts';
import { type EntryFile, toEntry } from './entry-file.ts';
import { capital, countWords, paragraphs, phrase, sentence, statement, type Words, wordsFor } from './prose.ts';
import { TERMS } from './vocabulary.ts';

/** The thread whose page is measured: 900 words of running text in six entries, code not counted. */
export const MEASURED_THREAD = 'thread-of-900-words';

/** The words each text of the measured thread has. */
const LENGTHS = { question: 170, first: 330, second: 270, comments: [40, 50, 40] } as const;

const STATUSES = ['holds', 'note', 'holds', 'imprecise', 'holds', 'wrong', 'holds', 'open'] as const;

/** Which claims each answer makes, by their place in `STATUSES`. */
const MADE = { first: [0, 1, 2, 3, 4], second: [3, 4, 5, 6, 7] } as const;

const claimId = (at: number) => `measured-claim-${at + 1}`;

/** The files of the measured thread: written as our authors write, with claims marked in the text, terms, code and comments. */
export function measuredThreadFiles(): EntryFile[] {
  const words = wordsFor(randomOf(900), [TERMS[2] as string, TERMS[5] as string, TERMS[9] as string]);
  const folder = `questions/${MEASURED_THREAD}`;
  const today = '2025-06-01';
  const answer = (name: 'first' | 'second', verdict: string) =>
    toEntry(
      `${folder}/answer-${name}.mdx`,
      {
        summary: statement(words, 150),
        verdict,
        accepted: name === 'first',
        author: 'editors',
        posted: today,
        validity: { is: 'holds', reason: statement(words, 100) },
        scope: ['any>=1.0'],
        claims: MADE[name].map((at) => ({
          claim: claimId(at),
          stance: STATUSES[at] === 'wrong' ? 'disputes' : 'supports',
        })),
        sources: name === 'first' ? ['source-0', 'source-1'] : ['source-1', 'source-2'],
      },
      answerBody(words, LENGTHS[name], MADE[name].map(claimId)),
    );
  return [
    toEntry(
      `${folder}/question.mdx`,
      {
        title: `Does ${phrase(words)} outlive ${phrase(words)}?`,
        shortAnswer: statement(words, 180),
        topics: TOPICS.slice(0, 2),
        origin: { site: 'own' },
        asked: today,
        author: 'editors',
        premises: [{ claim: claimId(5), stance: 'doubts' }],
        agreement: statement(words, 140),
        difference: statement(words, 140),
        reviewed: today,
        changes: [{ date: today, what: 'Written.' }],
      },
      exactly(words, LENGTHS.question, [`I have looked at ${inlineCode(words)} and at the [[${TERMS[7]}]].`]).join(
        '\n\n',
      ),
    ),
    answer('first', 'yes'),
    answer('second', 'depends'),
    ...LENGTHS.comments.map((length, at) =>
      toEntry(
        `${folder}/comment-${['one', 'two', 'three'][at]}.mdx`,
        {
          summary: statement(words, 100),
          on: ['question', 'answer-first', 'answer-second'][at],
          kind: pickFrom(words.random, ['question', 'caveat', 'example'] as const),
          author: 'editors',
          posted: today,
        },
        exactly(words, length, []).join('\n\n'),
      ),
    ),
    ...STATUSES.map((status, at) =>
      toEntry(
        `claims/${claimId(at)}.mdx`,
        {
          statement: statement(words, 130),
          status,
          note: status === 'holds' || status === 'open' ? undefined : statement(words, 110),
          checked: status === 'open' ? undefined : today,
          sources: [`source-${at % 4}`],
        },
        paragraphs(words, 40).join('\n\n'),
      ),
    ),
  ];
}

/** An answer with headings, a list, a quotation, code and its claims marked, in so many words without the code. */
function answerBody(words: Words, length: number, claims: string[]): string {
  const heading = `## ${capital(phrase(words))}`;
  const quotation = `> ${sentence(words)}`;
  const list = [1, 2, 3].map(() => `- ${sentence(words)}`).join('\n');
  const marks = claims.map((claim) => `<Claim id="${claim}">${sentence(words)}</Claim>`);
  const fixed = [heading, quotation, list, ...marks].reduce((sum, text) => sum + proseWords(text), 0);
  const texts = exactly(words, length - fixed, []);
  marks.forEach((mark, at) => {
    texts[at % texts.length] += ` ${mark}`;
  });
  const half = Math.ceil(texts.length / 2);
  return [...texts.slice(0, half), codeBlock(words), heading, ...texts.slice(half), list, quotation].join('\n\n');
}

/** Paragraphs of exactly so many words: the last sentence is cut short. */
function exactly(words: Words, wanted: number, additions: string[]): string[] {
  const added = additions.join(' ');
  const texts = paragraphs(words, wanted - countWords(added));
  const surplus = texts.reduce((sum, text) => sum + countWords(text), countWords(added)) - wanted;
  const last = texts.at(-1) as string;
  texts[texts.length - 1] = `${last
    .split(' ')
    .slice(0, -surplus || undefined)
    .join(' ')
    .replace(/[.,:?]*$/, '')}.`;
  if (added) texts[0] += ` ${added}`;
  return texts;
}

/** The words of a text that a reader reads: no code blocks, no marks of lists, headings and components. */
export const proseWords = (markdown: string): number =>
  countWords(
    markdown
      .replace(/```[\s\S]*?```/g, '')
      .replace(/<\/?Claim[^>]*>/g, '')
      .replace(/^(?:#+|>|-) /gm, ''),
  );
