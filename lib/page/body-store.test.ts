import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Entry } from '#lib/model/entry.ts';
import { TIDES, tides } from '#lib/model/fixtures/tides.ts';
import { buildSite } from '#lib/model/site.ts';
import { bodyKey, bookFingerprint, openBodyStore } from './body-store.ts';
import { createBook } from './create-book.ts';

const folder = mkdtempSync(join(tmpdir(), 'bodies-'));
afterAll(() => rmSync(folder, { recursive: true }));

const site = tides();
const answer = site.answers.get('answer/tides/answer-both');
if (!answer) throw new Error('no answer');

/** The book with some entries changed. */
const changed = (change: (entry: Entry) => Entry) => buildSite(site.settings, TIDES.map(change));
const keyIn = (other = site, base = '') => {
  const entry = other.answers.get('answer/tides/answer-both');
  return entry && bodyKey(bookFingerprint(other, base), entry);
};

describe('bodyKey(fingerprint, entry)', () => {
  it('stays the same when nothing that matters changes', () => {
    const definition = (entry: Entry) => (entry.kind === 'term' ? { ...entry, definition: 'Another.' } : entry);
    expect(keyIn(changed(definition))).toBe(keyIn());
  });

  it.each<[string, (entry: Entry) => Entry]>([
    [
      'its own text',
      (entry) =>
        entry.id === 'answer-both' && 'body' in entry ? { ...entry, body: { raw: 'New.', format: 'mdx' } } : entry,
    ],
    [
      'what it does with a claim',
      (entry) => (entry.id === 'answer-both' && entry.kind === 'answer' ? { ...entry, claims: [] } : entry),
    ],
    ['how a claim stands', (entry) => (entry.kind === 'claim' ? { ...entry, status: 'open' } : entry)],
    ['the words of a term', (entry) => (entry.kind === 'term' ? { ...entry, aliases: [`high ${entry.id}`] } : entry)],
    [
      'which entries there are',
      (entry) => (entry.kind === 'question' && entry.id === 'spring-tides' ? { ...entry, id: 'neap-tides' } : entry),
    ],
  ])('changes with %s', (_what, change) => expect(keyIn(changed(change))).not.toBe(keyIn()));

  it('changes with the path below which the book is served', () => expect(keyIn(site, '/book')).not.toBe(keyIn()));

  it('is none for a text with images, whose sizes are in other files', () => {
    expect(bodyKey('', { ...answer, body: { raw: '![A tide](tide.png)', format: 'mdx' } })).toBeUndefined();
  });
});

describe('openBodyStore(file)', () => {
  it('gives a later book the bodies an earlier one compiled, and forgets what is no longer used', () => {
    const file = join(folder, 'bodies.json');
    const first = openBodyStore(file);
    const body = createBook(site, { siteUrl: 'https://example.org/', contentDir: 'x', bodies: first }).bodyOf(answer);
    first.keep('unused', body);
    first.save();
    const second = openBodyStore(file);
    expect(
      createBook(tides(), { siteUrl: 'https://example.org/', contentDir: 'x', bodies: second }).bodyOf(answer),
    ).toEqual(body);
    second.save();
    expect(openBodyStore(file).read('unused')).toBeUndefined();
    expect(existsSync(`${file}.new`)).toBe(false);
  });
});
