import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** The published site under test. */
export const OUT = join(import.meta.dirname, '../out');

/** Where the site under test is served. */
export const served = (): string => process.env.SERVED as string;

/** The files of the published site that end in `ending`, as paths with `/`. */
export const filesOf = (ending: string): string[] =>
  readdirSync(OUT, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => relative(OUT, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();

/** The addresses of all pages, `/404.html` left out. */
export const pageAddresses = (): string[] =>
  filesOf('index.html').map((file) => `/${file.slice(0, -'index.html'.length)}`);
