import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, describe, expect, it } from 'vitest';
import { checkContent } from '#lib/check/check.ts';
import { trace } from '#lib/evidence/trace.ts';
import { type Effort, examine } from './examine.ts';
import { casesOf, loadPrograms } from './program.ts';
import { findRuntimes } from './runtime.ts';
import { traceOf } from './trace-of.ts';

const CONTENT = mkdtempSync(join(tmpdir(), 'evidence-'));
afterAll(() => rmSync(CONTENT, { recursive: true }));

const found = findRuntimes([]);
const MACHINE = { ...found, pythons: found.pythons.filter(({ path }) => path === '/usr/bin/python3') };

const EFFORT: Effort = { runs: 2, most: 3, records: false };
const HEAD = 'import os, sys, time\nfrom recorder import Task, record\ntask = Task("A")\n';

/** Writes a program and runs it on one CPU. */
async function examineProgram(code: string, expect = '[]', extra = '') {
  const folder = join(CONTENT, 'evidence/program');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'program.py'), HEAD + code);
  writeFileSync(join(folder, 'evidence.yaml'), `title: T\nsentence: S.\n${extra}expect: { 1: ${expect} }\n`);
  const [one] = casesOf(loadPrograms(CONTENT), []);
  if (!one) throw new Error('no case');
  return examine(one, MACHINE, EFFORT);
}

const canRun = process.platform === 'linux' && existsSync('/usr/bin/python3') && existsSync('/usr/bin/taskset');

describe.skipIf(!canRun)('examine(case, pythons, effort)', () => {
  it('says that facts hold, and makes a trace that check accepts', async () => {
    const code = 'task.cpu(2, "compute")\nrecord("total", 6)\nprint("hello")\n';
    const result = await examineProgram(code, '[tasks=1, "!parallel", total=6, cut_steps<=0]');
    if (result.state !== 'holds') throw new Error(String(result.why));
    const made = traceOf(result, '2026-11-22');
    const text = 'text' in made ? made.text : made.why;
    expect(trace.parse(JSON.parse(text))).toMatchObject({
      program: 'program',
      cpus: 1,
      runs: 2,
      expect: [
        { fact: 'tasks=1', seen: 2, of: 2 },
        { fact: '!parallel', seen: 2, of: 2 },
        { fact: 'total=6', seen: 2, of: 2 },
        { fact: 'cut_steps<=0', seen: 2, of: 2 },
      ],
      facts: { tasks: 1, threads: 1, parallel: false, total: 6 },
      output: ['hello'],
    });
    expect(text).not.toContain(hostname());
    writeFileSync(join(CONTENT, 'evidence/program/trace-1cpu.json'), text);
    writeFileSync(join(CONTENT, 'site.yaml'), 'name: A book\nsentence: A sentence.\n');
    expect(checkContent(CONTENT).issues.map(({ rule }) => rule)).toEqual(['evidence/unused']);
  });

  it.each([
    [
      'sh',
      'program.sh',
      '. ./recorder.sh\nrecord total 6\nrecord clean true\nrecord word \'a "b" \\c\'\nrecord version "$(git --version | cut -d" " -f1)"\n',
      'packages: [git]\n',
    ],
    [
      'node',
      'program.mjs',
      "import { record } from './recorder.mjs';\nrecord('total', 6);\nrecord('clean', true);\nrecord('word', 'a \"b\" \\\\c');\nrecord('version', 'git');\n",
      'node: ">=18"\n',
    ],
  ])(
    'runs what %s runs on one CPU, and records the facts it states and the versions of its tools',
    async (runtime, file, code, extra) => {
      const folder = join(CONTENT, 'evidence/stated');
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, file), code);
      const yaml = `title: T\nsentence: S.\nruntime: ${runtime}\n${extra}expect: [total=6, clean, version=git]\n`;
      writeFileSync(join(folder, 'evidence.yaml'), yaml);
      writeFileSync(join(CONTENT, 'site.yaml'), 'name: A book\nsentence: A sentence.\n');
      const [one, ...more] = casesOf(loadPrograms(CONTENT), ['stated']);
      expect(more).toEqual([]);
      const result = await examine(one as NonNullable<typeof one>, MACHINE, EFFORT);
      if (result.state !== 'holds') throw new Error(String(result.why));
      const made = traceOf(result, '2026-11-22');
      const recorded = trace.parse(JSON.parse('text' in made ? made.text : made.why));
      expect(recorded).toMatchObject({ cpus: 1, facts: { total: 6, clean: true, word: 'a "b" \\c' }, events: [] });
      expect(recorded.python).toBeUndefined();
      expect(recorded.runtime?.version).toMatch(/^\d+\./);
      if (runtime === 'sh') expect(recorded.packages.git).toMatch(/^\d+\.\d+/);
      writeFileSync(join(folder, 'trace-1cpu.json'), 'text' in made ? made.text : '');
      const issues = checkContent(CONTENT).issues.filter(({ file: where }) => where.includes('evidence/stated/'));
      rmSync(folder, { recursive: true });
      expect(issues.map(({ rule }) => rule)).toEqual(['evidence/unused']);
    },
  );

  it('gives a program its arguments, and nothing of our environment', async () => {
    const code =
      'task.note(" ".join(sys.argv))\nrecord("home", os.environ["HOME"] == os.getcwd())\nrecord("names", len(os.environ))\n';
    const result = await examineProgram(code, '[home, names<=8]');
    expect(result.state, String(result.why)).toBe('holds');
  });

  it('fails when a run contradicts a fact', async () => {
    const result = await examineProgram('task.note("n")\nrecord("total", os.getpid())\n', '[total=-1]');
    expect(result).toMatchObject({ state: 'failed', why: ['total=-1 was seen in 0 of 2 runs'] });
  });

  it('looks longer for what one run would show, then says that it was not seen', async () => {
    const result = await examineProgram('task.note("n")\n', '[parallel]');
    expect(['failed', 'not seen']).toContain(result.state); // it depends on how busy the machine is
    expect(String(result.why)).toMatch(
      /^parallel was not seen in 3 runs, at most \d+ % of the machine being busy before them$/,
    );
  });

  it('fails when no run says anything of a fact', async () => {
    const result = await examineProgram('task.note("n")\n', '[colour=red]');
    expect(result).toMatchObject({ state: 'failed', why: ['no run says anything of colour=red'] });
  });

  it.each([
    ['ends badly', 'raise KeyError("moon")\n', "it ended with exit code 1: KeyError: 'moon'"],
    ['records nothing', 'pass\n', 'it recorded neither an event nor a fact'],
    [
      'records a million slices',
      'while True: task.cpu(0, "slice")\n',
      'it ended with exit code 1: ValueError: data out of range',
    ],
    [
      'records too many events',
      'for _ in range(2001): task.note("n")\n',
      'it recorded 2001 events and 0 slices; the limits are 2000 and 2000',
    ],
    [
      'states what is derived',
      'task.note("n")\nrecord("threads", 7)\n',
      'it states the fact "threads", which is derived from the events',
    ],
    [
      'writes without end',
      'task.note("n")\nwhile True: print("x" * 999)\n',
      'it was stopped: it wrote more than 65536 characters',
    ],
  ])('fails when a program %s', async (_, code, why) =>
    expect(await examineProgram(code)).toMatchObject({ state: 'failed', why: [why] }),
  );

  it('reports a program that cannot run here as not run', async () => {
    const result = await examineProgram('', '[]', 'pip: [curio-of-tomorrow==9]\n');
    expect(result).toMatchObject({ state: 'not run', why: 'needs pip install curio-of-tomorrow==9' });
  });

  it('makes no trace that tells whose machine it is, or is not valid', async () => {
    const told = await examineProgram('task.note("n")\nprint(os.getcwd())\n');
    expect(told.state === 'holds' && traceOf(told, '2026-11-22')).toMatchObject({
      why: expect.stringMatching(/^the trace would tell/),
    });
    const long = await examineProgram('task.note("n" * 81)\n');
    expect(long.state === 'holds' && traceOf(long, '2026-11-22')).toMatchObject({
      why: expect.stringMatching(/^the trace would not be valid at events\.0\.label/),
    });
  });

  it('keeps markup in a trace as the text it is', async () => {
    const result = await examineProgram('task.note("</script><b onclick=x>")\n');
    const made = result.state === 'holds' ? traceOf(result, '2026-11-22') : { why: '' };
    expect('text' in made && trace.parse(JSON.parse(made.text)).events[0]?.label).toBe('</script><b onclick=x>');
  });
});

describe('casesOf(programs, wanted)', () => {
  it('runs every variant on one CPU and on two, and finds what is asked for by name', () => {
    const content = join(CONTENT, 'book');
    cpSync('lib/check/fixtures/clean/content', content, { recursive: true });
    const programs = loadPrograms(content);
    const names = (wanted: string[]) =>
      casesOf(programs, wanted).map((one) => [one.program.id, one.variant?.id, one.cpus]);
    const both = [
      ['pull', 'moon', 1],
      ['pull', 'moon', 2],
    ];
    expect(names([])).toEqual(both);
    expect(names(['pull'])).toEqual(both);
    expect(names(['pull/moon'])).toEqual(both);
    expect(() => names(['push'])).toThrow('There is no program "push". The programs are: pull/moon.');
    expect(readdirSync(join(content, 'evidence/pull'))).not.toContain('__pycache__');
    expect(readFileSync(join(content, 'evidence/pull/program.py'), 'utf8')).toBe('print(1)\n');
  });
});
