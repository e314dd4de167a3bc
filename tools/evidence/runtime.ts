import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import process from 'node:process';
import { toolPackages } from '#lib/evidence/packages.ts';
import type { EvidenceSpec } from '#lib/schema/evidence.ts';
import { findPythons, type Python, pickPython } from './python.ts';

/** What runs a program on this machine, and the versions of what the program uses beside it. */
export type Found = {
  path: string;
  implementation: string;
  version: string;
  packages: Record<string, string>;
  /** What only Python has. */
  python?: Pick<Python, 'implementation' | 'version' | 'gil' | 'switchInterval'>;
};

/** What was found on this machine, to pick from for each program. */
export type Machine = { pythons: readonly Python[]; shell: Found | undefined; nodes: readonly Found[] };

/**
 * Looks for everything that programs are run with.
 * @param names Python packages to look for, by their plain names
 */
export const findRuntimes = (names: readonly string[]): Machine => ({
  pythons: findPythons(names),
  shell: findShell(),
  nodes: findNodes(),
});

/** Picks what runs a program and has all it needs; else the line that would bring it. */
export function pickRuntime(machine: Machine, spec: EvidenceSpec): Found | { missing: string } {
  const found = pickLanguage(machine, spec);
  if ('missing' in found) return found;
  const tools = toolPackages(spec).map((name) => [name, versionOfTool(name)] as const);
  const missing = tools.flatMap(([name, version]) => (version === undefined ? [name] : []));
  if (missing.length > 0) return { missing: `apt-get install ${missing.join(' ')}` };
  return { ...found, packages: { ...found.packages, ...(Object.fromEntries(tools) as Record<string, string>) } };
}

function pickLanguage({ pythons, shell, nodes }: Machine, spec: EvidenceSpec): Found | { missing: string } {
  if (spec.runtime === 'sh') return shell ?? { missing: 'a POSIX shell as /bin/sh' };
  if (spec.runtime === 'node') {
    const least = Number(spec.node?.slice(2) ?? 0);
    return nodes.find(({ version }) => Number.parseInt(version, 10) >= least) ?? { missing: nodeInWords(spec.node) };
  }
  const python = pickPython(pythons, spec);
  if ('missing' in python) return python;
  const { path, packages, implementation, version, gil, switchInterval } = python;
  return { path, implementation, version, packages, python: { implementation, version, gil, switchInterval } };
}

const nodeInWords = (wanted: string | undefined): string =>
  `Node${wanted ? ` ${wanted.slice(2)} or newer` : ''}; name it in ANSWERBOOK_NODE`;

/** The shell of the system: what `/bin/sh` really is, and its version where the package says it. */
function findShell(): Found | undefined {
  const path = '/bin/sh';
  if (!existsSync(path)) return undefined;
  const implementation = basename(realpathSync(path));
  return { path, implementation, version: versionOfTool(implementation) ?? 'unknown', packages: {} };
}

/** Those that `ANSWERBOOK_NODE` names, the one that runs this, and those on the PATH. */
function findNodes(): Found[] {
  const onPath = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'node'));
  const paths = [...(process.env.ANSWERBOOK_NODE ?? '').split(delimiter), process.execPath, ...onPath];
  return [
    ...new Set(paths.filter((path) => path !== '' && existsSync(path)).map((path) => realpathSync(path))),
  ].flatMap((path) => {
    const { status, stdout } = spawnSync(path, ['-p', 'process.versions.node'], { encoding: 'utf8', timeout: 20_000 });
    return status === 0 ? [{ path, implementation: 'Node', version: stdout.trim(), packages: {} }] : [];
  });
}

/** The version of a Debian package, else what the program of its name says of itself; nothing when it is not there. */
export function versionOfTool(name: string): string | undefined {
  const ask = (command: string, ...args: string[]): string => {
    const { status, stdout } = spawnSync(command, args, { encoding: 'utf8', timeout: 10_000 });
    return status === 0 ? stdout.trim() : '';
  };
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg fills it in
  const [state, version = ''] = ask('dpkg-query', '-W', '-f', '${db:Status-Abbrev}\t${Version}', name).split('\t');
  // `1:2.39.5-0+deb12u2` is 2.39.5 to everybody else.
  if (state?.startsWith('ii')) return version.replace(/^\d+:/, '').replace(/-[^-]*$/, '');
  return /\d+(?:\.\d+)+/.exec(ask(name, '--version'))?.[0];
}
