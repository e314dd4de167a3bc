import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { check } from './check.ts';

const base = mkdtempSync(join(tmpdir(), 'check-'));
afterAll(() => rmSync(base, { recursive: true }));

describe('check(folder, version, cache)', () => {
  it('takes no finding from other code, and keeps none of it', () => {
    const [content, cache] = [join(base, 'content'), join(base, 'cache')];
    mkdirSync(join(content, 'claims'), { recursive: true });
    writeFileSync(join(content, 'claims/a.mdx'), '---\nstatement: S.\nstatus: oops\n---\n');
    const said = (version: string) => check(content, version, cache).issues.map(({ rule }) => rule);
    expect(said('one')).toEqual(['claims/unused', 'choices/unknown']);
    const [folder] = readdirSync(join(cache, 'check/one')) as [string];
    const kept = join(cache, 'check/one', folder, '00000.json');
    writeFileSync(kept, readFileSync(kept, 'utf8').replace('choices/unknown', 'of/other-code'));
    expect(said('one')).toEqual(['claims/unused', 'of/other-code']);
    expect(said('two')).toEqual(['claims/unused', 'choices/unknown']);
    expect(readdirSync(join(cache, 'check'))).toEqual(['two']);
  });
});
