import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { CannotRun } from '../tools/command.ts';
import { type Checkout, copyCheckout } from '../tools/process/checkout.ts';
import { withLock } from '../tools/process/lock.ts';

/** Makes the folder of the checkout that specs share, which is copied when the first one asks; returns what removes it. */
export function offerCheckout(): () => void {
  const base = mkdtempSync(join(tmpdir(), 'answerbook-specs-'));
  process.env.SHARED_CHECKOUT = base;
  return () => rmSync(base, { recursive: true, force: true });
}

/**
 * Works in the checkout that specs share, where the application is compiled once for all of them. Specs run in processes
 * of their own, and what builds there must be alone: each waits until no other does.
 */
export async function inCheckout<T>(work: (checkout: Checkout) => T | Promise<T>): Promise<T> {
  const base = process.env.SHARED_CHECKOUT as string;
  for (;;)
    try {
      return await withLock('checkout', async () => work(await copyCheckout(base)), join(base, 'taken'));
    } catch (error) {
      if (!(error instanceof CannotRun)) throw error;
      await setTimeout(250);
    }
}
