import { z } from 'zod';
import { text } from './fields.ts';

/** The content of `topics/<topic>.yaml`. */
export const topic = z.strictObject({
  name: text(60, 'Its name, as a heading.'),
  sentence: text(160, 'What belongs to it, in one sentence.'),
});

/** A topic as its author wrote it, with defaults filled in. */
export type TopicSpec = z.infer<typeof topic>;
