import { z } from 'zod';
import { former, text, withdrawn } from './fields.ts';

/** The content of `topics/<topic>.yaml`. */
export const topic = z.strictObject({
  name: text(60, 'Its name, as a heading.'),
  sentence: text(160, 'What belongs to it, in one sentence.'),
  order: z
    .int()
    .min(1)
    .max(99)
    .describe('Its place among topics: 1 comes first; those without one follow, by name.')
    .optional(),
  aliases: former(),
  withdrawn: withdrawn(['topic']),
});

/** A topic as its author wrote it, with defaults filled in. */
export type TopicSpec = z.infer<typeof topic>;
