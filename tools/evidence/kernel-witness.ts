import type { Trace } from '#lib/evidence/trace.ts';

/** The command that notes each call by which a thread or process is made; the name of its log and a command follow. */
export const STRACE: readonly string[] = [
  'strace',
  '-f',
  '-qq',
  '-e',
  'trace=clone,clone3,fork,vfork',
  '-e',
  'signal=none',
  '-o',
];

/**
 * Counts the threads and processes that a program had the kernel create, from the log of `strace`. A call that another
 * thread interrupts is written in two lines; the first of them has the flags, the second what came of it.
 */
export function countCreated(log: string): NonNullable<Trace['kernel']> {
  const calls = log.split('\n').filter((line) => /^\d+ +(?:clone3?|v?fork)\(/.test(line) && !/= -1 /.test(line));
  const threads = calls.filter((line) => line.includes('CLONE_THREAD')).length;
  return { threads, processes: calls.length - threads };
}
