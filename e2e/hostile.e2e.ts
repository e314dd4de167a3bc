import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import process from 'node:process';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { ROOT } from '../tools/paths.ts';
import type { Checkout } from '../tools/process/checkout.ts';
import { type RunningServer, startServer } from '../tools/server/server.ts';
import { LONG, triedOf } from '../tools/testing/sample.ts';
import { around, type Found, readDocument } from './documents.ts';
import { hostileRecords } from './hostile-records.ts';
import * as all from './payloads.ts';
import { inCheckout } from './shared-checkout.ts';

/*
 * A book by people who mean harm. Each payload is put into each place of a text and into each field, alone; what `check`
 * refuses is held. All that it lets pass is published in one small book, and opened in a browser, with the policy of its
 * pages and without.
 */

test.describe.configure({ mode: 'serial', timeout: 240_000 });

const PAYLOADS = triedOf(all.PAYLOADS, 40);
const WORDS = triedOf(all.WORDS, 40);
const ADDRESSES = triedOf(all.ADDRESSES, 10);
/** What a forum may bring in: at least sixty payloads, in every place of a record. */
const RECORDS = hostileRecords([...triedOf(all.PAYLOADS, 60), ...triedOf(all.ADDRESSES, 12)]);

/** The least of a count that is expected of all payloads, or of a sample of them. */
const least = (ofAll: number) => (LONG ? ofAll : Math.floor((ofAll * PAYLOADS.length) / all.PAYLOADS.length / 2));

/** How much of a field is left for words of ours, such as those that make two terms differ. */
const OWN_WORDS = 16;

/** What somebody may write, by the kind of entry it makes: a value for each field that is named. */
type Values = Record<string, string>;

/** A kind of entry: its fields, how long each may be, and its files. */
type Kind = {
  fields: Record<string, number>;
  files: (id: string, values: Values) => Record<string, string>;
};

const yaml = (fields: Record<string, unknown>) =>
  Object.entries(fields)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`)
    .join('');
const entry = (fields: Record<string, unknown>, body = 'Text.') => `---\n${yaml(fields)}---\n${body}\n`;

/** Fields refuse a value only for its length: the build of the book says so. */
const FIELDS: Record<string, Kind> = {
  question: {
    fields: { title: 120, shortAnswer: 250 },
    files: (id, values) => ({
      [`questions/${id}/question.mdx`]: entry({ title: 'What?', shortTitle: 'What?', topics: ['sea'], ...values }),
    }),
  },
  answer: {
    fields: { summary: 200 },
    files: (id, values) => ({
      [`questions/tides/answer-${id}.mdx`]: entry({ summary: 'So.', ...values }),
    }),
  },
  claim: {
    fields: { statement: 200, note: 300 },
    files: (id, values) => ({
      [`claims/${id}.mdx`]: entry({
        statement: 'So.',
        status: 'open',
        ...values,
      }),
    }),
  },
  term: {
    fields: { term: 60, definition: 200, alias: 60 },
    files: (id, { term = id, alias, ...values }) => ({
      [`glossary/${id}.mdx`]: entry({
        term: `${id} ${term}`,
        definition: 'So.',
        ...(alias ? { aliases: [`alias-${id} ${alias}`] } : {}),
        ...values,
      }),
    }),
  },
  source: {
    fields: { title: 200, author: 200 },
    files: (id, values) => ({
      [`sources/${id}.yaml`]: yaml({
        title: 'A book',
        url: 'https://example.org/',
        seen: { date: '2026-11-22', how: 'live' },
        ...values,
      }),
    }),
  },
  topic: {
    fields: { name: 60 },
    files: (id, values) => ({ [`topics/${id}.yaml`]: yaml({ name: 'A', sentence: 'So.', ...values }) }),
  },
  person: {
    fields: { name: 80 },
    files: (id, values) => ({ [`people/${id}.yaml`]: yaml({ name: 'A', ...values }) }),
  },
  evidence: {
    fields: { title: 80, sentence: 200 },
    files: (id, values) => ({
      [`evidence/${id}/evidence.yaml`]: yaml({ title: 'A', sentence: 'So.', ...values }),
      [`evidence/${id}/program.py`]: '"""A program."""\n',
    }),
  },
};

/** Places in a text: what is written around a payload. */
const TEXTS: Record<string, { ending: 'md' | 'mdx'; write: (payload: string) => string }> = {
  'imported text': { ending: 'md', write: (payload) => payload },
  'imported words': { ending: 'md', write: (payload) => `Words before ${payload} and after.` },
  'imported link': { ending: 'md', write: (payload) => `[a](<${payload}> "${payload}")` },
  'authored text': { ending: 'mdx', write: (payload) => payload },
  'authored words': { ending: 'mdx', write: (payload) => `Words before ${payload} and after.` },
  'authored link': { ending: 'mdx', write: (payload) => `[a](<${payload}> "${payload}")` },
  heading: { ending: 'mdx', write: (payload) => `## ${payload}` },
  code: { ending: 'mdx', write: (payload) => `~~~html ${payload.replace(/\n/g, ' ')}\n${payload}\n~~~` },
  'words of an image': { ending: 'mdx', write: (payload) => `![${payload}](bulges.svg "${payload}")` },
  'label of a diagram': {
    ending: 'mdx',
    write: (payload) =>
      `~~~mermaid\nflowchart LR\n  accTitle: ${payload}\n  accDescr: ${payload}\n  A["${payload}"] --> B\n~~~`,
  },
};

/** Fields that hold an address. */
const LINKED: Record<string, (id: string, url: string) => Record<string, string>> = {
  'address of a source': (id, url) => FIELDS.source?.files(id, { url }) ?? {},
  'address of a person': (id, url) => FIELDS.person?.files(id, { url }) ?? {},
};

/** One payload in one place: the files it makes. */
type Try = { place: string; payload: string; files: Record<string, string> };

const commentOf = (id: string, ending: string, body: string) => ({
  [`questions/tides/comment-${id}.${ending}`]: entry({ summary: 'A comment.', on: 'question' }, body),
});

/** Every payload in every place of a text, and every address in every field that holds one, each in files of its own. */
const TRIES: Try[] = [
  ...Object.entries(TEXTS).flatMap(([place, { ending, write }], at) =>
    PAYLOADS.map((payload, number) => ({
      place,
      payload,
      files: commentOf(`t${at}-${number}`, ending, write(payload)),
    })),
  ),
  ...Object.entries(LINKED).flatMap(([place, files], at) =>
    ADDRESSES.map((payload, number) => ({ place, payload, files: files(`l${at}-${number}`, payload) })),
  ),
];

/** A field with the payloads that it takes: short enough, and on one line. */
const FITTING = Object.entries(FIELDS).flatMap(([name, { fields }]) =>
  Object.entries(fields).map(([field, most]) => ({
    place: `${name}.${field}`,
    most: most - OWN_WORDS,
    values: WORDS.filter((payload) => payload.length <= most - OWN_WORDS && !/[\r\n]/.test(payload)),
  })),
);

/** As many values as fit into one, one after the other. */
function packed(values: readonly string[], most: number): string[] {
  const packs: string[] = [];
  for (const value of values) {
    const last = packs.at(-1);
    if (last !== undefined && last.length + value.length < most) packs[packs.length - 1] = `${last} ${value}`;
    else packs.push(value);
  }
  return packs;
}

/** Texts of one place, some to a comment; blank lines divide them. */
const PER_COMMENT = 12;

/** The book that holds everything `check` let pass. */
function bookOf(passed: readonly Try[]): Record<string, string> {
  const at = (place: string) => passed.filter((one) => one.place === place).map(({ payload }) => payload);
  const fields = Object.entries(FIELDS).flatMap(([name, kind], number) => {
    const packs = FITTING.filter(({ place }) => place.startsWith(`${name}.`)).map(
      ({ place, most, values }) => [place.slice(name.length + 1), packed(values, most)] as const,
    );
    return Array.from({ length: Math.max(...packs.map(([, values]) => values.length)) }, (_, index) =>
      kind.files(
        `b${number}-${index}`,
        Object.fromEntries(packs.flatMap(([field, values]) => (values[index] ? [[field, values[index]]] : []))),
      ),
    );
  });
  const texts = Object.entries(TEXTS).flatMap(([place, { ending, write }], number) => {
    const bodies = at(place).map(write);
    // What was imported stands alone, so that nothing before it hides it.
    const most = ending === 'md' ? 1 : PER_COMMENT;
    return Array.from({ length: Math.ceil(bodies.length / most) }, (_, index) =>
      commentOf(`b${number}-${index}`, ending, bodies.slice(index * most, (index + 1) * most).join('\n\n')),
    );
  });
  const links = Object.entries(LINKED).flatMap(([place, files], number) =>
    at(place).map((url, index) => files(`c${number}-${index}`, url)),
  );
  // There is one file of settings, so these hold the first payloads only.
  const onOneLine = WORDS.filter((payload) => !/[\r\n]/.test(payload));
  const [name = '', sentence = ''] = [packed(onOneLine.slice(0, 1), 40)[0], packed(onOneLine.slice(1), 200)[0]];
  const settings = { 'site.yaml': yaml({ name, sentence, languages: ['en'] }) };
  return Object.assign(settings, ...fields, ...texts, ...links);
}

function write(folder: string, files: Record<string, string>): void {
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
  }
}

function kb(cwd: string, args: string[]): string {
  return execFileSync(process.execPath, ['tools/run.mjs', ...args], {
    cwd,
    env: { ...process.env, PWD: cwd, SITE_URL: 'http://localhost:3000/' },
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 1e9,
    encoding: 'utf8',
  });
}

let out: string;
let server: RunningServer;
let passed: Try[];
let documents: { address: string; elements: Found[] }[];

/** The book everything is put into. */
function freshContent(folder: string): void {
  cpSync(join(ROOT, 'lib/check/fixtures/clean/content'), folder, { recursive: true });
}

/** The files in which `check` finds an error. */
function refusedIn(folder: string): Set<string> {
  let said = '';
  try {
    said = kb(ROOT, ['check', '--content', folder, '--format', 'json']);
  } catch (error) {
    said = (error as { stdout: string }).stdout;
  }
  const { issues } = JSON.parse(said) as { issues: { file: string; severity: string }[] };
  return new Set(
    issues
      .filter(({ severity }) => severity === 'error')
      .map(({ file }) => relative(folder, join(process.cwd(), file)).split(sep).join('/')),
  );
}

/** Builds the book of all that passed. */
function publish(checkout: Checkout): void {
  const content = checkout.place('hostile-content');
  out = checkout.place('hostile');
  freshContent(content);
  write(content, bookOf(passed));
  write(content, RECORDS);
  kb(checkout.folder, ['build', '--content', content, '--out', out]);
}

test.beforeAll(async () => {
  test.setTimeout(600_000);
  const tried = mkdtempSync(join(tmpdir(), 'answerbook-hostile-'));
  try {
    freshContent(tried);
    for (const { files } of TRIES) write(tried, files);
    const refused = refusedIn(tried);
    passed = TRIES.filter(({ files }) => !Object.keys(files).some((file) => refused.has(file)));
  } finally {
    rmSync(tried, { recursive: true, force: true });
  }
  await inCheckout(publish);
  documents = readdirSync(out, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .map((file) => ({
      address: `/${file
        .split(sep)
        .join('/')
        .replace(/index\.html$/, '')}`,
      elements: readDocument(join(out, file)).elements,
    }));
  server = await startServer(out);
});

test.afterAll(() => server?.close());

test('every payload is refused in a place or published there', () => {
  const inFields = FITTING.reduce((sum, { values }) => sum + values.length, 0);
  const unfit = FITTING.reduce((sum, { values }) => sum + WORDS.length - values.length, 0);
  const counts = {
    payloads: PAYLOADS.length,
    places: Object.keys(TEXTS).length + FITTING.length + Object.keys(LINKED).length,
    published: passed.length + inFields,
    refused: TRIES.length - passed.length + unfit,
  };
  test.info().annotations.push({ type: 'counts', description: JSON.stringify(counts) });
  console.log(JSON.stringify(counts));
  expect(counts.payloads).toBeGreaterThanOrEqual(LONG ? 170 : 38);
  expect(passed.filter(({ place }) => place === 'imported text').length).toBeGreaterThan(least(170));
  expect(counts.published).toBeGreaterThan(least(3_000));
  expect(counts.refused).toBeGreaterThan(least(500));
});

test('no document holds anything that runs, fetches, or leads where no link may', () => {
  const wrong: string[] = [];
  for (const { address, elements } of documents)
    for (const { name, attributes } of elements) {
      const say = (what: string) => wrong.push(`${address} <${name} ${what}>`);
      if (['iframe', 'object', 'embed', 'base', 'frame', 'applet', 'style', 'math', 'audio', 'video'].includes(name))
        say('');
      if (
        name === 'script' &&
        !(attributes.get('src')?.startsWith('/_assets/') ?? attributes.get('type') === 'application/ld+json')
      )
        say('src');
      for (const [attribute, value] of attributes) {
        if (/^(?:on|style$|srcdoc$|srcset$|formaction$|ping$|background$|is$|slot$)/.test(attribute)) say(attribute);
        if (attribute === 'href' || attribute === 'src' || attribute === 'action') {
          const { protocol } = new URL(value, 'http://localhost:3000/');
          if (!['http:', 'https:', 'mailto:', 'data:'].includes(protocol)) say(`${attribute}="${value}"`);
        }
        if (/^(?:src|poster|data|xlink:href)$/.test(attribute) && value.includes('elsewhere'))
          say(`${attribute}="${value}"`);
      }
    }
  expect(wrong).toEqual([]);
});

test('no id stands twice, and none of a text is one of the page', () => {
  const wrong: string[] = [];
  let imported = 0;
  for (const { address, elements } of documents) {
    const ids = elements.flatMap(({ attributes }) => attributes.get('id') ?? []);
    for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) wrong.push(`${address} #${id} twice`);
    for (const element of elements) {
      const id = element.attributes.get('id') ?? '';
      if (id.includes('_') && id !== '__next') imported += 1;
      const inText = [...around(element)].some(({ attributes }) =>
        attributes.get('class')?.split(' ').includes('prose'),
      );
      if (inText && ['main', 'card', 'terms', 'share', 'claims', 'term-tide', 'question', 'search-box'].includes(id))
        wrong.push(`${address} #${id} in a text`);
      if (inText && element.attributes.has('name')) wrong.push(`${address} name="${element.attributes.get('name')}"`);
    }
  }
  expect(imported).toBeGreaterThan(least(20));
  expect(wrong).toEqual([]);
});

test('no imported text passes for what the book says', () => {
  const inImports = documents.flatMap(({ address, elements }) =>
    elements
      .filter((element) =>
        [...around(element)].some(({ attributes }) =>
          /^(?:comment-b0-|(?:answer|comment)-\d)/.test(attributes.get('id') ?? ''),
        ),
      )
      .map((element) => ({ address, element })),
  );
  expect(inImports.length).toBeGreaterThan(least(500));
  const forged = inImports.filter(
    ({ element: { name, attributes } }) =>
      /^(?:callout|claim|claim-mark)/.test(attributes.get('class') ?? '') ||
      attributes.get('role') === 'note' ||
      attributes.get('role') === 'alert' ||
      (name.includes('-') && !['copy-code', 'share-link'].includes(name)),
  );
  expect(forged.map(({ address, element }) => `${address} <${element.name}>`)).toEqual([]);
});

/** What is opened: every list, every thread that is not one field's, and some of the pages of single entries. */
function pagesToOpen(): string[] {
  // What stands below /from/ leads to a thread: that is its work.
  const all = documents
    .map(({ address }) => address)
    .filter((address) => !address.startsWith('/from/hostile/'))
    .sort();
  const lists = all.filter((address) => !/[/-]b\d+-\d+\/$/.test(address) && !/\/comment-|\/answer-\d/.test(address));
  const entries = all.filter((address) => !lists.includes(address));
  return [...lists, ...entries.filter((_, index) => index % 40 === 0)];
}

for (const bypassCSP of [false, true])
  test(`nothing runs, asks elsewhere or leads away ${bypassCSP ? 'without' : 'with'} the policy`, async ({
    browser,
  }) => {
    const addresses = pagesToOpen();
    const tabs = 4;
    const seen = await Promise.all(
      Array.from({ length: tabs }, (_, tab) =>
        watchPages(
          browser,
          addresses.filter((_, index) => index % tabs === tab),
          bypassCSP,
        ),
      ),
    );
    expect(seen.flatMap(({ noise }) => noise)).toEqual([]);
    expect(seen.reduce((sum, { opened }) => sum + opened, 0)).toBe(addresses.length);
  });

/** Opens pages, one after the other, and uses what moves on them; says what they did that no page may. */
async function watchPages(browser: Browser, addresses: string[], bypassCSP: boolean) {
  const site = `http://127.0.0.1:${server.port}`;
  const noise: string[] = [];
  let opened = 0;
  const context = await browser.newContext({ bypassCSP });
  const page = await context.newPage();
  const note = (words: string) => void noise.push(`${new URL(page.url()).pathname}: ${words}`);
  await context.route(
    (url) => !url.href.startsWith(`${site}/`) && url.protocol !== 'data:',
    (route) => {
      note(`asks for ${route.request().url()}`);
      return route.abort();
    },
  );
  await context.exposeFunction('noteRun', (words: string) => note(`runs ${words}`));
  // Every frame has these before anything in it runs.
  await context.addInitScript(() => {
    const run = (words: string) => (globalThis as unknown as { noteRun(words: string): void }).noteRun(words);
    for (const name of ['alert', 'confirm', 'prompt'] as const) window[name] = () => run(name) as never;
    addEventListener('securitypolicyviolation', ({ violatedDirective }) => run(`against ${violatedDirective}`));
  });
  page.on('dialog', (dialog) => {
    note(`opens a ${dialog.type()}`);
    return dialog.dismiss();
  });
  page.on('popup', () => note('opens a window'));
  page.on('pageerror', (error) => note(`error: ${error.message}`));
  for (const address of addresses) {
    await page.goto(site + address);
    await use(page);
    if (new URL(page.url()).pathname !== address && !/^\/(?:404\.html)?$/.test(address))
      note(`led away from ${address}`);
    opened += 1;
  }
  await page.goto(`${site}/search/?q=alert`);
  await expect(page.locator('main a:visible').first()).toBeVisible();
  await context.close();
  return { noise, opened };
}

/** Moves over and focuses what listens, and looks whether the ids of the page are still the page's. */
async function use(page: Page): Promise<void> {
  const found = await page.evaluate(() => {
    for (const element of [...document.querySelectorAll<HTMLElement>('.prose *')].slice(0, 150))
      for (const type of ['pointerover', 'mouseover', 'focusin', 'animationstart', 'toggle', 'load', 'error'])
        element.dispatchEvent(new Event(type, { bubbles: type === 'pointerover' || type === 'mouseover' }));
    const schemes = new Set([...document.links].map((link) => link.protocol));
    return {
      main: document.getElementById('main')?.tagName,
      card: document.getElementById('card')?.parentElement?.tagName ?? 'ENTRY-CARDS',
      forms: [...document.forms].every((form) => !form.closest('.prose')),
      body: document.body instanceof HTMLBodyElement && document.head instanceof HTMLHeadElement,
      schemes: [...schemes].filter((scheme) => !['http:', 'https:', 'mailto:'].includes(scheme)),
    };
  });
  expect(found).toEqual({ main: 'MAIN', card: 'ENTRY-CARDS', forms: true, body: true, schemes: [] });
}
