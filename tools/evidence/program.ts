import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { contentFiles } from '#lib/check/files.ts';
import { cpusOf, type EvidenceSpec, evidence } from '#lib/schema/evidence.ts';
import { PROGRAM_FILES } from '#lib/schema/runtime.ts';
import { Failure } from '../command.ts';

/** An evidence program: its id, its folder, what its author says of it, and its code with the code's SHA-256. */
export type Program = { id: string; folder: string; spec: EvidenceSpec; code: Buffer; sha256: string };

/** One way to run a program: a variant, when it has variants, and the number of CPUs it may use. */
export type Case = { program: Program; variant?: { id: string; args: string[] }; cpus: number };

/** Reads the programs of a content folder, by id; throws a `Failure` when one is not of its shape. */
export function loadPrograms(content: string): Program[] {
  const ids = contentFiles(content).flatMap((file) => /^evidence\/([^/]+)\/evidence\.yaml$/.exec(file)?.[1] ?? []);
  return ids.sort().map((id) => {
    const folder = join(content, 'evidence', id);
    try {
      const spec = evidence.parse(parse(readFileSync(join(folder, 'evidence.yaml'), 'utf8')));
      const code = readFileSync(join(folder, PROGRAM_FILES[spec.runtime]));
      return { id, folder, spec, code, sha256: createHash('sha256').update(code).digest('hex') };
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new Failure(`${folder} cannot be read; \`npm run check\` says more. ${why.split('\n')[0]}`);
    }
  });
}

/**
 * The cases that are asked for, in order: `['pool/gevent', 'threads']`; of nothing, all.
 * Throws a `Failure` that names what there is when something is asked for that there is not.
 */
export function casesOf(programs: readonly Program[], wanted: readonly string[]): Case[] {
  const all = programs.flatMap((program): Case[] => {
    const { variants } = program.spec;
    const on = cpusOf(program.spec);
    if (variants.length === 0) return on.map((cpus) => ({ program, cpus }));
    return variants.flatMap((variant) => on.map((cpus) => ({ program, variant, cpus })));
  });
  for (const name of wanted)
    if (!all.some((one) => isNamed(one, name)))
      throw new Failure(
        `There is no program "${name}". The programs are: ${[...new Set(all.map(nameOf))].join(', ')}.`,
      );
  return wanted.length === 0 ? all : all.filter((one) => wanted.some((name) => isNamed(one, name)));
}

/** `threads`, or with a variant `pool/gevent`. */
export const nameOf = ({ program, variant }: Case): string => `${program.id}${variant ? `/${variant.id}` : ''}`;

const isNamed = (one: Case, name: string): boolean => one.program.id === name || nameOf(one) === name;
