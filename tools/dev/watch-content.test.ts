import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { watchContent } from './watch-content.ts';

const base = mkdtempSync(join(tmpdir(), 'watch-'));
afterAll(() => rmSync(base, { recursive: true }));

describe('watchContent(content, onChange)', () => {
  it('hears of changes in folders, new ones too, and of none behind links or in hidden folders', async () => {
    const content = join(base, 'content');
    const elsewhere = join(base, 'elsewhere');
    for (const folder of [content, elsewhere, join(content, '.git'), join(content, 'claims')]) mkdirSync(folder);
    symlinkSync(elsewhere, join(content, 'linked'));
    symlinkSync('/', join(content, '.root'));
    let heard = 0;
    const stop = watchContent(content, () => {
      heard += 1;
    });
    const hears = async (change: () => void) => {
      await pause(30);
      heard = 0;
      change();
      await pause(80);
      return heard > 0;
    };
    const write = (file: string) => () => writeFileSync(join(content, file), String(Math.random()));
    expect(await hears(write('claims/a.mdx'))).toBe(true);
    expect(await hears(() => mkdirSync(join(content, 'glossary')))).toBe(true);
    expect(await hears(write('glossary/b.mdx'))).toBe(true);
    renameSync(join(content, 'glossary'), join(content, 'topics'));
    expect(await hears(write('topics/b.mdx'))).toBe(true);
    rmSync(join(content, 'topics'), { recursive: true });
    mkdirSync(join(content, 'topics'));
    expect(await hears(write('topics/c.mdx'))).toBe(true);
    expect(await hears(write('.git/HEAD'))).toBe(false);
    expect(await hears(write('claims/.a.mdx.swp'))).toBe(false);
    expect(await hears(() => writeFileSync(join(elsewhere, 'x.mdx'), ''))).toBe(false);
    stop();
    expect(await hears(write('claims/a.mdx'))).toBe(false);
  });
});
