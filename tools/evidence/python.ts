import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { plainName, pythonPackages } from '#lib/evidence/packages.ts';
import type { EvidenceSpec } from '#lib/schema/evidence.ts';

/** An interpreter, and the packages found with it by their plain names. */
export type Python = {
  path: string;
  implementation: string;
  version: string;
  gil: boolean;
  /** In ms. */
  switchInterval: number;
  /** The version of each package that is there. */
  packages: Record<string, string>;
};

type Needs = Pick<EvidenceSpec, 'python' | 'packages' | 'pip'>;

/** Prints what a program has to be judged by; packages are asked for by their plain names. */
const PROBE = `
import importlib.util, json, platform, sys
try: from importlib.metadata import version, PackageNotFoundError
except ImportError: sys.exit('too old')
def find(name):
    try: return version(name)
    except PackageNotFoundError: return getattr(__import__(name), '__version__', 'unknown')
print(json.dumps({
    'path': sys.executable, 'implementation': platform.python_implementation(), 'version': platform.python_version(),
    'gil': getattr(sys, '_is_gil_enabled', lambda: True)(), 'switchInterval': sys.getswitchinterval() * 1000,
    'packages': {name: find(name) for name in sys.argv[1:] if importlib.util.find_spec(name)},
}))`;

/**
 * Finds the interpreters of this machine that can be asked: those that `ANSWERBOOK_PYTHON` names, the system's, those on the PATH, pyenv's.
 * @param names packages to look for, by their plain names
 */
export function findPythons(names: readonly string[]): Python[] {
  const versions = join(homedir(), '.pyenv/versions');
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) =>
    list(folder)
      .filter((name) => /^python3(?:\.\d+t?)?$/.test(name))
      .map((name) => join(folder, name)),
  );
  const paths = [
    ...(process.env.ANSWERBOOK_PYTHON ?? '').split(delimiter),
    '/usr/bin/python3',
    ...onPath,
    ...list(versions).map((version) => join(versions, version, 'bin/python3')),
  ].filter((path) => path !== '' && existsSync(path));
  const found = [...new Set(paths)].flatMap((path) => probe(path, names));
  return [...new Map(found.map((python) => [python.path, python])).values()];
}

const list = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder).sort() : []);

/** Asks an interpreter. Its path is what it says itself: a wrapper, such as a shim of pyenv, makes processes of its own. */
function probe(path: string, names: readonly string[]): Python[] {
  const { status, stdout } = spawnSync(path, ['-c', PROBE, ...names], { encoding: 'utf8', timeout: 20_000 });
  if (status !== 0) return [];
  const python = JSON.parse(stdout) as Python;
  return [{ ...python, path: python.path || path }];
}

/** Picks the first interpreter that has everything a program needs; else the line that would bring it. */
export function pickPython(pythons: readonly Python[], needs: Needs): Python | { missing: string } {
  const fit = pythons.filter((python) => fits(python, needs.python ?? '>=3.8'));
  const wanted = pythonPackages(needs);
  const found = fit.find((python) => wanted.every((name) => Object.hasOwn(python.packages, name)));
  if (found) return found;
  if (fit.length === 0) {
    if (needs.python === undefined) return { missing: 'apt-get install python3' };
    const build = needs.python.endsWith('t') ? ', a free-threaded build' : '';
    return { missing: `a Python ${needs.python.replace('t', '')}${build}; name it in ANSWERBOOK_PYTHON` };
  }
  const lacks = (name: string): boolean => !Object.hasOwn(fit[0]?.packages ?? {}, plainName(name));
  const lines = [
    ['apt-get install', needs.packages.filter(lacks)],
    ['pip install', needs.pip.filter(lacks)],
  ] as const;
  return {
    missing: lines
      .flatMap(([command, names]) => (names.length > 0 ? `${command} ${names.join(' ')}` : []))
      .join(' && '),
  };
}

/** Whether an interpreter satisfies `>=3.12`, or with a `t` is also a build without a GIL. */
function fits({ version, gil }: Python, wanted: string): boolean {
  const minor = (text: string): number => Number(/3\.(\d+)/.exec(text)?.[1] ?? 0);
  return minor(version) >= minor(wanted) && (!wanted.endsWith('t') || !gil);
}
