import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import process from 'node:process';
import { groupBy } from '#lib/model/group.ts';
import { cardAddress, mirrorAddress, programAddress, RECORDER } from '#lib/model/ids.ts';
import { builtBook } from '#lib/page/load.ts';
import { doorsOf } from '#lib/publish/doors.ts';
import { fullTexts, toLlmsFull } from '#lib/publish/llms.ts';
import { MarkdownWriter } from '#lib/publish/markdown.ts';
import { formerAddressesOf, isFormer, redirectsOf, toRedirectPage } from '#lib/publish/redirects.ts';
import { filesIn } from '../assets.ts';
import { cardsOf } from '../cards.ts';
import { Failure } from '../command.ts';
import { SERVED_STAMP } from '../content-stamp.ts';
import { headerRules, toHeadersFile, toNginxMaps } from '../headers.ts';
import { CACHE, EXPORT, ROOT } from '../paths.ts';
import { basePathOf } from '../site-address.ts';
import { faultLine, finishDocument } from './document.ts';
import { fileBelow } from './out-files.ts';
import { type Publication, type Published, publish } from './publish.ts';

/** The module that evidence programs import. */
const RECORDER_FILE = join(ROOT, 'tools/evidence/recorder.py');

const exportedPage = (address: string) => `${address.slice(1)}index.html`;

/** A finished document and the same as Markdown. */
type Finished = { html: string; markdown: string };

/** Publishes Next's export into a folder; throws a `Failure` that names every document with something unknown in it. */
export function finish(out: string, exported = EXPORT): Promise<Published> {
  if (!existsSync(join(exported, 'index.html'))) throw new Failure(`Next left no pages in ${exported}`);
  const base = basePathOf(process.env.SITE_URL);
  const { book, pages } = builtBook();
  const { moved } = JSON.parse(readFileSync(join(CACHE, 'assets.json'), 'utf8')) as { moved: string };
  const faults: string[] = [];
  /** The document that was finished last: its page and its Markdown are made one after the other. */
  let last: (Finished & { path: string }) | undefined;
  const finished = (path: string): Finished => {
    if (last?.path === path) return last;
    const html = readFileSync(join(exported, path), 'utf8');
    const writer = new MarkdownWriter();
    const result = finishDocument(html, base, writer);
    if ('faults' in result) faults.push(...result.faults.map((fault) => `${path}:${faultLine(html, fault)}`));
    last = { path, html: 'html' in result ? result.html : '', markdown: writer.toString() };
    return last;
  };
  /** The Markdown of threads that the one file of all texts may hold: made now, or published before and unchanged. */
  const wanted = new Set(fullTexts(book).map(exportedPage));
  const made = new Map<string, string>();
  const markdownOf = (path: string): string => {
    const { markdown } = finished(path);
    if (wanted.has(path)) made.set(path, markdown);
    return markdown;
  };
  const published = (path: string) => fileBelow(out, path.replace(/html$/, 'md'));
  const textOf = (path: string) =>
    made.get(path) ?? (existsSync(published(path)) ? readFileSync(published(path), 'utf8') : markdownOf(path));
  /** What leads to a page: made right behind it, from its head alone. */
  const redirects = redirectsOf(book, pages);
  const leading = groupBy(redirects, ([, to]) => exportedPage(to.split('#')[0] ?? ''));
  function* redirect(from: string, to: string, path: string, input: Buffer): Generator<Publication> {
    yield {
      path: exportedPage(from),
      input: Buffer.concat([Buffer.from(`${to} ${moved}\n`), input.subarray(0, input.indexOf('</head>'))]),
      make: () => toRedirectPage(finished(path).html, book.hrefOf(to), moved),
    };
    if (isFormer(from)) yield { path: mirrorAddress(from, 'md').slice(1), input, make: () => finished(path).markdown };
  }
  function* publications(): Generator<Publication> {
    for (const path of filesIn(exported)) {
      if (!isPublished(path)) continue;
      const input = readFileSync(join(exported, path));
      if (!path.endsWith('.html')) yield { path, input };
      else if (path === '404/index.html') yield { path: '404.html', input, make: () => finished(path).html };
      else {
        yield { path, input, make: () => finished(path).html };
        yield { path: path.replace(/html$/, 'md'), input, make: () => markdownOf(path) };
        for (const [from, to] of leading.get(path) ?? []) yield* redirect(from, to, path, input);
      }
    }
    const rules = headerRules(
      base,
      pageFolders(exported),
      findPreloads(readFileSync(join(exported, 'index.html'), 'utf8')),
    );
    yield { path: '_headers', input: Buffer.from(toHeadersFile(rules)) };
    yield { path: '_headers.nginx', input: Buffer.from(toNginxMaps(rules)) };
    for (const evidence of book.site.evidence.values())
      for (const id of [evidence.id, ...evidence.aliases])
        yield { path: programAddress(id).slice(1), input: Buffer.from(book.recordOf(evidence).code) };
    if (book.site.evidence.size > 0) yield { path: RECORDER.slice(1), input: readFileSync(RECORDER_FILE) };
    // Cards that have not been drawn are not missed by a reader: see `kb build --no-cards`.
    const formerly = formerAddressesOf(redirects);
    for (const { address, file } of cardsOf(book, pages))
      if (existsSync(file))
        for (const at of [address, ...(formerly.get(address) ?? [])])
          yield { path: cardAddress(at).slice(1), input: Buffer.from(basename(file)), make: () => readFileSync(file) };
    for (const { path, text } of doorsOf(book, pages, redirects)) yield { path, input: Buffer.from(text) };
    yield {
      path: 'llms-full.txt',
      input: Buffer.from(toLlmsFull(book, (address) => textOf(exportedPage(address)))),
    };
    if (faults.length > 0)
      throw new Failure(
        `${faults.join('\n')}\nNothing was published: finish knows what it may remove, and this is not on its list.`,
      );
  }
  return publish(out, howOf(base), publications());
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
    .filter((entry) => entry.isDirectory() && !/^_|^(?:404|media)$/.test(entry.name))
    .map(({ name }) => name)
    .sort();

/**
 * The styles and the script that every page waits for before its first paint, as values of `Link`. There is one route, so
 * all documents name the same.
 */
const findPreloads = (html: string): string[] =>
  [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"|<script src="([^"]*\/theme-[^"]+)"/g)].map(
    ([, style, script]) => (style ? `<${style}>; rel=preload; as=style` : `<${script}>; rel=preload; as=script`),
  );

/** A text that changes when the code of `finish` changes, so that everything is made anew. */
function howOf(base: string): string {
  const hash = createHash('sha1').update(base);
  for (const folder of ['tools/finish', 'lib/publish'])
    for (const name of readdirSync(join(ROOT, folder)).sort())
      if (name.endsWith('.ts')) hash.update(readFileSync(join(ROOT, folder, name)));
  return hash.digest('hex');
}
