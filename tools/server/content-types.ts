import { basename, extname } from 'node:path';

/** Media types by extension (IANA registry); texts say that they are UTF-8. `docs/hosts/nginx.conf` has the same. */
export const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.jsonld': 'application/ld+json; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.py': 'text/x-python; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.inv': 'application/octet-stream',
  '.bin': 'application/octet-stream',
  '.ico': 'image/vnd.microsoft.icon',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.pdf': 'application/pdf',
};

/** Media types of files that have one by their whole name: programs that read news look at it. */
export const TYPES_OF_NAMES: Record<string, string> = {
  'feed.xml': 'application/atom+xml; charset=utf-8',
  'feed.json': 'application/feed+json; charset=utf-8',
};

/** The media type of a file by its name. */
export const contentTypeOf = (path: string): string =>
  TYPES_OF_NAMES[basename(path)] ?? TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream';

/** Whether a file of this type gets smaller when it is compressed. */
export const isCompressible = (type: string): boolean => /^text\/|charset=utf-8|icon|wasm/.test(type);
