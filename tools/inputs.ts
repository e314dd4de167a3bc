import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.ts';

/** What a build is made from, besides the content folder. */
const SOURCES = [
  'pages',
  'components',
  'lib',
  'tools',
  'next.config.mjs',
  'tsconfig.json',
  'contentlayer.config.ts',
  'package.json',
  'package-lock.json',
];

/**
 * A text that changes when a build would come out otherwise: path, size and time of every input, and the settings from the
 * environment. Nothing is read, so that it costs milliseconds.
 */
export function stampOfInputs(contentFolder: string): string {
  const hash = createHash('sha1').update(`${process.version}\n${process.env.SITE_URL ?? ''}\n`);
  for (const path of [contentFolder, ...SOURCES.map((name) => join(ROOT, name))]) addTo(hash, path);
  return hash.digest('hex');
}

function addTo(hash: ReturnType<typeof createHash>, path: string): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory()) {
    for (const name of readdirSync(path).sort()) addTo(hash, join(path, name));
  } else if (found && !path.endsWith('.test.ts')) {
    hash.update(`${path}\n${found.size}\n${found.mtimeMs}\n`);
  }
}
