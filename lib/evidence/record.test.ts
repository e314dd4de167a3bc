import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { INTERLEAVED, PARALLEL } from './fixtures/traces.ts';
import { readRecord } from './record.ts';

describe('readRecord(contentDir, evidence)', () => {
  let content = '';
  const put = (name: string, text: string) => writeFileSync(join(content, 'evidence/tides', name), text);
  const tides = { id: 'tides', runtime: 'python' as const, variants: [] };

  beforeEach(() => {
    content = mkdtempSync(join(tmpdir(), 'record-'));
    mkdirSync(join(content, 'evidence/tides'), { recursive: true });
  });
  afterEach(() => rmSync(content, { recursive: true }));

  it('reads the program and its runs, fewest CPUs first', () => {
    put('program.py', 'print(1)\n');
    put('trace-2cpu.json', JSON.stringify(PARALLEL));
    put('trace-1cpu.json', JSON.stringify(INTERLEAVED));
    const { code, traces } = readRecord(content, tides);
    expect(code).toBe('print(1)\n');
    expect(traces.map(({ cpus }) => cpus)).toEqual([1, 2]);
  });

  it('reads variants in their order', () => {
    for (const variant of ['ebb', 'flood'])
      put(`trace-${variant}-1cpu.json`, JSON.stringify({ ...INTERLEAVED, variant }));
    const variants = [
      { id: 'flood', args: [] },
      { id: 'ebb', args: [] },
    ];
    expect(
      readRecord(content, { id: 'tides', runtime: 'python', variants }).traces.map(({ variant }) => variant),
    ).toEqual(['flood', 'ebb']);
  });

  it('leaves out what is no trace of the program: cut off, too large, of another, under another name', () => {
    put('trace-1cpu.json', JSON.stringify(INTERLEAVED).slice(0, -20));
    put('trace-2cpu.json', JSON.stringify({ ...PARALLEL, output: [' '.repeat(70_000)] }));
    put('trace-3cpu.json', JSON.stringify({ ...PARALLEL, cpus: 3, program: 'moon' }));
    put('trace-4cpu.json', JSON.stringify(PARALLEL));
    put('trace-neap-1cpu.json', JSON.stringify({ ...INTERLEAVED, variant: 'neap' }));
    expect(readRecord(content, tides).traces).toEqual([]);
  });

  it('has nothing of a program that is not there', () => {
    expect(readRecord(content, { id: 'moon', runtime: 'python', variants: [] })).toEqual({ code: '', traces: [] });
  });
});
