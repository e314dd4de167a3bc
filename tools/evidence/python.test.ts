import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { plainName } from '#lib/evidence/packages.ts';
import { findPythons, type Python, pickPython } from './python.ts';

const python = (version: string, packages: Record<string, string> = {}, gil = true): Python => ({
  path: `/usr/bin/python${version}`,
  implementation: 'CPython',
  version,
  gil,
  switchInterval: 5,
  packages,
});

const system = python('3.11.2', { gevent: '22.10.2' });
const newer = python('3.13.0');
const free = python('3.14.0', {}, false);
const none = { packages: [], pip: [] };

describe('pickPython(pythons, needs)', () => {
  it.each([
    ['the first that is there', none, system],
    ['one that is new enough', { ...none, python: '>=3.12' }, newer],
    ['a free-threaded build', { ...none, python: '>=3.13t' }, free],
    ['one that has the packages', { ...none, packages: ['python3-gevent'] }, system],
  ])('picks %s', (_, needs, found) => expect(pickPython([system, newer, free], needs)).toBe(found));

  it.each([
    [{ ...none, packages: ['python3-trio', 'python3-gevent'] }, 'apt-get install python3-trio'],
    [{ ...none, pip: ['curio==1.6'] }, 'pip install curio==1.6'],
    [{ packages: ['python3-trio'], pip: ['curio'] }, 'apt-get install python3-trio && pip install curio'],
    [{ ...none, python: '>=3.15' }, 'a Python >=3.15; name it in ANSWERBOOK_PYTHON'],
    [{ ...none, python: '>=3.15t' }, 'a Python >=3.15, a free-threaded build; name it in ANSWERBOOK_PYTHON'],
  ])('says of %o what is missing', (needs, missing) =>
    expect(pickPython([system, newer, free], needs)).toEqual({ missing }),
  );

  it('says that there is no Python at all', () =>
    expect(pickPython([], none)).toEqual({ missing: 'apt-get install python3' }));
});

it.each([
  ['python3-nest-asyncio', 'nest_asyncio'],
  ['curio==1.6', 'curio'],
])('plainName(%o) is %o, which Python can import', (name, plain) => expect(plainName(name)).toBe(plain));

describe('findPythons(names)', () => {
  it('finds the interpreter behind a wrapper, which makes processes of its own', () => {
    const folder = mkdtempSync(join(tmpdir(), 'answerbook-'));
    // No interpreters but the system's: a machine may have twenty.
    vi.stubEnv('PATH', '').stubEnv('HOME', folder).stubEnv('ANSWERBOOK_PYTHON', '');
    const [python] = findPythons([]);
    const wrapper = join(folder, 'python-by-way-of');
    writeFileSync(wrapper, `#!/bin/sh\n/bin/true & wait\nexec "${python?.path}" "$@"\n`, { mode: 0o755 });
    vi.stubEnv('ANSWERBOOK_PYTHON', wrapper);
    const paths = findPythons([]).map(({ path }) => path);
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
    // A machine without Python has none behind the wrapper either; `npm test` says so in its step "evidence".
    expect(paths).toEqual(python ? [python.path] : []);
  }, 30_000);
});
