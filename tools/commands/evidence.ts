import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { traceFile } from '#lib/evidence/trace.ts';
import { type Command, readArguments, UsageError } from '../command.ts';
import { CHECKING } from '../evidence/check-evidence.ts';
import { type Effort, examine, packagesNeeded, type Result } from '../evidence/examine.ts';
import { casesOf, loadPrograms } from '../evidence/program.ts';
import { countStates, headLine, resultLine, whyLines } from '../evidence/report.ts';
import { findRuntimes } from '../evidence/runtime.ts';
import { traceOf } from '../evidence/trace-of.ts';
import { contentFolder } from '../paths.ts';

/** A recorded trace is the middle one of so many runs; "not seen in 12 runs" is said of as many. */
const RECORDING: Effort = { runs: 12, most: 24, records: true };

const evidence: Command = {
  name: 'evidence',
  help: 'Runs the evidence programs, each on the numbers of CPUs it asks for, and records what they show.',
  usage: '[PROGRAM[/VARIANT] …] [--check] [--content DIR] [--runs N]',
  async run(args) {
    const { values, positionals } = readArguments(
      args,
      { check: { type: 'boolean', default: false }, content: { type: 'string' }, runs: { type: 'string' } },
      Number.POSITIVE_INFINITY,
    );
    const runs = values.runs === undefined ? undefined : Number(values.runs);
    if (runs !== undefined && !(Number.isInteger(runs) && runs > 0))
      throw new UsageError('--runs takes a whole number from 1 on');
    const effort = values.check ? CHECKING : RECORDING;
    return runEvidence(contentFolder(values.content), positionals, values.check, {
      ...effort,
      ...(runs === undefined ? {} : { runs, most: Math.max(runs, effort.most) }),
    });
  },
};

/** Examines cases one after the other, and says and, unless it only checks, writes what came of each. */
async function runEvidence(content: string, wanted: string[], checks: boolean, effort: Effort): Promise<number> {
  const cases = casesOf(loadPrograms(content), wanted);
  const machine = findRuntimes(packagesNeeded(cases));
  const today = new Date().toISOString().slice(0, 10);
  const results: Result[] = [];
  console.log(headLine());
  for (const one of cases) {
    let result = await examine(one, machine, effort);
    if (!checks && result.state === 'holds') {
      const made = traceOf(result, today);
      if ('why' in made) result = { ...result, state: 'failed', why: [...result.why, made.why] };
      else writeFileSync(join(one.program.folder, traceFile(one.cpus, one.variant?.id)), made.text);
    }
    results.push(result);
    console.log(resultLine(result));
  }
  console.log(['', ...whyLines(results), countStates(results)].join('\n'));
  return results.some(({ state }) => state === 'failed') ? 1 : 0;
}

export default evidence;
