import { z } from 'zod';
import { list, text, webAddress } from './fields.ts';
import { isSiteAddress } from './site-address.ts';

/** Three digits are a colour too, but places that show cards read them as others. */
const colour = z
  .string()
  .regex(/^#[0-9a-fA-F]{6}$/, 'a colour is # and six hexadecimal digits')
  .describe('Six hexadecimal digits after a #.');

/** The content of `site.yaml`: what the book is called and how it behaves. */
export const settings = z.strictObject({
  name: text(40, 'The name of the book.'),
  sentence: text(200, 'What the book is, in one sentence.'),
  address: webAddress('Where the book is published; `SITE_URL` overrides it.')
    .refine(isSiteAddress, {
      error: 'a book cannot be published there',
      when: ({ issues }) => issues.length === 0,
      params: {
        rule: 'addresses/malformed',
        hint: 'Write https://host/ or https://host/path/; between slashes stand letters, digits, "-", "_", "." and "~".',
      },
    })
    .optional(),
  repository: webAddress(
    'The repository that holds the content; pages then link "edit this file" and "report an error".',
  ).optional(),
  branch: text(60, 'The branch that "edit this file" opens.').default('main'),
  languages: list(
    text(35, 'A language tag, such as en.'),
    'The languages of the book; the first is the language of its pages.',
  ),
  license: z
    .strictObject({ name: text(60, 'The name of the licence.'), url: webAddress('Its text.') })
    .optional()
    .describe("The licence of the book's own text."),
  ownPageScore: z
    .int()
    .min(0)
    .default(5)
    .describe('The score from which an imported answer or comment has a page of its own.'),
  drafted: z
    .boolean()
    .default(false)
    .describe(
      'true says, to readers and machines, that a machine drafted texts of the book which people then checked.',
    ),
  colours: z
    .strictObject({
      light: colour,
      dark: colour,
    })
    .optional()
    .describe("The browser's own colour around the page, light and dark."),
});

/** The settings of a book, with defaults filled in. */
export type Settings = z.infer<typeof settings>;
