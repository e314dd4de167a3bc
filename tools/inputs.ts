import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { CACHE, ROOT } from './paths.ts';

/** What a build is made from, besides the content folder. */
const SOURCES = [
  'app',
  'components',
  'lib',
  'tools',
  'next.config.mjs',
  'tsconfig.json',
  'contentlayer.config.ts',
  'package.json',
  'package-lock.json',
];

/** A build: of which content, into which folder, for which address. */
export type Built = { content: string; out: string; siteUrl: string | undefined };

/**
 * A text that changes when a build would come out otherwise: path, size and time of every input, and the settings from the
 * environment. Nothing is read, so that it costs milliseconds.
 */
function stampOfInputs({ content, siteUrl = '' }: Built): string {
  const hash = createHash('sha1').update(`${process.version}\n${siteUrl}\n`);
  for (const path of [content, ...SOURCES.map((name) => join(ROOT, name))]) addTo(hash, path);
  return hash.digest('hex');
}

const noteOf = (out: string) => join(CACHE, `built-from-${createHash('sha1').update(out).digest('base64url')}`);

/** Whether a published site was built from exactly what is here now. */
export function isCurrent(built: Built): boolean {
  const { out } = built;
  const note = noteOf(out);
  return existsSync(join(out, 'index.html')) && existsSync(note) && readFileSync(note, 'utf8') === stampOfInputs(built);
}

/** Runs a build and notes what it was made from: what was there when it began. */
export async function noteInputs(built: Built, build: () => Promise<void>): Promise<void> {
  const stamp = stampOfInputs(built);
  rmSync(noteOf(built.out), { force: true });
  await build();
  writeFileSync(noteOf(built.out), stamp);
}

function addTo(hash: ReturnType<typeof createHash>, path: string): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory()) {
    for (const name of readdirSync(path).sort()) addTo(hash, join(path, name));
  } else if (found && !/\.test\.tsx?$/.test(path)) {
    hash.update(`${path}\n${found.size}\n${found.mtimeMs}\n`);
  }
}
