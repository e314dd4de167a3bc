import { z } from 'zod';
import { former, id, list, text, withdrawn } from './fields.ts';

/** The content of `evidence/<program>/evidence.yaml`. */
export const evidence = z.strictObject({
  title: text(80, 'What the program shows, as a heading.'),
  sentence: text(200, 'What the program does, in one sentence.'),
  packages: list(text(60, 'A Debian package.'), 'Debian packages it needs beside Python.'),
  variants: list(
    z.strictObject({
      id: id('The name of the variant.'),
      args: list(text(60, 'An argument.'), 'What is passed to the program.'),
    }),
    'Ways to run the same program.',
  ),
  expect: z
    .record(z.string(), z.record(z.string(), z.array(z.string())))
    .default({})
    .describe('For each variant and number of CPUs, the facts that must hold.'),
  aliases: former(),
  withdrawn: withdrawn(['evidence']),
});

/** An evidence program as its author described it, with defaults filled in. */
export type EvidenceSpec = z.infer<typeof evidence>;
