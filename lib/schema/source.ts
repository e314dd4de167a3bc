import { z } from 'zod';
import { choice, dateOrUnknown, day, former, text, textOrUnknown, webAddress, withdrawn } from './fields.ts';

/** The content of `sources/<source>.yaml`. */
export const source = z.strictObject({
  title: text(200, 'Its title.'),
  author: textOrUnknown(200, 'Who wrote it, or unknown.'),
  publisher: textOrUnknown(120, 'Who published it, or unknown.'),
  date: dateOrUnknown('The day, month or year it was published, or unknown.'),
  url: webAddress('Where it can be read.'),
  seen: z
    .strictObject({
      date: day('The day it was last looked at.'),
      how: choice(['live', 'copy', 'unverified'], 'Read live, read in a stored copy, or not verified.'),
    })
    .describe('When and how it was last seen.'),
  aliases: former(),
  withdrawn: withdrawn(['source']),
});

/** A source as its author wrote it, with defaults filled in. */
export type SourceSpec = z.infer<typeof source>;
