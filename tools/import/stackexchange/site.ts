import { nameOfSite, threadAt } from '#lib/model/forums.ts';
import { SITE } from '#lib/schema/record.ts';
import { UsageError } from '../../command.ts';

/** The name a site has in ids, what it calls itself, and its address without a slash at its end. */
export type SiteOf = { site: string; siteName: string; address: string };

/** Reads which site a dump is of from the name of its archive or folder, such as `beer.stackexchange.com.7z`, unless it is told. */
export function siteOf(
  path: string,
  told: { host?: string | undefined; site?: string | undefined; name?: string | undefined },
): SiteOf {
  const last =
    path
      .replace(/[/\\]+$/, '')
      .split(/[/\\]/)
      .at(-1) ?? '';
  const host = (told.host ?? /^((?:[a-z0-9-]+\.)+(?:com|net))(?:$|[.-])/i.exec(last)?.[1])?.toLowerCase();
  if (!host || !/^(?:[a-z0-9-]+\.)+[a-z]{2,}$/.test(host))
    throw new UsageError(
      `"${last}" does not say which site it is of: add --host, such as --host beer.stackexchange.com`,
    );
  const labels = host
    .split('.')
    .slice(0, -1)
    .filter((label) => label !== 'stackexchange');
  const site = told.site ?? labels.join('-');
  if (!SITE.test(site))
    throw new UsageError(
      `"${site}" is no name for a forum: add --site with words of a to z and 0 to 9 and single "-", at most 20 characters`,
    );
  const known = threadAt(`https://${host}/q/1`)?.site;
  const called = known === undefined || nameOfSite(known) === known ? host : nameOfSite(known);
  return { site, siteName: told.name ?? called, address: `https://${host}` };
}
