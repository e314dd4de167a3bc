import { z } from 'zod';

/** A trace is at most this many bytes; a larger one is a finding. */
export const MAX_TRACE_BYTES = 65_536;

/** How much of a run is kept: events, stretches on a CPU in all of them, lines it wrote and the length of each. */
export const LIMITS = { events: 2000, runs: 2000, lines: 40, line: 200 };

/** Every moment and duration in a trace is in whole microseconds; moments count from the first event. */
const micros = z.int().min(0);

/** A stretch in which a task was really on a CPU: from, to, and the number of the CPU. */
const run = z.tuple([micros, micros, z.int().min(0)]);

/** Something a task did. Processes and threads are small numbers from 1, in the order of their first event. */
const event = z.strictObject({
  task: z.string().max(40),
  /** `cpu`: a step of work of a fixed amount of CPU time; `wait`: it waits for something; `note`: an instant. */
  kind: z.enum(['cpu', 'wait', 'note']),
  label: z.string().max(80),
  process: z.int().min(1),
  thread: z.int().min(1),
  at: z.tuple([micros, micros]),
  /** CPU time that the thread used meanwhile; only for `cpu`. */
  used: micros.optional(),
  runs: z.array(run).max(LIMITS.runs).optional(),
});

/** What a fact may be: yes or no, a count, or a word that the program stated itself. */
const value = z.union([z.boolean(), z.number(), z.string().max(120)]);

/** The content of `evidence/<program>/trace-<variant>-<n>cpu.json`: one recorded run, and what it shows. */
export const trace = z.strictObject({
  version: z.literal(1),
  program: z.string(),
  variant: z.string().optional(),
  /** On how many CPUs it was allowed to run. */
  cpus: z.int().min(1).max(64),
  /** SHA-256 of the program's file, in hex. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** The day it was recorded, `YYYY-MM-DD`. */
  recorded: z.iso.date(),
  machine: z.strictObject({
    system: z.string().max(40),
    architecture: z.string().max(40),
    cpus: z.int().min(1),
    /** The share of all CPUs that was busy just before the run, 0 to 1. */
    busy: z.number().min(0).max(1),
  }),
  /** What ran it, where that is no Python: `dash 0.5.12` for `sh`. */
  runtime: z.strictObject({ implementation: z.string().max(40), version: z.string().max(40) }).optional(),
  python: z
    .strictObject({
      implementation: z.string().max(40),
      version: z.string().max(40),
      gil: z.boolean(),
      /** The switch interval in ms. */
      switchInterval: z.number().min(0),
    })
    .optional(),
  /** Versions of what the program uses beside the standard library. */
  packages: z.record(z.string().max(40), z.string().max(40)),
  /** How many runs were made for this trace, this one included. */
  runs: z.int().min(1),
  /** What the program says must hold, and in how many of those runs each was seen. */
  expect: z.array(z.strictObject({ fact: z.string().max(80), seen: z.int().min(0), of: z.int().min(1) })),
  /** What follows from the events, and what the program stated itself; by name, in snake case. */
  facts: z.record(z.string().max(40), value),
  /** What the kernel was asked to create, as `strace` counted it in a run of its own; a second witness. */
  kernel: z.strictObject({ threads: z.int().min(0), processes: z.int().min(0) }).optional(),
  /** What the program wrote, line by line; no more than its beginning. */
  output: z.array(z.string().max(LIMITS.line)).max(LIMITS.lines),
  events: z.array(event).max(LIMITS.events),
});

/** One recorded run of an evidence program. */
export type Trace = z.infer<typeof trace>;

/** Something a task did in a recorded run. */
export type TraceEvent = z.infer<typeof event>;

/** The value of a fact. */
export type FactValue = z.infer<typeof value>;

/** The name of the file that holds the trace of a variant on so many CPUs. */
export const traceFile = (cpus: number, variant?: string): string =>
  `trace-${variant ? `${variant}-` : ''}${cpus}cpu.json`;
