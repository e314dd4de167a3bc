import { z } from 'zod';
import { day, list, text, webAddress } from './fields.ts';

/** A site's name in ids: words of letters and digits with single hyphens between them, at most 20 characters. */
export const SITE = /^(?=.{1,20}$)[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** The longest text of a post, in UTF-16 units. */
export const MAX_POST = 200_000;

const foreignId = (help: string) => z.string().min(1).max(200).describe(help);

const writer = z.strictObject({
  name: text(80, 'The name shown there.'),
  id: foreignId("The writer's own id there, when there is one.").optional(),
  url: webAddress("The writer's profile there.").optional(),
});

const post = {
  html: z.string().max(MAX_POST).describe('The text as HTML.').optional(),
  markdown: z.string().max(MAX_POST).describe('The text as Markdown (GFM); HTML in it is HTML.').optional(),
  author: writer.optional().describe('Who wrote it; left out when nobody knows.'),
  posted: day('The day it was posted.').optional(),
  edited: day('The day its text was last changed there.').optional(),
  score: z.int().optional().describe('Its votes.'),
  license: text(60, 'The licence of this text, such as CC BY-SA 4.0.').optional(),
  url: webAddress('Its own address there.').optional(),
};

const comment = z.strictObject({
  id: foreignId("The comment's own id there."),
  ...post,
  replyTo: foreignId('The comment of the same post that it replies to.').optional(),
  page: z.literal(true).optional().describe('It once had a page of its own, and keeps it.'),
});

const answer = z.strictObject({
  id: foreignId("The answer's own id there."),
  ...post,
  accepted: z.boolean().optional().describe('Whether the asker accepted it; left out when nobody knows.'),
  comments: list(comment, 'The comments on it, in order.'),
  page: z.literal(true).optional().describe('It once had a page of its own, and keeps it.'),
});

/**
 * A thread of a forum, as a program wrote it: one line of a file in `content/imported/<site>/`. All of it is foreign text:
 * it is cleaned when it is drawn, and never run. A text is either `html` or `markdown`; with neither it is empty.
 */
export const threadRecord = z.strictObject({
  version: z.literal(1).describe('The version of this form.'),
  site: z
    .string()
    .regex(SITE, 'a site is named by words of a to z and 0 to 9 with "-" between them, at most 20 characters')
    .describe('The name of the forum in ids and addresses; also the name of the folder.'),
  siteName: text(80, 'What the forum calls itself.').optional(),
  id: foreignId("The thread's own id there."),
  title: text(300, 'Its title.'),
  ...post,
  tags: list(text(60, 'A tag or category.'), 'Its tags, in order.'),
  views: z.int().min(0).optional().describe('How often it was read there.'),
  closed: day('The day it was closed there.').optional(),
  comments: list(comment, 'The comments on the question, in order.'),
  answers: list(answer, 'The answers.'),
  links: list(
    z.strictObject({
      id: foreignId('The id of another thread of the same forum.'),
      as: z.enum(['duplicate-of', 'related']).describe('What it is to this one.'),
    }),
    'Other threads that the forum says belong beside it.',
  ),
});

/** A thread as it is kept, with defaults filled in. */
export type ThreadRecord = z.infer<typeof threadRecord>;

/** A thread as a program writes it: lists that are empty may be left out. */
export type ThreadRecordSpec = z.input<typeof threadRecord>;

/** What a question, an answer and a comment of a record share. */
export type PostRecord = Pick<
  ThreadRecord,
  'html' | 'markdown' | 'author' | 'posted' | 'edited' | 'score' | 'license' | 'url'
>;

/** What a forum says of a tag: one line of `content/imported/<site>/topics.jsonl`. */
export const topicRecord = z.strictObject({
  tag: text(60, 'The tag.'),
  sentence: text(1000, 'What belongs to it, in a sentence or a few.').optional(),
  html: z.string().max(MAX_POST).describe('A longer text about it, as HTML.').optional(),
});

/** What a forum says of a tag. */
export type TopicRecord = z.infer<typeof topicRecord>;
