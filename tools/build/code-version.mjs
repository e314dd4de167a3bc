import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { filesIn } from '../process/files-in.mjs';
import { ROOT } from '../root.mjs';

/** Everything that decides what is made of content. */
const CODE = ['app', 'components', 'lib', 'tools'];
const FILES = ['contentlayer.config.ts', 'next.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json'];

/** Tests and what they read decide nothing. */
const NO_PART = /\.test\.tsx?$|\/fixtures\//;

/**
 * A text that changes whenever the code, its packages or Node change: whatever one build keeps for the next is kept under
 * it, so that nothing is ever read that other code made, and no other code is run.
 * @returns {string}
 */
export function codeVersion(root = ROOT) {
  const hash = createHash('sha1').update(process.version);
  const files = [...CODE.flatMap((folder) => filesIn(join(root, folder)).map((name) => `${folder}/${name}`)), ...FILES];
  for (const file of files.filter((name) => !NO_PART.test(name)).sort())
    hash.update(`\n${file}\n`).update(readFileSync(join(root, file)));
  return hash.digest('hex').slice(0, 16);
}
