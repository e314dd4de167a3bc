import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadMemory } from './cache.ts';
import { checkContent } from './check.ts';

const ROOT = mkdtempSync(join(tmpdir(), 'check-cache-'));
afterAll(() => rmSync(ROOT, { recursive: true }));

const FOLDER = join(ROOT, 'content');
const CLAIM = '---\nstatement: S.\nstatus: open\n---\n';

describe('the cache of checkContent', () => {
  it('gives what a run without it gives, and sees every change', () => {
    mkdirSync(join(FOLDER, 'claims'), { recursive: true });
    const claim = join(FOLDER, 'claims/a.mdx');
    const cache = join(ROOT, 'cache/check.json');
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
    const cache = join(ROOT, 'cache/evidence.json');
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

  it('is not trusted when the rules have changed or it is no cache', () => {
    const path = join(ROOT, 'other.json');
    writeFileSync(path, JSON.stringify({ version: 'old', files: [['a', {}]] }));
    expect(loadMemory(path, 'new').size).toBe(0);
    expect(loadMemory(path, 'old').size).toBe(1);
    writeFileSync(path, '{');
    expect(loadMemory(path, 'old').size).toBe(0);
    expect(readFileSync(path, 'utf8')).toBe('{');
  });
});
