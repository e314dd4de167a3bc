import { z } from 'zod';
import { contrastOnPaper, LOWEST_CONTRAST, readableAccent } from './contrast.ts';
import { list, text, webAddress } from './fields.ts';
import { isSiteAddress } from './site-address.ts';

/** Three digits are a colour too, but places that show cards read them as others. */
const colour = z
  .string()
  .regex(/^#[0-9a-fA-F]{6}$/, 'a colour is # and six hexadecimal digits')
  .describe('Six hexadecimal digits after a #.');

/** A colour of text on the paper of a theme, where it must be read. */
const accent = (theme: 'light' | 'dark') =>
  colour.superRefine((value, context) => {
    const contrast = contrastOnPaper(value, theme);
    if (contrast >= LOWEST_CONTRAST) return;
    context.addIssue({
      code: 'custom',
      message: `${value} has a contrast of ${contrast.toFixed(1)} with the ${theme} paper; text needs ${LOWEST_CONTRAST}`,
      params: { rule: 'colours/faint', hint: `Write '${readableAccent(value, theme)}'.` },
    });
  });

/** Where somebody is reached: a page, or a mailbox. */
const door = (help: string) =>
  z
    .string()
    .regex(/^(?:https?:\/\/[^\s/]+|mailto:[^\s@]+@[^\s@?]+)\S*$/, 'it starts with https://, http:// or mailto:')
    .describe(help);

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
  folder: z
    .string()
    .max(200)
    .regex(/^[^/\s](?:[^\s]*[^/\s])?$/, 'a folder is written without spaces, and without "/" at its ends')
    .optional()
    .describe('The folder of the repository that the content lies in; left out when it lies at its top.'),
  branch: text(60, 'The branch that "edit this file" opens.').default('main'),
  contact: door('Where readers reach those who keep the book: https://… or mailto:….').optional(),
  reports: door('Where "report an error" leads; left out, to a new issue of the repository.').optional(),
  links: list(
    z.strictObject({ text: text(40, 'Its words.'), url: door('Its address.') }),
    'Links of your own at the foot of every page.',
  ),
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
  accent: z
    .strictObject({ light: accent('light'), dark: accent('dark') })
    .optional()
    .describe('The colour of links and of what has the focus, on light and on dark paper.'),
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
