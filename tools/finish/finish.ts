import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { groupBy } from '#lib/model/group.ts';
import { cardAddress, mirrorAddress, NOT_FOUND, pageAddress, programAddress, recorderAddress } from '#lib/model/ids.ts';
import type { Fact } from '#lib/page/facts.ts';
import type { OpenBook } from '#lib/page/open-book.ts';
import type { Page } from '#lib/page/page.ts';
import { bookFiles } from '#lib/publish/book-files.ts';
import { fullTexts, toLlmsFull } from '#lib/publish/llms.ts';
import { MarkdownWriter } from '#lib/publish/markdown.ts';
import { pageFiles } from '#lib/publish/page-files.ts';
import { formerAddressesOf, isFormer, redirectsOf, toRedirectPage } from '#lib/publish/redirects.ts';
import type { Runtime } from '#lib/schema/runtime.ts';
import type { Draw } from '../build/app.ts';
import type { AssetAddresses, PublicFile } from '../build/assets.ts';
import { type Card, cardPublication } from '../build/cards.ts';
import { keptFolder } from '../build/kept.ts';
import { Failure } from '../command.ts';
import { CACHE, ROOT } from '../paths.ts';
import { feedRules, headerRules, toHeadersFile, toNginxMaps } from '../server/headers.ts';
import { faultLine, finishDocument } from './document.ts';
import { fileBelow } from './out-files.ts';
import { type Publication, type Published, publish } from './publish.ts';
import { type MadeUnit, UnitStore } from './unit-store.ts';

/** What evidence programs record with. */
const recorderFile = (runtime: Runtime): string => join(ROOT, 'tools', recorderAddress(runtime));

/** What a site is published of. */
export type SiteParts = {
  open: OpenBook;
  /** The folder it is published into. */
  out: string;
  /** Scripts, styles, icons and images, and where pages find what all of them load. */
  assets: { files: readonly PublicFile[]; addresses: AssetAddresses };
  cards: readonly Card[];
  draw: Draw;
  /** The version of the code that makes it. */
  version: string;
  /** Whether every page is drawn, whatever has changed. */
  all?: boolean;
  /** Where what is kept from one build to the next lies. */
  cache?: string;
};

/** Why a page was drawn: facts that have changed, or that it is new, that all were asked for, or that its files were not there. */
export type Reason = readonly Fact[] | 'new' | 'all' | 'missing';

/** What was published, the addresses of all pages, and of those that were drawn why. */
export type Finished = Published & { pages: ReadonlySet<string>; drawn: ReadonlyMap<string, Reason> };

const pathOf = (address: string) => (address === NOT_FOUND ? NOT_FOUND.slice(1) : `${address.slice(1)}index.html`);

/**
 * Draws the pages whose facts have changed and publishes the site into a folder. Throws a `Failure` that names every
 * document with something unknown in it.
 */
export async function finish(parts: SiteParts): Promise<Finished> {
  const { open, out, cards, version, all = false, cache = CACHE } = parts;
  const { book, pages } = open;
  const redirects = redirectsOf(book, pages);
  const site = hashOfSite(parts);
  const store = new UnitStore(join(keptFolder('units', version, cache), site));
  const maker = new PageMaker(parts, redirects);
  const drawn = new Map<string, Reason>();

  /** A page with all that stands beside it: as it was, when every fact it was made of is. */
  async function* page(address: string): AsyncGenerator<Publication> {
    let files: Promise<MadeFiles> | undefined;
    const make = (reason: Reason) => {
      if (!files) drawn.set(address, reason);
      files ??= maker.make(address);
      return files;
    };
    const known = store.find(address);
    const reason = all ? 'all' : known ? changedIn(known) : 'new';
    const made = known && reason.length === 0 ? known : toUnit(await make(reason));
    if (maker.faults.length === 0) store.keep(address, made);
    const input = Buffer.from(JSON.stringify([site, ...made.facts]));
    for (const path of made.paths)
      yield { path, input, make: async () => (await make('missing')).texts.get(path) ?? '' };
  }
  const changedIn = ({ facts }: MadeUnit) =>
    [...facts].flatMap(([fact, hash]) => (open.facts.hashOf(fact) === hash ? [] : [fact]));
  const toUnit = ({ texts, facts }: MadeFiles): MadeUnit => ({
    facts: new Map(facts.map((fact) => [fact, open.facts.hashOf(fact)])),
    paths: [...texts.keys()],
  });

  async function* publications(): AsyncGenerator<Publication> {
    for (const address of [...pages.keys()].sort()) yield* page(address);
    yield* filesBeside(parts, redirects);
    const formerly = formerAddressesOf(redirects);
    for (const card of cards)
      for (const at of [card.address, ...(formerly.get(card.address) ?? [])])
        yield cardPublication(card, cardAddress(at).slice(1));
    const texts = new Map<string, string>();
    for (const address of fullTexts(book)) texts.set(address, await maker.textOf(address));
    yield { path: 'llms-full.txt', input: Buffer.from(toLlmsFull(book, (address) => texts.get(address) ?? '')) };
    if (maker.faults.length > 0)
      throw new Failure(
        `${maker.faults.join('\n')}\nNothing was published: finish knows what it may publish, and this is not on its list.`,
      );
  }
  const published = await publish(out, site, publications(), cache);
  store.save();
  return { ...published, pages: new Set(pages.keys()), drawn };
}

/** A text that differs where the same book is published otherwise: by other code, elsewhere, with other scripts and styles. */
export const hashOfSite = ({ open, assets, version }: Pick<SiteParts, 'open' | 'assets' | 'version'>): string =>
  createHash('sha1')
    .update(JSON.stringify([version, open.book.settings.siteUrl, assets.addresses]))
    .digest('hex');

/** What is published beside pages and is made of no single one: what pages load, headers, programs, files of the whole book. */
export function* filesBeside(
  { open: { book, pages }, assets }: Pick<SiteParts, 'open' | 'assets'>,
  redirects: ReadonlyMap<string, string>,
): Iterable<Publication> {
  for (const { path, bytes, from } of assets.files) yield { path, input: bytes ?? readFileSync(from as string) };
  const { first, theme } = assets.addresses;
  const preloads = [`<${first}>; rel=preload; as=style`, `<${theme}>; rel=preload; as=script`];
  const rules = headerRules(book.hrefOf(''), pageFolders(pages.keys()), preloads);
  const feeds = feedRules(book.hrefOf(''), ['/', ...[...book.site.topics.values()].map(pageAddress)]);
  yield { path: '_headers', input: Buffer.from(toHeadersFile([...rules, ...feeds])) };
  yield { path: '_headers.nginx', input: Buffer.from(toNginxMaps(rules)) };
  for (const evidence of book.site.evidence.values())
    for (const id of [evidence.id, ...evidence.aliases])
      yield {
        path: programAddress({ id, runtime: evidence.runtime }).slice(1),
        input: Buffer.from(book.recordOf(evidence).code),
      };
  for (const runtime of new Set([...book.site.evidence.values()].map((evidence) => evidence.runtime)))
    yield { path: recorderAddress(runtime).slice(1), input: readFileSync(recorderFile(runtime)) };
  for (const { path, text } of bookFiles(book, pages, redirects)) yield { path, input: Buffer.from(text) };
}

/** The folders at the top of the site that hold pages. */
const pageFolders = (addresses: Iterable<string>): string[] =>
  [...new Set([...addresses].flatMap((address) => /^\/([^/]+)\//.exec(address)?.[1] ?? []))].sort();

/** The texts of files by path, and the facts of the book that they are made of. */
type MadeFiles = { texts: ReadonlyMap<string, string | Uint8Array>; facts: readonly string[] };

/** The addresses that lead to a page or a place on it, and where to, by the page; noted like what else is read of the book. */
export const noteLeading = ({ facts }: OpenBook, redirects: ReadonlyMap<string, string>) =>
  facts.noteMap(
    'leading',
    groupBy(redirects, ([, to]) => to.split('#')[0] ?? ''),
  );

/** Makes a page and what stands beside it: its mirrors, what is said of it to embed it, and what leads to it. */
class PageMaker {
  /** What was drawn and may not be published. */
  readonly faults: string[] = [];
  readonly #parts: SiteParts;
  /** The addresses that lead to a page or a place on it, and where to; by the page. */
  readonly #leading: ReadonlyMap<string, [from: string, to: string][]>;
  /** The Markdown that the one file of all texts may hold and that was made in this build. */
  readonly #texts = new Map<string, string>();
  readonly #wanted: ReadonlySet<string>;

  constructor(parts: SiteParts, redirects: ReadonlyMap<string, string>) {
    this.#parts = parts;
    this.#leading = noteLeading(parts.open, redirects);
    this.#wanted = new Set(fullTexts(parts.open.book));
  }

  async make(address: string): Promise<MadeFiles> {
    const { result, facts } = await this.#parts.open.facts.note(() => this.#make(address));
    return { texts: result, facts };
  }

  async #make(address: string): Promise<MadeFiles['texts']> {
    const { open, draw, assets } = this.#parts;
    const { book } = open;
    const page = open.pages.get(address) as Page;
    const drawn = await draw(address);
    const writer = new MarkdownWriter();
    const result = finishDocument(drawn, book.hrefOf(''), writer);
    if ('faults' in result) {
      this.faults.push(...result.faults.map((fault) => `${pathOf(address)}:${faultLine(drawn, fault)}`));
      return new Map();
    }
    const { html } = result;
    const texts = new Map<string, string | Uint8Array>([[pathOf(address), html]]);
    if (address === NOT_FOUND) return texts;
    const markdown = writer.toString();
    if (this.#wanted.has(address)) this.#texts.set(address, markdown);
    const leading = this.#leading.get(address) ?? [];
    const former = leading.filter(([from]) => isFormer(from));
    for (const at of [address, ...former.map(([from]) => from)]) texts.set(mirrorAddress(at, 'md').slice(1), markdown);
    const formerly = former.flatMap(([from, to]) => (to === address ? [from] : []));
    for (const { path, text } of pageFiles(book, page, formerly)) texts.set(path, text);
    for (const [from, to] of leading)
      texts.set(pathOf(from), toRedirectPage(html, book.hrefOf(to), assets.addresses.moved));
    return texts;
  }

  /** The Markdown of a page: made now, or published before and unchanged. */
  async textOf(address: string): Promise<string> {
    const path = fileBelow(this.#parts.out, mirrorAddress(address, 'md').slice(1));
    const known = this.#texts.get(address) ?? (existsSync(path) ? readFileSync(path, 'utf8') : undefined);
    if (known !== undefined) return known;
    await this.make(address);
    return this.#texts.get(address) ?? '';
  }
}
