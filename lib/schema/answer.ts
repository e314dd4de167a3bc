import { z } from 'zod';
import {
  author,
  choice,
  dayOrUnknown,
  former,
  language,
  license,
  list,
  ref,
  text,
  unknown,
  webAddress,
  withdrawn,
} from './fields.ts';

/** What an answer may say about a claim. */
export const STANCES = ['supports', 'disputes', 'qualifies'] as const;

/** What an answer says about a claim. */
export type Stance = (typeof STANCES)[number];

/** The front matter of `questions/<question>/answer-<slug>.mdx`. */
export const answer = z.strictObject({
  summary: text(200, 'The answer in one sentence.'),
  verdict: choice(
    ['yes', 'no', 'depends', 'explains'],
    'What it says to the question: yes, no, it depends, or it explains.',
  ).default('explains'),
  accepted: z
    .union([z.boolean(), unknown])
    .default('unknown')
    .describe('Whether the asker accepted it: true, false or unknown.'),
  author: author('Who wrote it: the id of a person, editors, or unknown.'),
  posted: dayOrUnknown('The day it was posted.'),
  score: z.union([z.int(), unknown]).default('unknown').describe('The votes it had where it came from.'),
  license: license(),
  url: webAddress('Its own address where it came from.').optional(),
  validity: z
    .strictObject({
      is: choice(['holds', 'outdated', 'dangerous'], 'Whether the answer can be followed today.'),
      reason: text(200, 'Why, in a sentence.'),
    })
    .optional()
    .describe('Whether the answer still holds today, and why.'),
  scope: list(
    text(60, 'A version or an implementation.'),
    'The versions and implementations it speaks of, such as git>=2.38.',
  ),
  claims: list(
    z.strictObject({
      claim: ref(['claim'], 'The id of a claim.'),
      stance: choice(STANCES, 'What the answer says about the claim.'),
    }),
    'The claims this answer makes or speaks to.',
  ),
  sources: list(ref(['source'], 'The id of a source.'), 'What the answer leans on.'),
  language: language(),
  aliases: former(),
  withdrawn: withdrawn(['sibling']),
});

/** An answer as its author wrote it, with defaults filled in. */
export type AnswerSpec = z.infer<typeof answer>;
