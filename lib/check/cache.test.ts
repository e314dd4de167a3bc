import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadMemory, type Remembered, saveMemory } from './cache.ts';
import { checkContent } from './check.ts';

const ROOT = mkdtempSync(join(tmpdir(), 'check-cache-'));
afterAll(() => rmSync(ROOT, { recursive: true }));

const FOLDER = join(ROOT, 'content');
const CLAIM = '---\nstatement: S.\nstatus: open\n---\n';

describe('the cache of checkContent', () => {
  it('gives what a run without it gives, and sees every change', () => {
    mkdirSync(join(FOLDER, 'claims'), { recursive: true });
    const claim = join(FOLDER, 'claims/a.mdx');
    const cache = join(ROOT, 'cache/check');
    const rules = () => checkContent(FOLDER, { cache }).issues.map(({ rule }) => rule);
    writeFileSync(claim, CLAIM);
    expect(rules()).toEqual(['claims/unused']);
    expect(rules()).toEqual(['claims/unused']);
    // The same length and the same times: only the system's own change time tells.
    writeFileSync(claim, CLAIM.replace('open', 'oops'));
    utimesSync(claim, 0, 0);
    expect(rules()).toEqual(['claims/unused', 'choices/unknown']);
    rmSync(claim);
    expect(rules()).toEqual([]);
  });

  it('sees that a program or a trace has changed', () => {
    const folder = join(ROOT, 'evidence');
    cpSync(join(import.meta.dirname, 'fixtures/clean/content'), folder, { recursive: true });
    const cache = join(ROOT, 'cache/evidence');
    const rules = () => checkContent(folder, { cache, today: '2026-11-22' }).issues.map(({ rule }) => rule);
    const [program, trace] = ['program.py', 'trace-moon-1cpu.json'].map((name) => join(folder, 'evidence/pull', name));
    expect(rules()).toEqual([]);
    appendFileSync(program as string, '# changed\n');
    expect(rules()).toEqual(['traces/outdated']);
    expect(rules()).toEqual(['traces/outdated']);
    writeFileSync(trace as string, readFileSync(trace as string, 'utf8').replace('"threads": 1', '"threads": 3'));
    expect(rules()).toEqual(['traces/outdated', 'traces/untrue']);
    rmSync(trace as string);
    expect(rules()).toEqual(['traces/missing']);
  });

  it('is kept in parts, and a part that cannot be read is no memory of anything', () => {
    const folder = join(ROOT, 'parts');
    const known = { stamp: '1', hash: '2', facts: { file: 'a', issues: [] } } as unknown as Remembered;
    saveMemory(folder, new Map(Array.from({ length: 2001 }, (_, index) => [`${index}.mdx`, known])));
    expect(readdirSync(folder)).toEqual(['00000.json', '00001.json']);
    expect(loadMemory(folder).size).toBe(2001);
    writeFileSync(join(folder, '00000.json'), '[["a');
    expect([...loadMemory(folder).keys()]).toEqual(['2000.mdx']);
    saveMemory(folder, new Map([['a.mdx', known]]));
    expect(readdirSync(folder)).toEqual(['00000.json']);
  });

  it('stops no check where nothing can be written', () => {
    writeFileSync(join(ROOT, 'no-folder'), '');
    expect(checkContent(join(ROOT, 'evidence'), { cache: join(ROOT, 'no-folder') }).files).toBeGreaterThan(0);
  });
});
