import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What a request's target asks for: a file and its path, decoded; another address; or nothing, at a path that may be asked for. */
export type Resolved =
  | { file: string; path: string }
  | { redirect: string }
  | { status: 400 | 404; reason: string; path?: string };

/**
 * Finds the file below `root` for the target of a request, as a static host does: `/x/` is `x/index.html`, `/x` is the
 * file `x` or leads to `/x/`. Nothing outside `root` is ever named: a target that tries is refused, not mended.
 * @param target the request line's target, as it was sent
 * @param base the path below which the site is served, without its last slash
 */
export function resolveTarget(root: string, target: string, base = ''): Resolved {
  const read = readTarget(target, base);
  if (!('below' in read)) return read;
  const { path, below, rawPath, query } = read;
  const file = join(root, below.endsWith('/') ? `${below}index.html` : below);
  const found = statOf(file);
  if (found?.isFile()) return { file, path };
  if (found?.isDirectory() && existsSync(join(file, 'index.html'))) return { redirect: `${rawPath}/${query}` };
  return { status: 404, reason: 'not in the book', path };
}

/** A target that may be answered: its path, decoded, whole and below the site's; the path as it was sent; `?` and what follows. */
export type Target = { path: string; below: string; rawPath: string; query: string };

/** Reads the target of a request for a site below `base`; what may not be answered is refused, not mended. */
export function readTarget(target: string, base: string): Target | Exclude<Resolved, { file: string }> {
  const [rawPath = '', query] = splitOnce(target, '?');
  const path = decode(rawPath);
  if (path === undefined) return { status: 400, reason: 'the address has a malformed escape' };
  if (!path.startsWith('/') || /[\0\\]/.test(path))
    return { status: 400, reason: 'the address has a character that no address here has' };
  if (/%2f|%5c/i.test(rawPath)) return { status: 400, reason: 'the address has an escaped slash' };
  if (path.split('/').includes('..')) return { status: 400, reason: 'the address climbs out of its folder' };
  if (base && path === base) return { redirect: `${base}/${query}` };
  if (!path.startsWith(`${base}/`)) return { status: 404, reason: `the site is below ${base}/` };
  const below = path.slice(base.length);
  if (/(^|\/)_(?:headers|redirects)(?:\.nginx)?$|\/\.(?!well-known\/)|\/\//.test(below))
    return { status: 404, reason: 'not published' };
  return { path, below, rawPath, query };
}

/** What is there, or nothing; a path through a file or a name too long for the system is nothing too. */
function statOf(file: string) {
  try {
    return statSync(file);
  } catch {
    return undefined;
  }
}

function splitOnce(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at)];
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
