import { licenceOn } from '../lib/model/forums.ts';
import { below, pickFrom, type Random, randomOf } from '../tools/process/random.ts';
import { personOf, sourceOf, TOPICS, termId } from './book.ts';
import { codeBlock, inlineCode } from './code.ts';
import { dayOf, type EntryFile, numberedId, toEntry } from './entry-file.ts';
import {
  capital,
  paragraphs,
  phrase,
  sentence,
  sentences,
  statement,
  type Words,
  withIng,
  withS,
  wordsFor,
} from './prose.ts';
import { TERMS } from './vocabulary.ts';

/** How far back a thread links: as far in a small book as in a large one. */
const WINDOW = 60;

/** Every so many threads one makes a second claim. */
const SECOND_CLAIM = 10;

/** Statuses of claims, as often as they are listed. */
const STATUSES = [
  ...Array(12).fill('holds'),
  ...Array(3).fill('note'),
  'imprecise',
  'imprecise',
  'wrong',
  'open',
  'open',
] as const;

const TITLES: readonly ((words: Words) => string)[] = [
  (w) => `How can I ${w.verb()} ${phrase(w)} when ${w.subjects[0]} is ${w.adjective()}?`,
  (w) => `Why does ${phrase(w)} ${w.verb()} the ${w.subjects[0]}?`,
  (w) => `What is ${w.adjective()} about ${withIng(w.verb())} ${phrase(w)}?`,
  (w) => `Is there a ${w.subjects[0]} that ${withS(w.verb())} ${phrase(w)}?`,
];

type Head = { id: string; title: string; words: Words };

/** The start of thread `index`: cheap, so that other threads can link it. About one in thirty is about parallelism. */
function headOf(index: number): Head {
  const random = randomOf(10_000_000 + index);
  const words = wordsFor(random, index % 29 === 5 ? ['parallelism', 'parallelism'] : []);
  let title = pickFrom(random, TITLES)(words);
  while (title.length > 67) title = pickFrom(random, TITLES)(words);
  return { id: numberedId(index, title), title, words };
}

/** A link to an earlier thread near by, in its own words. */
function threadLink(index: number, random: Random): string {
  const other = headOf(Math.max(0, index - 1 - below(random, WINDOW)));
  return `[${other.title.replace('?', '').toLowerCase()}](q:${other.id})`;
}

function termLink(random: Random): string {
  const index = below(random, TERMS.length);
  return `[${TERMS[index]}](term:${termId(index)})`;
}

/** Adds a sentence to a paragraph, each to the next one, so that links stand in running text. */
function weave(texts: string[], additions: string[]): string[] {
  additions.forEach((addition, at) => {
    texts[at % texts.length] += ` ${addition}`;
  });
  return texts;
}

/** The six files of thread `index` and its claims; the same whatever else is generated. */
export function threadFiles(index: number): EntryFile[] {
  const { id, title, words } = headOf(index);
  const { random } = words;
  const isFirst = index === 0;
  const near = () => (isFirst ? [] : [`This is close to ${threadLink(index, random)}.`]);
  const question = weave(paragraphs(words, 92), [
    `So far I have tried ${inlineCode(words)}.`,
    ...near(),
    `It may be a matter of the ${termLink(random)}.`,
  ]);
  const claims = Array.from({ length: index % SECOND_CLAIM === 3 ? 2 : 1 }, (_, at) =>
    numberedId(index, `${at ? 'also ' : ''}${statement(words, 90)}`),
  );
  const asked = dayOf(random);
  const folder = `questions/${id}`;
  const names = ['answer-first', 'answer-second'] as const;
  return [
    toEntry(
      `${folder}/question.md`,
      {
        title,
        topics: [TOPICS[index % TOPICS.length], ...(index % 3 === 0 ? [TOPICS[(index + 3) % TOPICS.length]] : [])],
        origin: {
          site: 'stackoverflow',
          id: String(1_000_000 + index * 37),
          url: 'unknown',
          title: 'unknown',
          license: licenceOn(asked) ?? 'unknown',
        },
        asked,
        author: random() < 0.5 ? personOf(index) : 'unknown',
      },
      question.join('\n\n'),
    ),
    ...names.map((name, at) =>
      answerFile(`${folder}/${name}.md`, index, words, {
        isAccepted: at === 0,
        claims,
        links: [
          ...near(),
          `Read up on the ${termLink(random)} first.`,
          ...near(),
          `Do not mistake it for a ${termLink(random)}.`,
        ],
      }),
    ),
    ...['comment-one', 'comment-two', 'comment-three'].map((name, at) =>
      toEntry(
        `${folder}/${name}.md`,
        {
          summary: statement(words, 110),
          on: pickFrom(random, ['question', ...names]),
          placed: 'stated',
          kind: pickFrom(random, ['question', 'pointer', 'correction', 'caveat', 'example', 'reply'] as const),
          author: 'unknown',
          posted: random() < 0.7 ? dayOf(random) : 'unknown',
          score: below(random, 5),
        },
        sentences(words, at === 1 ? 16 : 6).join(' '),
      ),
    ),
    ...claims.map((claim) => claimFile(claim, id, index, words)),
  ];
}

type AnswerPlan = { isAccepted: boolean; claims: string[]; links: string[] };

function answerFile(path: string, index: number, words: Words, { isAccepted, claims, links }: AnswerPlan): EntryFile {
  const { random } = words;
  const texts = weave(paragraphs(words, 98), [
    `The call to look at is ${inlineCode(words)}, not ${inlineCode(words)}.`,
    ...links,
  ]);
  const half = Math.ceil(texts.length / 2);
  const isMade = isAccepted || random() < 0.4;
  const stance = isAccepted ? 'supports' : pickFrom(random, ['supports', 'disputes', 'qualifies'] as const);
  return toEntry(
    path,
    {
      summary: statement(words, 160),
      verdict: pickFrom(random, ['yes', 'no', 'depends', 'explains'] as const),
      accepted: isAccepted,
      author: random() < 0.4 ? personOf(index) : 'unknown',
      posted: dayOf(random),
      score: isAccepted ? 5 + below(random, 60) : below(random, 5),
      claims: isMade ? claims.map((claim) => ({ claim, stance })) : undefined,
      sources: random() < 0.3 ? [sourceOf(index)] : undefined,
    },
    [
      ...texts.slice(0, half),
      codeBlock(words),
      `## ${capital(phrase(words))} and ${phrase(words)}`,
      ...texts.slice(half),
      [1, 2, 3].map(() => `- ${sentence(words)}`).join('\n'),
      `> ${sentence(words)}`,
    ].join('\n\n'),
  );
}

function claimFile(id: string, question: string, index: number, words: Words): EntryFile {
  const status = pickFrom(words.random, STATUSES);
  return toEntry(
    `claims/${id}.mdx`,
    {
      statement: statement(words, 150),
      status,
      note: status === 'holds' || status === 'open' ? undefined : statement(words, 120),
      checked: status === 'open' ? undefined : dayOf(words.random),
      sources: [sourceOf(index)],
    },
    `${sentences(words, 25).join(' ')} It came up in [a question](q:${question}) and leans on [a source](source:${sourceOf(index)}).`,
  );
}
