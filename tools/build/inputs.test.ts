import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { CACHE } from '../paths.ts';
import { isCurrent, noteInputs } from './inputs.ts';

// Always the same folder: what a build was made from is noted by its name.
const base = join(CACHE, 'inputs-test');
rmSync(base, { recursive: true, force: true });
afterAll(() => rmSync(base, { recursive: true }));

describe('isCurrent(built)', () => {
  const content = join(base, 'content');
  const out = join(base, 'out');
  const built = { content, out, siteUrl: undefined };
  for (const folder of [content, out, join(content, '.git')]) mkdirSync(folder, { recursive: true });
  writeFileSync(join(content, 'site.yaml'), 'name: A');
  symlinkSync('/', join(content, '.root'));
  symlinkSync('.', join(content, 'round'));

  it('ends where links lead round and everywhere, and sees what changes', async () => {
    await noteInputs(built, async () => writeFileSync(join(out, 'index.html'), ''));
    expect(isCurrent(built)).toBe(true);
    writeFileSync(join(content, '.git/HEAD'), 'ref');
    expect(isCurrent(built)).toBe(true);
    writeFileSync(join(content, 'site.yaml'), 'name: AB');
    expect(isCurrent(built)).toBe(false);
    writeFileSync(join(content, 'site.yaml'), 'name: A');
    symlinkSync('/', join(content, 'claims'));
    expect(isCurrent(built)).toBe(false);
  });
});
