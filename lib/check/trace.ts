import { createHash } from 'node:crypto';
import { isNode, isScalar, parseDocument } from 'yaml';
import { factsOf } from '#lib/evidence/facts.ts';
import { type Trace, trace, traceFile } from '#lib/evidence/trace.ts';
import type { Issue } from '#lib/model/issue.ts';
import { checkCharacters } from './characters.ts';
import { findEscapes } from './escapes.ts';
import type { ProgramFacts, TraceFacts } from './facts.ts';
import { issueAt, Lines, type Span, START, shown } from './span.ts';
import type { Path } from './yaml.ts';

/** More than this is not said of one trace: it was not made by the runner. */
const MOST_ISSUES = 3;

const RECORD_AGAIN = 'Record it again with `npm run kb -- evidence';

/** What is known about the code of an evidence program. */
export function readProgram(file: string, program: string, bytes: Buffer): ProgramFacts {
  const text = bytes.toString('utf8');
  return {
    file,
    issues: checkCharacters(file, text, { code: () => [{ start: 0, end: text.length }] }),
    program,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
}

/** Reads one trace and says everything that is wrong with it taken alone. */
export function readTrace(file: string, program: string, bytes: Buffer): TraceFacts {
  const text = bytes.toString('utf8');
  const say = (span: Span, rule: 'traces/malformed' | 'traces/untrue' | 'traces/misnamed', message: string): Issue =>
    issueAt(file, span, rule, message, `${RECORD_AGAIN} ${program}\`.`);
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return { file, program, issues: [say(endOfJson(text), 'traces/malformed', 'is not JSON from here on')] };
  }
  const read = trace.safeParse(data);
  if (!read.success) {
    const issues = read.error.issues.slice(0, MOST_ISSUES).map(({ path, message }) => {
      const where = path.length > 0 ? `"${shown(path.join('.'))}": ` : '';
      return say(spanOf(text, path as Path), 'traces/malformed', `is not a trace: ${where}${shown(message)}`);
    });
    return { file, program, issues };
  }
  const { variant, cpus, sha256, python, recorded, packages, expect, facts } = read.data;
  const issues = [
    ...checkCharacters(file, text, {
      spellings: findEscapes(text),
      cure: `Have the program write it otherwise, and record it again with \`npm run kb -- evidence ${program}\`.`,
    }),
    ...untrueFacts(read.data).map(([name, derived]) =>
      say(
        spanOf(text, ['facts', name]),
        'traces/untrue',
        `says ${name}=${shown(String(facts[name]))}; its events say ${derived}`,
      ),
    ),
  ];
  const own = `evidence/${read.data.program}/${traceFile(cpus, variant)}`;
  if (file !== own) issues.push(say(START, 'traces/misnamed', `is the trace of ${own}`));
  const expected = expect.map(({ fact }) => fact);
  const run = {
    ...(variant === undefined ? {} : { variant }),
    cpus,
    sha256,
    ...(python ? { python: python.version, gil: python.gil } : {}),
    recorded,
    packages: Object.keys(packages),
    expected,
    facts,
  };
  return { file, program, issues, run };
}

/** The facts that do not follow from the events of a trace or from what the kernel counted, and what does. */
function untrueFacts({ events, kernel, facts }: Trace): [name: string, derived: string][] {
  const created = { threads_created: kernel?.threads, processes_created: kernel?.processes };
  return Object.entries({ ...factsOf(events), ...created })
    .filter(([name, value]) => facts[name] !== value)
    .map(([name, value]) => [name, String(value)]);
}

/** Where a value, or what is left of it, stands in a JSON text. */
function spanOf(text: string, path: Path): Span {
  const document = parseDocument(text, { logLevel: 'silent' });
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (!isNode(node) || !node.range) continue;
    const [start, end] = node.range;
    return new Lines(text).span(start, isScalar(node) ? end : start);
  }
  return START;
}

/** Where a text stops being JSON. Engines say it in words of their own; JSON is YAML, and its reader says the place. */
function endOfJson(text: string): Span {
  const at = parseDocument(text, { logLevel: 'silent' }).errors[0]?.pos[0] ?? 0;
  return new Lines(text).span(at, at);
}
