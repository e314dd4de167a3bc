import { z } from 'zod';
import { former, id, language, list, ref, text, withdrawn } from './fields.ts';

const terms = (help: string) => list(ref(['term'], 'The id of a term.'), help);

/** A term that is confused with this one: its id alone, or with the sentence that tells the two apart. */
const contrast = z.union([
  ref(['term'], 'The id of a term.'),
  z.strictObject({
    term: ref(['term'], 'The id of a term.'),
    difference: text(200, 'How the two differ, in one sentence that speaks of both; one of the two terms tells it.'),
  }),
]);

/** The front matter of `glossary/<term>.mdx`. */
export const term = z.strictObject({
  term: text(60, 'The word as it stands in a sentence.'),
  definition: text(200, 'What it means, in one sentence.'),
  senses: list(
    z.strictObject({
      id: id('The id an author writes after the slash in [[term/sense]].'),
      label: text(40, 'A word or two that tell this sense from the others.'),
      definition: text(200, 'What the word means in this sense.'),
    }),
    'Further meanings of the same word.',
  ),
  aliases: list(
    text(60, 'A synonym or another spelling.'),
    'Synonyms and other spellings; plurals are found without being listed.',
  ),
  topics: list(ref(['topic'], 'The id of a topic.'), 'The topics this term belongs to.'),
  broader: terms('Terms this one is a kind or part of.'),
  narrower: terms('Terms that are kinds or parts of this one.'),
  contrasts: list(contrast, 'Terms people confuse with it, and how they differ; each pair gets a compare page.'),
  related: terms('Other terms worth knowing with it.'),
  sources: list(ref(['source'], 'The id of a source.'), 'Where the definition comes from.'),
  autolink: z.boolean().default(true).describe('false: linked only where an author asks with [[term]].'),
  language: language(),
  formerly: former(),
  withdrawn: withdrawn(['term']),
});

/** A term as its author wrote it, with defaults filled in. */
export type TermSpec = z.infer<typeof term>;
