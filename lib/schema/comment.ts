import { z } from 'zod';
import {
  author,
  choice,
  dayOrUnknown,
  former,
  language,
  license,
  ref,
  text,
  unknown,
  webAddress,
  withdrawn,
} from './fields.ts';

/** The front matter of `questions/<question>/comment-<slug>.mdx`. */
export const comment = z.strictObject({
  summary: text(120, 'The comment in one sentence of at most 120 characters.'),
  on: ref(['sibling'], 'What it hangs on: question, or the name of an answer of this thread, such as answer-short.'),
  replyTo: z
    .union([unknown, ref(['sibling'], 'The name of a comment of this thread.')])
    .default('unknown')
    .describe('The comment it replies to, such as comment-why, or unknown.'),
  placed: choice(['stated', 'inferred'], 'Whether the forum said what it hangs on, or we inferred it.').default(
    'stated',
  ),
  kind: choice(
    ['question', 'pointer', 'correction', 'caveat', 'example', 'outdated', 'reply'],
    'What the comment does for the reader.',
  ).default('reply'),
  claim: ref(['claim'], 'The claim it is about.').optional(),
  settledBy: z
    .strictObject({
      question: ref(['question'], 'A question that settles it.').optional(),
      answer: ref(['sibling'], 'An answer of this thread that settles it, such as answer-short.').optional(),
      comment: ref(['sibling'], 'A comment of this thread that settles it.').optional(),
      claim: ref(['claim'], 'A claim that settles it.').optional(),
    })
    .refine((value) => Object.keys(value).length === 1, {
      error: 'settledBy names exactly one of question, answer, comment and claim',
      params: { hint: 'Keep the one that settles it, and delete the others.' },
    })
    .optional()
    .describe('What settled it: one question, answer, comment or claim.'),
  author: author('Who wrote it: the id of a person, editors, or unknown.'),
  posted: dayOrUnknown('The day it was posted.'),
  score: z.union([z.int(), unknown]).default('unknown').describe('The votes it had where it came from.'),
  language: language(),
  license: license(),
  url: webAddress('Its own address where it came from.').optional(),
  aliases: former(),
  withdrawn: withdrawn(['sibling']),
});

/** A comment as its author wrote it, with defaults filled in. */
export type CommentSpec = z.infer<typeof comment>;
