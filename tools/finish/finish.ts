import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { filesIn } from '../assets.ts';
import { Failure } from '../command.ts';
import { SERVED_STAMP } from '../content-stamp.ts';
import { headerRules, toHeadersFile } from '../headers.ts';
import { EXPORT, ROOT } from '../paths.ts';
import { basePathOf } from '../site-address.ts';
import { faultLine, finishDocument } from './document.ts';
import { type Publication, publish } from './publish.ts';

/** Publishes Next's export into a folder; throws a `Failure` that names every document with something unknown in it. */
export function finish(out: string, exported = EXPORT): string {
  if (!existsSync(join(exported, 'index.html'))) throw new Failure(`Next left no pages in ${exported}`);
  const base = basePathOf(process.env.SITE_URL);
  const faults: string[] = [];
  const makeDocument = (path: string) => (input: Uint8Array) => {
    const html = Buffer.from(input).toString('utf8');
    const finished = finishDocument(html, base);
    if ('html' in finished) return finished.html;
    faults.push(...finished.faults.map((fault) => `${path}:${faultLine(html, fault)}`));
    return '';
  };
  function* publications(): Generator<Publication> {
    for (const path of filesIn(exported)) {
      if (!isPublished(path)) continue;
      const input = readFileSync(join(exported, path));
      const place = path === '404/index.html' ? '404.html' : path;
      yield path.endsWith('.html') ? { path: place, input, make: makeDocument(path) } : { path, input };
    }
    const rules = headerRules(
      base,
      pageFolders(exported),
      findPreloads(readFileSync(join(exported, 'index.html'), 'utf8')),
    );
    yield { path: '_headers', input: Buffer.from(toHeadersFile(rules)) };
    yield { path: 'robots.txt', input: Buffer.from('User-agent: *\nAllow: /\n') };
    if (faults.length > 0)
      throw new Failure(
        `${faults.join('\n')}\nNothing was published: finish knows what it may remove, and this is not on its list.`,
      );
  }
  const { written, removed, total } = publish(out, howOf(base), publications());
  return `${total} files, ${written} written, ${removed} removed`;
}

/**
 * Whether a file of the export belongs to the site. Of what Next writes for itself only styles and what they name do; the
 * data and scripts of hydration do not.
 */
export function isPublished(path: string): boolean {
  if (path.startsWith('_next/'))
    return path.startsWith('_next/static/') && (path.endsWith('.css') || path.includes('/media/'));
  return path !== '_assets/assets.json' && path !== SERVED_STAMP;
}

/** The folders at the top of the export that hold pages. */
const pageFolders = (exported: string): string[] =>
  readdirSync(exported, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('_') && entry.name !== 'media')
    .map(({ name }) => name)
    .sort();

/**
 * The styles and the script that every page waits for before its first paint, as values of `Link`. There is one route, so
 * all documents name the same.
 */
export const findPreloads = (html: string): string[] =>
  [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"|<script src="([^"]*\/theme-[^"]+)"/g)].map(
    ([, style, script]) => (style ? `<${style}>; rel=preload; as=style` : `<${script}>; rel=preload; as=script`),
  );

/** A text that changes when the code of `finish` changes, so that everything is made anew. */
function howOf(base: string): string {
  const hash = createHash('sha1').update(base);
  const folder = join(ROOT, 'tools/finish');
  for (const name of readdirSync(folder).sort())
    if (name.endsWith('.ts')) hash.update(readFileSync(join(folder, name)));
  return hash.digest('hex');
}
