import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { basePathOf } from '../content/site-address.ts';
import { builtFor } from './serve.ts';

const folder = mkdtempSync(join(tmpdir(), 'serve-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('builtFor(folder)', () => {
  it.each([
    ['<link rel="canonical" href="https://x.org/book/"/>', '/book'],
    ['<link rel="canonical" href="http://localhost:3000/"/>', ''],
    ['no address', ''],
  ])('tells the path of %s', (html, base) => {
    writeFileSync(join(folder, 'index.html'), html);
    expect(basePathOf(builtFor(folder))).toBe(base);
  });
});
