import { existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OWN_FOLDER } from './out-files.ts';

/** Makes a folder to try things in: in memory where there is such a place, because each publication waits for its disk. */
export const newTrialFolder = (): string =>
  mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'answerbook-'));

/**
 * Everything in a folder, for tests to compare: files with their texts, links with where they lead, empty folders with a
 * `/` behind their name. What builds keep there for themselves is left out.
 */
export function treeOf(folder: string, below = ''): Record<string, string> {
  const tree: Record<string, string> = {};
  for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
    const path = below ? `${below}/${entry.name}` : entry.name;
    if (path === OWN_FOLDER) continue;
    if (entry.isSymbolicLink()) tree[path] = `→ ${readlinkSync(join(folder, path))}`;
    else if (entry.isFile()) tree[path] = readFileSync(join(folder, path), 'utf8');
    else if (readdirSync(join(folder, path)).length === 0) tree[`${path}/`] = '';
    else Object.assign(tree, treeOf(folder, path));
  }
  return tree;
}
