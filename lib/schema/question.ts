import { z } from 'zod';
import {
  author,
  choice,
  day,
  dayOrUnknown,
  former,
  id,
  language,
  list,
  ref,
  text,
  textOrUnknown,
  unknown,
  webAddress,
  withdrawn,
} from './fields.ts';

const premise = z.strictObject({
  claim: ref(['claim'], 'The claim the asker starts from.'),
  stance: choice(['assumes', 'doubts'], 'Whether the asker takes the claim for true or doubts it.'),
});

const relation = z.strictObject({
  question: ref(['question'], 'The other question.'),
  as: choice(
    ['follows-from', 'narrower', 'broader', 'duplicate-of', 'contrasts', 'related'],
    'What the other question is to this one: it follows from it, is narrower or broader, asks the same, contrasts with it, or is related in some other way.',
  ),
});

const origin = z.strictObject({
  site: id('The forum the question came from, such as stackoverflow; own when the book asks it itself.'),
  name: text(80, 'What that forum calls itself.').optional(),
  id: textOrUnknown(80, "The thread's id on that forum."),
  url: z
    .union([webAddress('The address.'), unknown])
    .default('unknown')
    .describe("The thread's address on that forum."),
  title: textOrUnknown(200, 'The title it had there.'),
  license: textOrUnknown(60, 'The licence it was published under, such as CC BY-SA 4.0.'),
  retold: z.boolean().default(false).describe('true when the text is told again in our own words.'),
});

const figure = z.strictObject({
  title: text(120, 'What the figure shows, as a heading: its finding, not its subject.'),
  sentence: text(200, 'What was run, in one sentence.').optional(),
  programs: z
    .array(
      z.strictObject({
        program: ref(['evidence'], 'The id of an evidence program.'),
        variant: id('A variant of the program.').optional(),
      }),
    )
    .min(1)
    .max(6)
    .describe('The programs it compares, one below the other; each on every number of CPUs it was run on.'),
});

/** The front matter of `questions/<question>/question.mdx`. */
export const question = z.strictObject({
  title: text(120, 'The question as a reader would ask it.'),
  shortTitle: text(
    67,
    'A shorter title for cards and lists: at most 67 bytes, needed when the title is longer.',
  ).optional(),
  shortAnswer: text(250, "The editor's answer in one or two sentences, the first thing a reader sees.").optional(),
  phrasings: z
    .array(text(200, 'A way of asking, or an error message word for word.'))
    .max(12, 'at most 12 phrasings; keep those that share no words with the title')
    .default([])
    .describe('Other ways people ask this, and exact error messages: searched like the title, folded on the page.'),
  topics: list(ref(['topic'], 'The id of a topic.'), 'The topics this question belongs to.'),
  origin: origin
    .default({ site: 'own', id: 'unknown', url: 'unknown', title: 'unknown', license: 'unknown', retold: false })
    .describe('Where the question came from.'),
  asked: dayOrUnknown('The day it was asked.'),
  author: author('Who asked: the id of a person, editors, or unknown.'),
  score: z.union([z.int(), unknown]).default('unknown').describe('The votes it had where it came from.'),
  views: z.int().min(0).describe('How often it was read where it came from.').optional(),
  premises: list(premise, 'Claims the asker assumes or doubts.'),
  deciding: z
    .array(ref(['claim'], 'The id of a claim that an answer makes.'))
    .max(6, 'at most 6 claims decide a question; take some out')
    .default([])
    .describe('The claims that decide the question, shown first: 4 to 6 of those its answers make.'),
  figure: figure.optional().describe('The main figure of the thread: runs of programs on one scale.'),
  related: list(relation, 'Questions that belong beside this one, and how.'),
  agreement: text(300, 'Where the answers agree.').optional(),
  difference: text(300, 'Where the answers differ.').optional(),
  reviewed: day('The day the whole thread was last checked.').optional(),
  changes: list(
    z.strictObject({ date: day('The day of the change.'), what: text(200, 'What was changed, in a sentence.') }),
    'What was changed, newest last.',
  ),
  language: language(),
  aliases: former(),
  withdrawn: withdrawn(['question']),
  unlisted: z
    .boolean()
    .default(false)
    .describe(
      'true gives the thread its pages but keeps it out of lists, counts and search engines; for examples and tests.',
    ),
  draft: z
    .boolean()
    .default(false)
    .describe('true keeps the thread out of the published book; `npm run dev` shows it.'),
});

/** A question as its author wrote it, with defaults filled in. */
export type QuestionSpec = z.infer<typeof question>;
