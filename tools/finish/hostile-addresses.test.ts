import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkContent } from '#lib/check/check.ts';
import { isPageAddress } from '#lib/model/address.ts';
import type { Entry } from '#lib/model/entry.ts';
import { TIDES } from '#lib/model/fixtures/tides.ts';
import { fromAddress } from '#lib/model/ids.ts';
import type { LedgerLine } from '#lib/model/ledger.ts';
import { buildSite } from '#lib/model/site.ts';
import { createBook } from '#lib/page/create-book.ts';
import { pagesOf } from '#lib/page/pages.ts';
import { bookFiles } from '#lib/publish/book-files.ts';
import { pageFiles } from '#lib/publish/page-files.ts';
import { formerAddressesOf, redirectsOf } from '#lib/publish/redirects.ts';
import { settings } from '#lib/schema/settings.ts';
import { filesIn } from '../process/files-in.mjs';
import { type Publication, publish } from './publish.ts';

/** A folder with files of somebody else, and `out` and `cache` deep in it, so that climbing by any number of steps lands on one. */
const parent = mkdtempSync(join(tmpdir(), 'answerbook-'));
const home = join(parent, 'a/b');
const out = join(home, 'out');

const VICTIMS = [parent, join(parent, 'a'), home].flatMap((folder) =>
  ['index.html', 'index.md', 'index.json', 'victim/index.html', 'victim/index.md', 'victim.json', 'victim.png'].map(
    (name) => join(folder, name),
  ),
);

/** What may stand in the place of an id. */
const IDS = [
  '..',
  '.',
  '../victim',
  '../../victim',
  '../../../victim',
  '../../../../victim',
  '../../../../../victim',
  './../../victim',
  '..//../victim',
  'x/../../../victim',
  '..\\..\\victim',
  '..\\victim',
  '..%2f..%2fvictim',
  '%2e%2e/%2e%2e/victim',
  '%2e%2e%5cvictim',
  '%252e%252e/victim',
  '%c0%ae%c0%ae/victim',
  '%00',
  '\0',
  'victim\0.html',
  `${home}/victim`,
  '/etc/victim',
  '//host/victim',
  'C:\\victim',
  'C:/victim',
  'c:victim',
  '\\\\host\\victim',
  '\\\\?\\C:\\victim',
  'file:///victim',
  '~/victim',
  '$HOME/victim',
  '',
  ' ',
  '.. ',
  ' ..',
  '...',
  '.git',
  '.git/HEAD',
  '_assets',
  '_headers',
  '_redirects',
  'index.html',
  'feed.xml',
  'a//b',
  'a b',
  'a\nb',
  'a\r\nb',
  'a\u2028b',
  'Tides',
  'tidés',
  'tides\u0301',
  '\u202e..',
  '．．/victim',
  '‥/victim',
  '\ud800',
  '*',
  ':any',
  '"; } server { listen 81;',
  '$uri',
  '{uri}',
  '<b>',
  '#x',
  '?x',
  'x'.repeat(256),
  'x/'.repeat(600),
] as const;

const SETTINGS = settings.parse({ name: 'Tides', sentence: 'A book.' });

/** Everything that is published of a book beside its drawn pages; a page is its address. */
function publicationsOf(
  changes: Record<string, object>,
  ledger: LedgerLine[] = [],
  more: Entry[] = [],
): Map<string, Publication> {
  const entries = [...TIDES.map((entry) => ({ ...entry, ...changes[entry.id] }) as Entry), ...more];
  const book = createBook(buildSite(SETTINGS, entries), { siteUrl: 'https://example.org/', contentDir: home, ledger });
  const pages = pagesOf(book);
  const redirects = redirectsOf(book, pages);
  const formerly = formerAddressesOf(redirects);
  const beside = [...pages.values()].flatMap((page) => [...pageFiles(book, page, formerly.get(page.address))]);
  const drawn = [...pages.keys(), ...redirects.keys()].map((address) => ({
    path: `${address.slice(1)}index.html`,
    text: address,
  }));
  return new Map(
    [...drawn, ...bookFiles(book, pages, redirects), ...beside].map(({ path, text }) => [
      path,
      { path, input: Buffer.from(text) },
    ]),
  );
}

const usual = publicationsOf({});

/** Publishes what a change adds; says why, when it is refused. */
async function refusal(make: () => Map<string, Publication>): Promise<string | undefined> {
  rmSync(out, { recursive: true, force: true });
  try {
    const added = [...make().values()].filter(({ path }) => !usual.has(path));
    await publish(out, '1', added, join(home, 'cache'));
    return undefined;
  } catch (error) {
    return String(error);
  }
}

const origin = (site: string, id: string) => ({
  origin: { site, id, url: 'unknown', title: 'unknown', license: 'unknown', retold: true },
});

/** How an author's text becomes an address, everything that checks it on the way passed by. */
const WAYS: Record<string, (id: string) => Map<string, Publication>> = {
  'a line of the ledger': (id) => publicationsOf({}, [{ address: `/${id}/`, to: '/q/tides/' }]),
  'where a line of the ledger leads': (id) => publicationsOf({}, [{ address: '/q/gone/', to: `/${id}/` }]),
  'an anchor a line of the ledger leads to': (id) =>
    publicationsOf({}, [{ address: '/q/gone/', to: `/q/tides/#${id || '#'}` }]),
  'a former id of a question': (id) => publicationsOf({ tides: { aliases: [id] } }),
  'a former id of an answer': (id) => publicationsOf({ 'answer-both': { aliases: [id] } }),
  'a former id of a term': (id) => publicationsOf({ 'spring-tide': { formerly: [id] } }),
  'the id of a withdrawn claim': (id) =>
    publicationsOf({ 'moon-alone': { id, withdrawn: { date: '2026-11-03', reason: 'Wrong.' } } }),
  'a former id of a withdrawn claim': (id) =>
    publicationsOf({ 'moon-alone': { aliases: [id], withdrawn: { date: '2026-11-03', reason: 'Wrong.' } } }),
  'the site of a thread elsewhere': (id) => publicationsOf({ tides: origin(id, '12') }),
};

/** Writes files of a content folder of its own, and says where an error is found in it. */
function errorsIn(
  name: string,
  files: Record<string, string>,
): { file: string; line: number; rule: string; hint?: string }[] {
  const content = join(home, 'content', name);
  for (const [file, text] of Object.entries({ 'site.yaml': 'name: Tides\nsentence: A book.\n', ...files })) {
    mkdirSync(dirname(join(content, file)), { recursive: true });
    writeFileSync(join(content, file), text);
  }
  return checkContent(content, { today: '2026-11-22' }).issues.flatMap(({ file, line, rule, hint, severity }) =>
    severity === 'error'
      ? [{ file: file.split(`content/${name}/`)[1] ?? '', line, rule, ...(hint ? { hint } : {}) }]
      : [],
  );
}

const QUESTION = '---\ntitle: What?\n---\nText.\n';

beforeAll(() => {
  mkdirSync(join(home, 'cache'), { recursive: true });
  for (const file of VICTIMS) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, 'mine');
  }
});

afterAll(() => rmSync(parent, { recursive: true }));

/** What is outside the published folder and the builds' own notes, with what it holds. */
const outside = () =>
  filesIn(parent)
    .filter((path) => !/^a\/b\/(?:out|cache|content)\//.test(path))
    .map((path) => `${path}: ${readFileSync(join(parent, path), 'utf8')}`)
    .sort();
const pagesIn = (folder: string) => filesIn(folder).filter((path) => path.endsWith('index.html'));

const mine = VICTIMS.map((file) => `${file.slice(parent.length + 1)}: mine`).sort();

describe('addresses that would leave the published folder', () => {
  it('are many', () => expect(new Set(IDS).size).toBeGreaterThanOrEqual(60));

  it.each(Object.entries(WAYS))('are refused as %s, and nothing outside is touched', async (_, make) => {
    for (const id of IDS) expect(await refusal(() => make(id)), id).toBeDefined();
    expect(outside()).toEqual(mine);
    expect(pagesIn(out)).toEqual([]);
  });

  it('are encoded as the id of a thread elsewhere, each for itself', async () => {
    const [tides] = TIDES;
    const threads = IDS.filter((id) => id.length <= 80).map(
      (id, at) => ({ ...tides, id: `thread-${at}`, ...origin('stackoverflow', id) }) as Entry,
    );
    const made = publicationsOf({}, [], threads);
    expect(await refusal(() => made)).toBeUndefined();
    const addresses = threads.map(
      (thread) => thread.kind === 'question' && fromAddress('stackoverflow', thread.origin.id),
    );
    expect(addresses.filter((address) => !address || !isPageAddress(address))).toEqual([]);
    expect(new Set(addresses).size).toBe(threads.length);
    expect(pagesIn(join(out, 'from')).sort()).toEqual(
      addresses.map((address) => `${String(address).slice('/from/'.length)}index.html`).sort(),
    );
    expect(outside()).toEqual(mine);
  });

  it('are refused as the id of a thread elsewhere that is longer than any', async () => {
    const long = IDS.filter((id) => id.length > 80);
    expect(long).toHaveLength(2);
    for (const id of long)
      expect(await refusal(() => publicationsOf({ tides: origin('x', id) }))).toContain('is no address');
  });

  it('are refused as the path of a file, or lie where they say', async () => {
    const published: string[] = [];
    for (const id of IDS) {
      const path = `q/${id}/index.html`;
      const why = await refusal(() => new Map([[path, { path, input: Buffer.from('theirs') }]]));
      expect(pagesIn(out), id).toEqual(why === undefined ? [path] : []);
      if (why === undefined) published.push(id);
    }
    expect(published.length).toBeLessThan(20);
    expect(published.filter((id) => /\.\.|\\|%|:|\0/.test(id))).toEqual([]);
    expect(outside()).toEqual(mine);
  });

  it('are found by check in a line of the ledger', () => {
    for (const id of IDS) {
      const errors = errorsIn('ledger', {
        'questions/tides/question.mdx': QUESTION,
        'permalinks.txt': `/q/gone/ => /q/tides/\n/q/${id}/ => /q/tides/\n`,
      });
      expect(errors[0], JSON.stringify(id)).toMatchObject({
        file: 'permalinks.txt',
        line: 2,
        hint: expect.any(String),
      });
      expect(['ledger/malformed', 'bytes/control', 'bytes/crlf', 'bytes/invalid']).toContain(errors[0]?.rule);
    }
  });

  it('are found by check in the front matter of entries', () => {
    const files = IDS.map((id, at) => {
      const text = JSON.stringify(id);
      const fields = `title: What?\naliases:\n  - ${text}\norigin:\n  site: ${text}\nwithdrawn: { date: 2026-11-01, reason: No.,\n  replacedBy: ${text} }`;
      return [`questions/q-${at}/question.mdx`, `---\n${fields}\n---\nText.\n`] as const;
    });
    const errors = errorsIn('fields', Object.fromEntries(files));
    for (const [file] of files)
      for (const line of [4, 6, 8])
        expect(errors).toContainEqual({ file, line, rule: 'ids/malformed', hint: expect.any(String) });
  });
});
