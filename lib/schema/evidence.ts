import { z } from 'zod';
import { choice, former, id, list, ref, text, withdrawn } from './fields.ts';

const facts = z.array(text(60, 'A fact, such as threads=1 or !parallel.'));

const CPUS = /^(?:[1-9]|[1-5]\d|6[0-4])$/;

/** The content of `evidence/<program>/evidence.yaml`. */
export const evidence = z
  .strictObject({
    title: text(80, 'What the program shows, as a heading.'),
    sentence: text(200, 'What the program does, in one sentence.'),
    limits: text(300, 'What a run of it cannot show.').optional(),
    runtime: choice(['python', 'sh', 'node'], 'What runs it: Python, a POSIX shell, or Node.').default('python'),
    cpus: z
      .array(z.int().min(1).max(64))
      .min(1)
      .optional()
      .describe('The numbers of CPUs it is run on; when left out [1, 2] for Python and [1] for others.'),
    node: z
      .string()
      .regex(/^>=\d{2}$/)
      .optional()
      .describe('The Node it needs, such as >=22.'),
    python: z
      .string()
      .regex(/^>=3\.\d{1,2}t?$/)
      .optional()
      .describe('The Python it needs, such as >=3.12; with a t, such as >=3.13t, a free-threaded build.'),
    packages: list(
      text(60, 'A Debian package.'),
      'Debian packages it needs beside what runs it; their versions are recorded.',
    ),
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
      .union([facts, z.record(z.string(), z.union([facts, z.record(z.string(), facts)]))])
      .default({})
      .describe(
        'The facts that must hold: of each number of CPUs, or a list where it is run on one alone; below each variant, when there are variants.',
      ),
    sources: list(ref(['source'], 'The id of a source.'), 'What explains the mechanism behind it.'),
    aliases: former(),
    withdrawn: withdrawn(['evidence']),
  })
  .superRefine((program, context) => {
    const say = (path: string[], message: string, hint: string, rule = 'fields/mistyped') =>
      context.addIssue({ code: 'custom', path, message, params: { rule, hint } });
    for (const [field, runtime] of FIELDS_OF)
      if (program.runtime !== runtime && program[field] !== undefined && String(program[field]) !== '')
        say([field], `"${field}" is of programs that ${runtime} runs`, 'Remove it.', 'fields/unknown');
    checkExpect(program, say);
  });

/** Fields that only programs of one runtime have. */
const FIELDS_OF = [
  ['python', 'python'],
  ['pip', 'python'],
  ['node', 'node'],
] as const;

/** Whether "expect" has a list of facts for each number of CPUs, or one alone where there is one; below variants, if any. */
function checkExpect(
  program: Pick<EvidenceSpec, 'runtime' | 'cpus' | 'variants' | 'expect'>,
  say: (path: string[], message: string, hint: string, rule?: string) => void,
): void {
  const { variants, expect } = program;
  const isOnOne = cpusOf(program).length === 1;
  const sayCpus = (path: string[]) =>
    say(
      ['expect', ...path],
      `"${path.at(-1)}" is not a number of CPUs`,
      'Write facts below 1, 2 or another number up to 64.',
    );
  const ofCpus = (path: string[], value: EvidenceSpec['expect'], of: string) => {
    if (Array.isArray(value)) {
      if (!isOnOne) say(['expect', ...path], `"expect"${of} must be facts by CPUs`, 'Write { 1: [a fact, …] }.');
      return;
    }
    for (const [cpus, facts] of Object.entries(value))
      if (!CPUS.test(cpus)) sayCpus([...path, cpus]);
      else if (!Array.isArray(facts))
        say(['expect', ...path, cpus], `"expect" of ${cpus} CPUs must be a list`, 'Write [a fact, …].');
  };
  const ids = variants.map((variant) => variant.id).join(', ');
  if (variants.length === 0) ofCpus([], expect, '');
  else if (Array.isArray(expect))
    say(['expect'], '"expect" of a program with variants names them', `The variants are ${ids}.`);
  for (const [key, value] of variants.length === 0 || Array.isArray(expect) ? [] : Object.entries(expect))
    if (variants.some((variant) => variant.id === key)) ofCpus([key], value, ` of the variant "${key}"`);
    else say(['expect', key], `there is no variant "${key}"`, `The variants are ${ids}.`, 'variants/unknown');
}

/** The numbers of CPUs that a program is run on: by default both one and two where Python is to show lanes. */
export const cpusOf = ({ runtime, cpus }: Pick<EvidenceSpec, 'runtime' | 'cpus'>): number[] =>
  cpus ?? (runtime === 'python' ? [1, 2] : [1]);

/** An evidence program as its author described it, with defaults filled in. */
export type EvidenceSpec = z.infer<typeof evidence>;
