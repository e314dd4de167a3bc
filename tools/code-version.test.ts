import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { codeVersion } from './code-version.ts';

const root = mkdtempSync(join(tmpdir(), 'code-version-'));
afterAll(() => rmSync(root, { recursive: true }));

const write = (file: string, text: string) => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
};

const FILES = ['contentlayer.config.ts', 'next.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json'];
const CODE = ['app/route.ts', 'components/a.styles.css', 'lib/diagrams/draw.ts', 'tools/finish/policy.ts'];
for (const file of [...FILES, ...CODE]) write(file, '1');

describe('codeVersion(root)', () => {
  it.each([...FILES, ...CODE])('is another one when %s has changed, and the same when it is taken back', (file) => {
    const before = codeVersion(root);
    write(file, '2');
    expect(codeVersion(root)).not.toBe(before);
    write(file, '1');
    expect(codeVersion(root)).toBe(before);
  });

  it('is another one when a file is new or renamed', () => {
    const before = codeVersion(root);
    write('lib/a.ts', '1');
    const added = codeVersion(root);
    rmSync(join(root, 'lib/a.ts'));
    write('lib/b.ts', '1');
    expect(new Set([before, added, codeVersion(root)]).size).toBe(3);
  });

  it('is another one with another Node', () => {
    const before = codeVersion(root);
    const other = vi.spyOn(process, 'version', 'get').mockReturnValue('v99.0.0');
    expect(codeVersion(root)).not.toBe(before);
    other.mockRestore();
  });

  it.each(['lib/a.test.ts', 'lib/mdx/fixtures/a/input.md', 'tools/bench/book.ts', 'content/site.yaml', 'docs/a.md'])(
    'is the same whatever is in %s',
    (file) => {
      const before = codeVersion(root);
      write(file, 'x');
      expect(codeVersion(root)).toBe(before);
    },
  );
});
