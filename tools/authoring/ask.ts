import process from 'node:process';
import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import { CannotRun } from '../command.ts';

/** A question on a terminal: what it is about, what may be answered, and why an answer will not do. */
export type Question = {
  name: string;
  help: string;
  required: boolean;
  /** What exists already; Tab completes it. */
  offers: readonly string[];
  /** What an empty answer means. */
  otherwise?: string | undefined;
  /** Why an answer cannot be taken; nothing when it can. */
  refuse: (answer: string) => string | undefined;
};

/** Asks on a terminal until it is closed. */
export type Terminal = { ask(question: Question): Promise<string | undefined>; close(): void };

/** So many offers stand in a question; Tab finds the others. */
const SHOWN = 12;

/** Whether somebody sits at a terminal. */
export const isTerminal = (): boolean => Boolean(process.stdin.isTTY && process.stdout.isTTY);

/** Opens a terminal to ask on; whoever ends it (Ctrl-C, Ctrl-D) has written nothing. */
export function openTerminal(input: Readable = process.stdin, output: Writable = process.stdout): Terminal {
  let offers: readonly string[] = [];
  const lines = createInterface({
    input,
    output,
    completer: (line: string) => {
      const word = line.slice(line.lastIndexOf(',') + 1).trim();
      return [offers.filter((offer) => offer.startsWith(word)), word] as [string[], string];
    },
  });
  const ended = new Promise<never>((_, reject) =>
    lines.once('close', () => reject(new CannotRun('Nothing was written.'))),
  );
  ended.catch(() => undefined); // closing at the end is no failure
  return {
    async ask({ name, help, required, otherwise, refuse, ...question }) {
      offers = question.offers;
      const more = offers.length > SHOWN ? `, and ${offers.length - SHOWN} more (Tab)` : '';
      const shown = offers.length > 0 ? `\n  ${offers.slice(0, SHOWN).join(', ')}${more}` : '';
      output.write(`\n${help}${shown}\n`);
      const empty = otherwise === undefined ? (required ? '' : ' (Enter: none)') : ` (Enter: ${otherwise})`;
      for (;;) {
        const answer = (await Promise.race([lines.question(`${name}${empty}: `), ended])).trim();
        if (answer === '' && otherwise !== undefined) return undefined;
        if (answer === '' && !required) return undefined;
        const reason = answer === '' ? 'this one is needed' : refuse(answer);
        if (!reason) return answer;
        output.write(`  ${reason}\n`);
      }
    },
    close: () => lines.close(),
  };
}
