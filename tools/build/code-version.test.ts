import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { codeVersion } from './code-version.mjs';

const root = mkdtempSync(join(tmpdir(), 'code-version-'));
afterAll(() => rmSync(root, { recursive: true }));

const write = (file: string, text: string): void => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
};

const DECIDING = [
  'app/[[...address]]/route.ts',
  'components/entry/answer.styles.css',
  'lib/check/rules.ts',
  'lib/diagrams/flowchart.ts',
  'lib/glossary/find-terms.ts',
  'lib/images/svg.ts',
  'lib/publish/card.ts',
  'tools/content/contentlayer-quiet.mjs',
  'contentlayer.config.ts',
  'next.config.mjs',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];
const INDIFFERENT = [
  'lib/diagrams/draw-diagram.test.ts',
  'lib/mdx/fixtures/links/input.mdx',
  'bench/cpu.ts',
  'docs/a.md',
];

for (const file of [...DECIDING, ...INDIFFERENT]) write(file, 'before');

describe('codeVersion(root)', () => {
  it.each(DECIDING)('is another one when %s is', (file) => {
    const before = codeVersion(root);
    write(file, 'after');
    expect(codeVersion(root)).not.toBe(before);
  });

  it.each(INDIFFERENT)('is the same when %s is another one', (file) => {
    const before = codeVersion(root);
    write(file, 'after');
    expect(codeVersion(root)).toBe(before);
  });

  it('is another one when a file is there that was not, even an empty one', () => {
    const before = codeVersion(root);
    write('lib/diagrams/pie.ts', '');
    expect(codeVersion(root)).not.toBe(before);
  });

  it('is another one with another Node', () => {
    const before = codeVersion(root);
    const other = vi.spyOn(process, 'version', 'get').mockReturnValue('v99.0.0');
    expect(codeVersion(root)).not.toBe(before);
    other.mockRestore();
  });
});
