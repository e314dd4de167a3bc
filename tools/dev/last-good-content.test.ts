import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { filesIn } from '../process/files-in.mjs';
import { keepLastGood } from './last-good-content.ts';

describe('keepLastGood(content, issues)', () => {
  it('keeps the last good version of a file, and follows what is removed', () => {
    const base = mkdtempSync(join(tmpdir(), 'last-good-'));
    const content = join(base, 'content');
    const kept = join(base, 'kept');
    const write = (file: string, text: string) => {
      mkdirSync(join(content, 'claims'), { recursive: true });
      writeFileSync(join(content, file), text);
    };
    const issue = (file: string) => ({
      file: relative(process.cwd(), join(content, file)),
      line: 1,
      column: 1,
      severity: 'error' as const,
      rule: 'front-matter/executable',
      message: 'refused',
    });

    write('claims/good.mdx', 'good');
    write('claims/program.mdx', '---js');
    keepLastGood(content, [issue('claims/program.mdx')], kept);
    expect(filesIn(kept).sort()).toEqual(['claims/good.mdx', 'site.yaml']); // contentlayer refuses a folder without settings

    write('claims/good.mdx', 'spoilt');
    keepLastGood(content, [issue('claims/good.mdx'), issue('claims/program.mdx')], kept);
    expect(readFileSync(join(kept, 'claims/good.mdx'), 'utf8')).toBe('good');

    write('site.yaml', 'name: Tides\n');
    keepLastGood(content, [issue('claims/program.mdx')], kept);
    rmSync(content, { recursive: true });
    keepLastGood(content, [], kept);
    expect(filesIn(kept).sort()).toEqual(['claims/good.mdx', 'site.yaml']); // until the folder comes back

    mkdirSync(content);
    keepLastGood(content, [], kept);
    expect(filesIn(kept)).toEqual(['site.yaml']);
    expect(readFileSync(join(kept, 'site.yaml'), 'utf8')).toBe('name: Tides\n');
    rmSync(base, { recursive: true });
  });
});
