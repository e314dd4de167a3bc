/**
 * Records facts that a program states itself:
 *
 *     import { record } from './recorder.mjs';
 *     record('microtasks_first', true);
 *
 * A program that uses it prints them. With ANSWERBOOK_TRACE set to a folder they go there instead, a line of JSON each.
 */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const folder = process.env.ANSWERBOOK_TRACE;

/**
 * States a fact of the program's own.
 * @param {string} name in snake case
 * @param {boolean | number | string} value yes or no, a number, or a short text
 */
export function record(name, value) {
  if (folder) appendFileSync(join(folder, 'facts.jsonl'), `${JSON.stringify({ fact: name, value })}\n`);
  else console.log(`${name}=${value}`);
}
