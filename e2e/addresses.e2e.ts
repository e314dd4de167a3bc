import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { served } from './out.ts';

/** A case of `addresses.txt`: a request, and what its answer must hold. */
type Case = {
  line: number;
  method: string;
  target: string;
  hint: string;
  rules: { word: string; rest: string; line: number }[];
};

/** An answer as it came, not decoded and no redirect followed. */
type Answer = { status: number; headers: Record<string, string | string[] | undefined>; text: string };

const FILE = join(import.meta.dirname, 'addresses.txt');

function readCases(text: string): Case[] {
  const cases: Case[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const [, word, rest] = /^(\S+) ?(.*)$/.exec(line) ?? [];
    if (!word || word === '#' || rest === undefined) continue;
    const current = cases.at(-1);
    if (/^[A-Z]+$/.test(word)) cases.push({ line: index + 1, method: word, target: rest, hint: '', rules: [] });
    else if (word === 'hint' && current) current.hint = rest;
    else current?.rules.push({ word, rest, line: index + 1 });
  }
  return cases;
}

/** Sends a target exactly as it is written; `fetch` and `URL` would mend it first. */
function send(method: string, target: string): Promise<Answer> {
  const { hostname, port } = new URL(served());
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, method, path: target }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part) => (text += part));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
    });
    sent.on('error', reject).end();
  });
}

const CHECKS: Record<string, (answer: Answer, rest: string, where: string) => void> = {
  status: ({ status }, rest, where) => expect(status, where).toBe(Number(rest)),
  contains: ({ text }, rest, where) => expect(text, where).toContain(rest),
  lacks: ({ text }, rest, where) => expect(text, where).not.toContain(rest),
  header({ headers }, rest, where) {
    const [name = '', ...value] = rest.split(' ');
    expect(String(headers[name] ?? 'none'), where).toContain(value.join(' '));
  },
  'no-header': ({ headers }, rest, where) => expect(headers[rest], where).toBeUndefined(),
};

test.describe('addresses.txt', () => {
  for (const { line, method, target, hint, rules } of readCases(readFileSync(FILE, 'utf8'))) {
    test(`${line}: ${method} ${target}`, async () => {
      const answer = await send(method, target);
      for (const rule of rules) {
        const check = CHECKS[rule.word];
        if (!check)
          throw new Error(
            `addresses.txt:${rule.line} "${rule.word}" is no rule; rules are ${Object.keys(CHECKS).join(', ')}`,
          );
        check(answer, rule.rest, `addresses.txt:${rule.line} ${hint}`);
      }
    });
  }
});
