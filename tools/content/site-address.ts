import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { isSiteAddress } from '#lib/schema/site-address.ts';
import { CannotRun } from '../command.ts';

/** The path below which the site is served, without its last slash: `/book` for `https://host/book/`, else nothing. */
export const basePathOf = (address: string | undefined): string =>
  address ? new URL(address).pathname.replace(/\/+$/, '') : '';

/**
 * Where the book of a content folder is published: what `SITE_URL` says, else the `address` of `site.yaml`, else nothing.
 * @throws CannotRun when a book cannot be published there
 */
export function siteAddressOf(contentFolder: string): string | undefined {
  const address = process.env.SITE_URL || addressIn(join(contentFolder, 'site.yaml'));
  if (address && !isSiteAddress(address))
    throw new CannotRun(
      `${process.env.SITE_URL ? 'SITE_URL' : '"address" of site.yaml'} is "${address}"; it must be a web address such as https://host/book/, with no more than letters, digits, "-", "_", "." and "~" between its slashes`,
    );
  return address;
}

/** Reads one line instead of the whole YAML, because `npm start` must be quick; `check` sees to the rest. */
function addressIn(file: string): string | undefined {
  if (!existsSync(file)) return undefined;
  return /^address:\s*["']?([^\s"'#]+)/m.exec(readFileSync(file, 'utf8'))?.[1];
}
