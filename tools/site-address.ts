import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { CannotRun } from './command.ts';

/** The path below which the site is served, without its last slash: `/book` for `https://host/book/`, else nothing. */
export const basePathOf = (address: string | undefined): string =>
  address ? new URL(address).pathname.replace(/\/+$/, '') : '';

/**
 * Where the book of a content folder is published: what `SITE_URL` says, else the `address` of `site.yaml`, else nothing.
 * @throws CannotRun when it is no web address
 */
export function siteAddressOf(contentFolder: string): string | undefined {
  const address = process.env.SITE_URL || addressIn(join(contentFolder, 'site.yaml'));
  if (address && !(/^https?:/.test(address) && URL.canParse(address)))
    throw new CannotRun(`SITE_URL is "${address}"; it must be a web address such as https://host/book/`);
  return address;
}

/** Reads one line instead of the whole YAML, because `npm start` must be quick; `check` sees to the rest. */
function addressIn(file: string): string | undefined {
  if (!existsSync(file)) return undefined;
  return /^address:\s*["']?([^\s"'#]+)/m.exec(readFileSync(file, 'utf8'))?.[1];
}
