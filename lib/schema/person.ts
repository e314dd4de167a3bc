import { z } from 'zod';
import { former, text, unknown, webAddress, withdrawn } from './fields.ts';

/** The content of `people/<person>.yaml`. */
export const person = z.strictObject({
  name: text(80, 'The name the person goes by.'),
  url: z
    .union([webAddress("The person's profile."), unknown])
    .default('unknown')
    .describe("The person's profile, or unknown."),
  aliases: former(),
  withdrawn: withdrawn(['person']),
});

/** A person as the author wrote it, with defaults filled in. */
export type PersonSpec = z.infer<typeof person>;
