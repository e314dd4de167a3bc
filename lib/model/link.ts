/** An address that a link may have: of another site, of somebody's mail, of a page or place of this site. */
export type Followed = { href: string; leads: 'away' | 'to-mail' | 'here' };

/**
 * Reads the address of a link as a browser does, which takes no notice of spaces and control characters around it, nor
 * of tabs and line ends in it: `java\nscript:` has a scheme. Nothing when it is not one that may be followed: schemes are
 * http, https and mailto; what names no scheme begins with one `/` or with `#`.
 */
export function followLink(url: string): Followed | undefined {
  const href = url.replace(/^[\p{Cc} ]+|[\p{Cc} ]+$|[\t\n\r]/gu, '');
  if (/[\p{Cc}\s]/u.test(href)) return undefined;
  if (href.startsWith('#') || /^\/(?![/\\])/.test(href)) return { href, leads: 'here' };
  if (/^https?:\/\/[^/\\]/i.test(href) && URL.canParse(href)) return { href, leads: 'away' };
  if (/^mailto:[^@]+@[^@]+$/i.test(href)) return { href, leads: 'to-mail' };
  return undefined;
}
