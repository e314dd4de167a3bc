import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import type { Image } from 'mdast';
import { decoded, isImage, readImage } from '#lib/images/image.ts';
import type { Lose } from './loss.ts';

/** The folders of a repository whose files sites serve at their root. */
const SERVED = ['', 'static', 'public', 'docs'];

/** The pictures of one question: those of its text, by the name each gets beside it. */
export class Pictures {
  readonly files = new Map<string, Uint8Array>();
  readonly #names = new Map<string, string>();

  readonly #folder: string;
  readonly #root: string;

  /**
   * @param folder where the document lies
   * @param root above which no picture is taken from
   */
  constructor(folder: string, root: string) {
    this.#folder = folder;
    this.#root = root;
  }

  /** Takes a picture along; says why where it cannot. */
  show(image: Image, line: number, lose: Lose): { name: string; alt: string } | { href: string } | undefined {
    const { url } = image;
    if (/^(?:https?:)?\/\//i.test(url)) {
      lose('remote', line, url);
      return { href: url.replace(/^\/\//, 'https://') };
    }
    const path = this.#find(decoded(url.replace(/[?#].*$/, '')));
    const name = path && (this.#names.get(path) ?? this.#take(path));
    if (!name) {
      lose('missing', line, url);
      return undefined;
    }
    const alt = (image.alt ?? image.title ?? '').trim();
    if (!alt) lose('wordless', line, url);
    return {
      name,
      alt:
        alt ||
        basename(url)
          .replace(/\.\w+$/, '')
          .replace(/[-_]+/g, ' '),
    };
  }

  #find(url: string): string | undefined {
    const tried = url.startsWith('/')
      ? SERVED.map((served) => join(this.#root, served, url))
      : [resolve(this.#folder, url)];
    const root = realpathSync(this.#root) + sep;
    return tried.find(
      (path) =>
        isImage(path.toLowerCase()) &&
        existsSync(path) &&
        realpathSync(path).startsWith(root) &&
        statSync(path).isFile(),
    );
  }

  /** Gives a picture a name that every system can have, if it can be shown. */
  #take(path: string): string | undefined {
    const [, stem = '', ending = ''] = /^(.*)\.(\w+)$/.exec(basename(path).toLowerCase()) ?? [];
    const slug = stem.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'picture';
    let name = `${slug}.${ending}`;
    for (let number = 2; this.files.has(name); number += 1) name = `${slug}-${number}.${ending}`;
    const bytes = readFileSync(path);
    if (readImage(name, bytes).faults.length > 0) return undefined;
    this.files.set(name, bytes);
    this.#names.set(path, name);
    return name;
  }
}

/** The folder above which an import takes nothing: the repository of a folder, else the folder. */
export function rootOf(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return folder;
  }
}
