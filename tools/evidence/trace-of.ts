import { packagesOf } from '#lib/evidence/packages.ts';
import { MAX_TRACE_BYTES, type Trace, trace } from '#lib/evidence/trace.ts';
import { calmest, type Result } from './examine.ts';
import { describeMachine, findMachineName } from './machine.ts';

type Held = Extract<Result, { state: 'holds' | 'not seen' | 'failed' }>;

/** The trace of a case that holds, as the text of its file; nothing but the reason when there cannot be one. */
export function traceOf(
  { one, tries, tallies, runtime, kernel }: Held,
  recorded: string,
): { text: string } | { why: string } {
  const { program, variant, cpus } = one;
  const run = calmest(
    tries,
    tallies.map(({ fact }) => fact),
  );
  if (!run) return { why: 'no single run shows every expected fact' };
  const names = packagesOf(program.spec);
  const text = JSON.stringify({
    version: 1,
    program: program.id,
    ...(variant ? { variant: variant.id } : {}),
    cpus,
    sha256: program.sha256,
    recorded,
    machine: { ...describeMachine(), busy: run.busy },
    ...(runtime.python
      ? { python: runtime.python }
      : { runtime: { implementation: runtime.implementation, version: runtime.version } }),
    packages: Object.fromEntries(names.map((name) => [name, runtime.packages[name] ?? 'unknown'])),
    runs: tries.length,
    expect: tallies.map(({ fact, seen, of }) => ({ fact, seen, of })),
    facts: run.facts,
    ...(kernel ? { kernel } : {}),
    output: run.output,
    events: run.events,
  } satisfies Trace);
  const refused = trace.safeParse(JSON.parse(text)).error?.issues[0];
  if (refused) return { why: `the trace would not be valid at ${refused.path.join('.')}: ${refused.message}` };
  if (Buffer.byteLength(text) > MAX_TRACE_BYTES)
    return {
      why: `the trace would have ${Buffer.byteLength(text)} bytes; the limit is ${MAX_TRACE_BYTES}: make the program shorter`,
    };
  const name = findMachineName(text);
  if (name) return { why: `the trace would tell readers of this machine: it holds "${name}"` };
  return { text: `${text}\n` };
}
