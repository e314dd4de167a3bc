import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Entry } from '#lib/model/entry.ts';
import { TIDES, tides } from '#lib/model/fixtures/tides.ts';
import { buildSite, type Site } from '#lib/model/site.ts';
import { type BodyStore, type KeptBody, openBodyStore } from './body-store.ts';
import { createBook } from './create-book.ts';

const base = mkdtempSync(join(tmpdir(), 'bodies-'));
afterAll(() => rmSync(base, { recursive: true }));

const KEY = 'answer/tides/answer-both';
const site = tides();

/** A store that remembers which bodies were compiled anew. */
function compileAgain(before: ReadonlyMap<string, KeptBody>, words: ReadonlySet<string>, now: Site, siteUrl: string) {
  const anew: string[] = [];
  const kept = new Map<string, KeptBody>();
  const bodies: BodyStore = {
    words,
    find: (key) => before.get(key),
    keep: (key, body) => {
      if (before.get(key) !== body) anew.push(key);
      kept.set(key, body);
    },
  };
  const book = createBook(now, { siteUrl, contentDir: 'nowhere', bodies });
  const { questions, answers, comments, claims, terms } = now;
  for (const entry of [questions, answers, comments, claims, terms].flatMap((all) => [...all.values()]))
    book.bodyOf(entry);
  return { anew, kept, words: book.termWords, book };
}

const SITE = 'https://example.org/';
const first = compileAgain(new Map(), new Set(), site, SITE);
const anewAfter = (change: (entry: Entry) => Entry, siteUrl = SITE) =>
  compileAgain(first.kept, first.words, buildSite(site.settings, TIDES.map(change)), siteUrl).anew;

const withText = (id: string, raw: string) => (entry: Entry) =>
  entry.id === id && 'body' in entry ? ({ ...entry, body: { ...entry.body, raw } } as Entry) : entry;

describe('bodyOf(entry), with bodies that were kept', () => {
  it('compiles every body once', () => expect(first.anew).toContain(KEY));

  it('compiles none again when nothing it was made of has changed', () => {
    const definition = (entry: Entry) => (entry.kind === 'term' ? { ...entry, definition: 'Another.' } : entry);
    expect(anewAfter((entry) => entry)).toEqual([]);
    expect(anewAfter(definition)).toEqual([]);
  });

  it('compiles a body whose text has changed, and no other', () => {
    expect(anewAfter(withText('answer-both', 'Another text.'))).toEqual([KEY]);
  });

  it('compiles an answer that does something else with a claim', () => {
    const change = (entry: Entry) =>
      entry.kind === 'answer' && entry.id === 'answer-both' ? { ...entry, claims: [] } : entry;
    expect(anewAfter(change)).toEqual([KEY]);
  });

  it('compiles those whose links lead elsewhere below another path', () => {
    expect(anewAfter((entry) => entry, 'https://example.org/book/')).toContain(KEY);
  });
});

describe('bodyOf(entry), when terms change', () => {
  const texts = (entry: Entry) => withText('answer-both', 'The swell comes before the surge.')(entry);
  const before = compileAgain(new Map(), new Set(), buildSite(site.settings, TIDES.map(texts)), SITE);
  const again = (change: (entry: Entry) => Entry) => {
    const now = buildSite(site.settings, TIDES.map(texts).map(change));
    const result = compileAgain(before.kept, before.words, now, SITE);
    const whole = compileAgain(new Map(), new Set(), now, SITE);
    for (const [key, { body }] of whole.kept) expect(result.kept.get(key)?.body, key).toEqual(body);
    return result.anew;
  };
  const term = TIDES.find(({ kind }) => kind === 'term')?.id;

  it('compiles the texts in which a new spelling stands, whatever its capitals', () => {
    expect(
      again((entry) => (entry.id === term && entry.kind === 'term' ? { ...entry, aliases: ['swell'] } : entry)),
    ).toEqual([KEY]);
  });

  it('compiles none when a new spelling stands nowhere', () => {
    expect(
      again((entry) => (entry.id === term && entry.kind === 'term' ? { ...entry, aliases: ['zyzzyva'] } : entry)),
    ).toEqual([]);
  });
});

describe('openBodyStore(folder)', () => {
  it('gives a later book the bodies an earlier one kept, and forgets what is no longer used', () => {
    const folder = join(base, 'kept');
    const store = openBodyStore(folder);
    for (const [key, kept] of first.kept) store.keep(key, kept);
    store.save(first.words);
    const second = openBodyStore(folder);
    expect(second.words).toEqual(first.words);
    expect(second.find(KEY)).toEqual(first.kept.get(KEY));
    second.keep(KEY, second.find(KEY) as KeptBody);
    second.save(first.words);
    const third = openBodyStore(folder);
    expect(third.find(KEY)).toEqual(first.kept.get(KEY));
    expect([...first.kept.keys()].filter((key) => third.find(key))).toEqual([KEY]);
    expect(readdirSync(folder)).toEqual(['00000.json']);
  });

  it.each(['', '{"words":["tide"],"bod', 'null', '[]', '{"bodies":7}'])(
    'takes a store that holds %j for empty',
    (text) => {
      const folder = mkdtempSync(join(base, 'broken-'));
      writeFileSync(join(folder, '00000.json'), text);
      expect(openBodyStore(folder).find(KEY)).toBeUndefined();
    },
  );
});
