import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** How the bytes of an answer are packed. */
export type Encoding = 'identity' | 'gzip' | 'br';

/** The bytes of an answer and the entity tag that names exactly them (RFC 9110, 8.8.3). */
export type Body = { bytes: Buffer; etag: string };

const pack = {
  identity: async (bytes: Buffer) => bytes,
  gzip: (bytes: Buffer) => promisify(gzip)(bytes, { level: 6 }),
  br: (bytes: Buffer) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
};

const SMALLEST = 256;
const CACHED_BYTES = 64 * 2 ** 20;

/** The best packing that the client takes (RFC 9110, 12.5.3); `identity` for what is small or does not get smaller. */
export function chooseEncoding(acceptEncoding: string | undefined, isCompressible: boolean, size: number): Encoding {
  if (!isCompressible || size < SMALLEST) return 'identity';
  const accepted = (acceptEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((part) => part.trim().split(/\s*;\s*q=/));
  const takes = (name: string) => accepted.some(([coding, weight]) => coding === name && Number(weight ?? 1) > 0);
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : 'identity';
}

/** Packs the bytes of an answer. */
export async function packBody(whole: Buffer, encoding: Encoding): Promise<Body> {
  const bytes = await pack[encoding](whole);
  return { bytes, etag: `"${createHash('sha1').update(bytes).digest('base64url')}"` };
}

/** A reader of files that keeps packed bytes while the file stays the same. */
export function bodyReader(): (file: string, encoding: Encoding) => Promise<Body> {
  const cache = new Map<string, Body>();
  let cachedBytes = 0;
  return async (file, encoding) => {
    const { size, mtimeMs } = statSync(file);
    const key = `${file}\n${size}\n${mtimeMs}\n${encoding}`;
    const cached = cache.get(key);
    if (cached) return cached;
    const { bytes, etag } = await packBody(readFileSync(file), encoding);
    if (cachedBytes > CACHED_BYTES) {
      cache.clear();
      cachedBytes = 0;
    }
    cache.set(key, { bytes, etag });
    cachedBytes += bytes.length;
    return { bytes, etag };
  };
}
