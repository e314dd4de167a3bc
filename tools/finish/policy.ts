/** The one Trusted Types policy that pages may make: the search's, which names its worker (`components/search/search.ts`). */
export const TRUSTED_TYPES_POLICY = 'search';

/**
 * What a page may do, as Content-Security-Policy 3 directives: its own scripts, styles and images, nothing inline,
 * nothing from another host, and no string becomes a script. What is not named is refused by the first: fonts, frames,
 * media, objects, manifests, images written into an address. There is no `upgrade-insecure-requests`: nothing is asked of
 * another host, and a site read over plain http on one's own machine would lose its styles.
 */
const DIRECTIVES = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "require-trusted-types-for 'script'",
  `trusted-types ${TRUSTED_TYPES_POLICY}`,
];

/** What other sites are told of where a reader came from: the site, and no page of it. */
export const REFERRER_POLICY = 'strict-origin-when-cross-origin';

/** The policy in a page's `<meta>`, for hosts that send no headers. */
export const PAGE_POLICY = DIRECTIVES.join('; ');

/** The policy as a header; only a header may forbid framing, which no page needs: a quotation is what oEmbed gives. */
export const HEADER_POLICY = [...DIRECTIVES, "frame-ancestors 'none'"].join('; ');
