/**
 * What a page may do, as Content-Security-Policy 3 directives: its own scripts, styles and images, nothing inline,
 * nothing from another host.
 */
const DIRECTIVES = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
];

/** The policy in a page's `<meta>`, for hosts that send no headers. */
export const PAGE_POLICY = DIRECTIVES.join('; ');

/** The policy as a header; only a header may forbid framing. */
export const HEADER_POLICY = [...DIRECTIVES, "frame-ancestors 'none'"].join('; ');
