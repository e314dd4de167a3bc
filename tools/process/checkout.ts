import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Failure } from '../command.ts';
import { ROOT } from '../paths.ts';
import { runChild } from './child.ts';

/** What is not copied: what is generated, what belongs to git, and packages, which are linked. */
const LEFT_OUT = new Set([
  '.git',
  '.cache',
  '.contentlayer',
  '.next',
  'node_modules',
  'out',
  'public',
  'tsconfig.tsbuildinfo',
]);

/** What builds keep from one run to the next, and what they write. */
const BUILD_STATE = ['.cache', '.contentlayer', '.next', 'public', 'out'];

/** What of it is made of code alone. */
const MADE_OF_CODE = new Set(['.next', '.cache/app', '.cache/tools']);

/** The bench has packages of its own. */
const isOurs = (path: string): boolean => basename(path) !== 'node_modules';

/** A copy of the checkout in a temporary folder, so that measured builds leave the user's own alone. */
export type Checkout = {
  folder: string;
  /** Where it keeps generated content and builds. */
  place(name: string): string;
  /** Forgets everything that earlier builds left: the next one is cold. */
  forgetBuilds(): void;
  /** The same, but what was compiled of the code stays. */
  forgetContent(): void;
  remove(): void;
};

/**
 * Copies the checkout; packages are hard links, because Turbopack follows no symbolic link out of its root.
 * @param base where to; a copy that is there already is used as it is
 */
export async function copyCheckout(base = mkdtempSync(join(tmpdir(), 'answerbook-copy-'))): Promise<Checkout> {
  const folder = join(base, 'checkout');
  if (!existsSync(folder)) {
    const unfinished = `${folder}.part`;
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(unfinished);
    for (const name of readdirSync(ROOT)) {
      if (!LEFT_OUT.has(name))
        cpSync(join(ROOT, name), join(unfinished, name), { recursive: true, preserveTimestamps: true, filter: isOurs });
    }
    await linkPackages(join(unfinished, 'node_modules'));
    renameSync(unfinished, folder);
  }
  const forget = (names: string[]) => {
    for (const name of names) rmSync(join(folder, name), { recursive: true, force: true });
  };
  return {
    folder,
    place: (name) => join(base, name),
    forgetBuilds: () => forget(BUILD_STATE),
    forgetContent() {
      const cache = join(folder, '.cache');
      const kept = existsSync(cache) ? readdirSync(cache).map((name) => `.cache/${name}`) : [];
      forget([...BUILD_STATE.filter((name) => name !== '.cache'), ...kept].filter((name) => !MADE_OF_CODE.has(name)));
    },
    remove: () => rmSync(base, { recursive: true, force: true }),
  };
}

async function linkPackages(to: string): Promise<void> {
  const from = join(ROOT, 'node_modules');
  if (!existsSync(from)) throw new Failure('There are no packages: type npm install first.');
  if ((await runChild('cp', ['-al', from, to])).code === 0) return;
  rmSync(to, { recursive: true, force: true }); // another file system: a true copy
  cpSync(from, to, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
}
