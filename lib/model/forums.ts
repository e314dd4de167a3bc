import { isEntryId } from './ids.ts';

/** A thread of another site: that site's name in this book, and its own id for the thread. */
export type ForeignThread = { site: string; id: string };

/** Whether a thread came from elsewhere, and it is known which it was there. */
export const isKnownThread = ({ site, id }: ForeignThread): boolean => site !== 'own' && id !== 'unknown';

/** Sites of Stack Exchange that have a host of their own; all others are below stackexchange.com. */
const STACK_EXCHANGE: ReadonlyMap<string, string> = new Map([
  ['stackoverflow', 'Stack Overflow'],
  ['superuser', 'Super User'],
  ['serverfault', 'Server Fault'],
  ['askubuntu', 'Ask Ubuntu'],
  ['mathoverflow', 'MathOverflow'],
]);

const NAMES: ReadonlyMap<string, string> = new Map([
  ...STACK_EXCHANGE,
  ['reddit', 'Reddit'],
  ['hackernews', 'Hacker News'],
]);

/** What people call a site; its name in this book when that is not known. */
export const nameOfSite = (site: string): string => NAMES.get(site) ?? site;

/** Whether a site's texts are under the licences of Stack Exchange. */
export const isStackExchange = (site: string): boolean => STACK_EXCHANGE.has(site) || site.endsWith('-stackexchange');

/** The licence of a post on Stack Exchange by the day it was posted (stackoverflow.com/help/licensing); nothing when none is known. */
export function licenceOn(day: string): string | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return undefined;
  return day < '2011-04-08' ? 'CC BY-SA 2.5' : day < '2018-05-02' ? 'CC BY-SA 3.0' : 'CC BY-SA 4.0';
}

/** Where a licence of Creative Commons can be read, by its name such as `CC BY-SA 4.0`. */
export function addressOfLicence(name: string): string | undefined {
  const [, kind, version] = /^CC (BY(?:-SA)?) (\d\.\d)$/.exec(name) ?? [];
  return kind && `https://creativecommons.org/licenses/${kind.toLowerCase()}/${version}/`;
}

/** The thread that an address on Stack Exchange, Reddit, Hacker News or a Discourse forum leads to; nothing for any other. */
export function threadAt(address: string): ForeignThread | undefined {
  if (!URL.canParse(address)) return undefined;
  const { hostname, pathname, searchParams } = new URL(address);
  const host = hostname.replace(/^www\./, '');
  const below = /^(?:[a-z0-9-]+\.)*([a-z0-9-]+)\.stackexchange\.com$/.exec(host)?.[1];
  const own = host.replace(/\.(?:com|net)$/, '');
  const site = below ? `${below}-stackexchange` : STACK_EXCHANGE.has(own) ? own : undefined;
  const found = (name: string, id: string | null | undefined) =>
    id && isEntryId(name) ? { site: name, id } : undefined;
  if (site) return found(site, /^\/(?:questions|q)\/(\d+)(?:\/|$)/.exec(pathname)?.[1]);
  if (/(?:^|\.)reddit\.com$/.test(host)) return found('reddit', /\/comments\/([a-z0-9]+)(?:\/|$)/.exec(pathname)?.[1]);
  if (host === 'news.ycombinator.com') return found('hackernews', /^\d+$/.exec(searchParams.get('id') ?? '')?.[0]);
  return found(host.replaceAll('.', '-'), /^\/t\/(?:[^/]+\/)?(\d+)(?:\/|$)/.exec(pathname)?.[1]);
}

/** A place in a thread of another site: the thread, or an answer or comment by its number, of which the thread may be unknown. */
export type ForeignPlace = { site: string; thread?: string; answer?: string; comment?: string };

/** The place that an address of a forum leads to; nothing when it leads to none that `threadAt` knows. */
export function placeAt(address: string): ForeignPlace | undefined {
  if (!URL.canParse(address)) return undefined;
  const { pathname, hash, origin } = new URL(address);
  const [, share] = /^\/a\/(\d+)(?:\/|$)/.exec(pathname) ?? [];
  // `/a/7` leads to an answer, and names no thread: the site is the one a question of that host would be on.
  const thread = threadAt(share === undefined ? address : `${origin}/q/${share}`);
  if (!thread || (share !== undefined && !isStackExchange(thread.site))) return undefined;
  if (!isStackExchange(thread.site)) return { site: thread.site, thread: thread.id };
  const [, comment] = /^#comment(\d+)_\d+$/.exec(hash) ?? [];
  const answer =
    share ?? /^\/questions\/\d+\/[^/]*\/(\d+)(?:\/|$)/.exec(pathname)?.[1] ?? /^#(?:answer-)?(\d+)$/.exec(hash)?.[1];
  return {
    site: thread.site,
    ...(share === undefined ? { thread: thread.id } : {}),
    ...(comment === undefined ? {} : { comment }),
    ...(answer === undefined ? {} : { answer }),
  };
}
