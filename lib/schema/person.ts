import { z } from 'zod';
import { text, unknown, webAddress } from './fields.ts';

/** The content of `people/<person>.yaml`. */
export const person = z.strictObject({
  name: text(80, 'The name the person goes by.'),
  url: z
    .union([webAddress("The person's profile."), unknown])
    .default('unknown')
    .describe("The person's profile, or unknown."),
});

/** A person as the author wrote it, with defaults filled in. */
export type PersonSpec = z.infer<typeof person>;
