import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { faultLine, finishDocument } from './document.ts';
import { visibleTextOf } from './visible-text.ts';

const FIXTURES = join(import.meta.dirname, 'fixtures');

describe('finishDocument(html, base)', () => {
  for (const name of readdirSync(FIXTURES)) {
    it(name.replaceAll('-', ' '), async () => {
      const file = (part: string) => join(FIXTURES, name, part);
      const html = readFileSync(file('input.html'), 'utf8');
      const base = existsSync(file('base.txt')) ? readFileSync(file('base.txt'), 'utf8').trim() : '';
      const finished = finishDocument(html, base);
      if ('faults' in finished) {
        const lines = finished.faults.map((fault) => `${faultLine(html, fault)}\n`).join('');
        return expect(lines).toMatchFileSnapshot(file('error.txt'));
      }
      expect(visibleTextOf(finished.html)).toBe(visibleTextOf(html));
      await expect(finished.html).toMatchFileSnapshot(file('output.html'));
    });
  }
});
