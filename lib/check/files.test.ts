import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { contentFiles, walkContent } from './files.ts';

const base = mkdtempSync(join(tmpdir(), 'walk-'));
afterAll(() => rmSync(base, { recursive: true }));

describe('walkContent(dir)', () => {
  const write = (file: string) => {
    mkdirSync(dirname(join(base, file)), { recursive: true });
    writeFileSync(join(base, file), '');
  };
  for (const file of ['site.yaml', 'claims/a.mdx', 'claims/b.mdx/c.mdx', '.git/x.png', 'claims/.b.mdx', '.env'])
    write(file);
  symlinkSync('/', join(base, '.root'));
  symlinkSync('/', join(base, 'root'));
  symlinkSync('..', join(base, 'claims/round'));
  symlinkSync('.round', join(base, '.round'));
  symlinkSync('loop.mdx', join(base, 'claims/loop.mdx'));
  symlinkSync('/etc/hostname', join(base, 'claims/host.svg'));
  symlinkSync('nowhere', join(base, 'claims/lost'));

  it('names links, follows none, and does not see what begins with a dot', () => {
    expect([...walkContent(base)].map(({ file, is }) => `${is} ${file}`).sort()).toEqual([
      'file claims/a.mdx',
      'file site.yaml',
      'folder claims',
      'folder claims/b.mdx',
      'link claims/host.svg',
      'link claims/loop.mdx',
      'link claims/lost',
      'link claims/round',
      'link root',
    ]);
  });

  it('gives the files alone to those who only read', () => {
    expect(contentFiles(base).sort()).toEqual(['claims/a.mdx', 'site.yaml']);
  });

  it('throws when there is no folder', () => expect(() => contentFiles(join(base, 'none'))).toThrow(/ENOENT/));
});
