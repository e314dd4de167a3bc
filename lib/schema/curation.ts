import { z } from 'zod';
import { answer } from './answer.ts';
import { day, withdrawn } from './fields.ts';
import { question } from './question.ts';

const ofComment = z.strictObject({ withdrawn: withdrawn(['sibling']) });

const ofAnswer = z.strictObject({
  ...answer.pick({ summary: true, verdict: true, validity: true }).partial().shape,
  verdict: answer.shape.verdict.unwrap().optional(),
  withdrawn: withdrawn(['sibling']),
});

const ofThread = z.strictObject({
  ...question.pick({ shortTitle: true, shortAnswer: true, agreement: true, difference: true, reviewed: true }).partial()
    .shape,
  topics: question.shape.topics.unwrap().optional().describe('The topics it belongs to, in place of its tags.'),
  hidden: z
    .boolean()
    .optional()
    .describe('true keeps its pages, and keeps it out of lists, counts and search engines.'),
  withdrawn: withdrawn(['question']),
  seen: day(
    'The day on which a person last read the thread there; what is edited there later is a finding.',
  ).optional(),
  answers: z.record(z.string(), ofAnswer).default({}).describe("What is said of its answers, by the forum's ids."),
  comments: z.record(z.string(), ofComment).default({}).describe("What is said of its comments, by the forum's ids."),
});

/** The content of `imported/<site>/curated.yaml`: what people say of imported threads, by the forum's ids for them. */
export const curation = z.record(z.string(), ofThread);

/** What people say of the imported threads of one forum. */
export type Curation = z.infer<typeof curation>;

/** What people say of one imported thread. */
export type CuratedThread = Curation[string];
