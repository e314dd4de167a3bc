import { z } from 'zod';
import { former, id, list, ref, text, withdrawn } from './fields.ts';

const facts = z.array(text(60, 'A fact, such as threads=1 or !parallel.'));

const CPUS = /^(?:[1-9]|[1-5]\d|6[0-4])$/;

/** The content of `evidence/<program>/evidence.yaml`. */
export const evidence = z
  .strictObject({
    title: text(80, 'What the program shows, as a heading.'),
    sentence: text(200, 'What the program does, in one sentence.'),
    limits: text(300, 'What a run of it cannot show.').optional(),
    python: z
      .string()
      .regex(/^>=3\.\d{1,2}t?$/)
      .optional()
      .describe('The Python it needs, such as >=3.12; with a t, such as >=3.13t, a free-threaded build.'),
    packages: list(text(60, 'A Debian package.'), 'Debian packages it needs beside Python.'),
    pip: list(
      text(60, 'A package for pip.'),
      'What pip installs for it where Debian has no package, such as curio==1.6.',
    ),
    variants: list(
      z.strictObject({
        id: id('The name of the variant.'),
        args: list(text(60, 'An argument.'), 'What is passed to the program.'),
      }),
      'Ways to run the same program.',
    ),
    expect: z
      .record(z.string(), z.union([facts, z.record(z.string(), facts)]))
      .default({})
      .describe('For each number of CPUs the facts that must hold; below each variant, when there are variants.'),
    sources: list(ref(['source'], 'The id of a source.'), 'What explains the mechanism behind it.'),
    aliases: former(),
    withdrawn: withdrawn(['evidence']),
  })
  .superRefine(({ variants, expect }, context) => {
    const say = (path: string[], message: string, hint: string, rule = 'fields/mistyped') =>
      context.addIssue({ code: 'custom', path: ['expect', ...path], message, params: { rule, hint } });
    const sayCpus = (path: string[]) =>
      say(path, `"${path.at(-1)}" is not a number of CPUs`, 'Write facts below 1, 2 or another number up to 64.');
    for (const [key, value] of Object.entries(expect)) {
      if (variants.length === 0) {
        if (!CPUS.test(key)) sayCpus([key]);
        else if (!Array.isArray(value)) say([key], `"expect" of ${key} CPUs must be a list`, 'Write [a fact, …].');
      } else if (!variants.some((variant) => variant.id === key)) {
        const ids = variants.map((variant) => variant.id).join(', ');
        say([key], `there is no variant "${key}"`, `The variants are ${ids}.`, 'variants/unknown');
      } else if (Array.isArray(value)) {
        say([key], `"expect" of the variant "${key}" must be facts by CPUs`, 'Write { 1: [a fact, …] }.');
      } else for (const cpus of Object.keys(value)) if (!CPUS.test(cpus)) sayCpus([key, cpus]);
    }
  });

/** An evidence program as its author described it, with defaults filled in. */
export type EvidenceSpec = z.infer<typeof evidence>;
