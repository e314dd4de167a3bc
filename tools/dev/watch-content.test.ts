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
    const stop = watchContent(
      content,
      () => {
        heard += 1;
      },
      20,
    );
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
    // As an editor saves, as sed -i does, and as git does with many files at once.
    const rename = (file: string) => () => {
      writeFileSync(join(base, 'saved'), String(Math.random()));
      renameSync(join(base, 'saved'), join(content, file));
    };
    for (let time = 0; time < 3; time += 1) expect(await hears(rename('claims/a.mdx'))).toBe(true);
    const many = Array.from({ length: 200 }, (_, number) => `claims/c${number}.mdx`);
    expect(await hears(() => many.forEach((file) => void write(file)()))).toBe(true);
    expect(await hears(() => many.forEach((file) => void rmSync(join(content, file))))).toBe(true);
    expect(await hears(rename('claims/a.mdx'))).toBe(true);
    // The folder itself goes and comes back, also from a folder above.
    for (const gone of [content, base]) {
      expect(await hears(() => renameSync(gone, `${gone}-gone`))).toBe(true);
      expect(await hears(() => renameSync(`${gone}-gone`, gone))).toBe(true);
      expect(await hears(write('claims/a.mdx'))).toBe(true);
    }
    rmSync(content, { recursive: true });
    expect(await hears(() => mkdirSync(join(content, 'claims'), { recursive: true }))).toBe(true);
    expect(await hears(rename('claims/a.mdx'))).toBe(true);
    stop();
    expect(await hears(write('claims/a.mdx'))).toBe(false);
  });
});
