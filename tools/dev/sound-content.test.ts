import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { filesIn } from '../process/files-in.mjs';
import { copySoundContent } from './sound-content.ts';

describe('copySoundContent(content, issues)', () => {
  it('keeps the last sound version of a file, and follows what is removed', () => {
    const base = mkdtempSync(join(tmpdir(), 'sound-'));
    const content = join(base, 'content');
    const sound = join(base, 'sound');
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
    copySoundContent(content, [issue('claims/program.mdx')], sound);
    expect(filesIn(sound)).toEqual(['claims/good.mdx']);

    write('claims/good.mdx', 'spoilt');
    copySoundContent(content, [issue('claims/good.mdx'), issue('claims/program.mdx')], sound);
    expect(readFileSync(join(sound, 'claims/good.mdx'), 'utf8')).toBe('good');

    rmSync(join(content, 'claims/good.mdx'));
    copySoundContent(content, [issue('claims/program.mdx')], sound);
    expect(filesIn(sound)).toEqual([]);
    rmSync(base, { recursive: true });
  });
});
