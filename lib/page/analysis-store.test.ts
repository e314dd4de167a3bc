import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { tides } from '#lib/model/fixtures/tides.ts';
import { analyseDocument } from '#lib/search/analysis.ts';
import { openAnalysisStore } from './analysis-store.ts';
import { createBook } from './create-book.ts';
import { searchFiles } from './search-documents.ts';

const base = mkdtempSync(join(tmpdir(), 'analyses-'));
afterAll(() => rmSync(base, { recursive: true }));

const TEXT = {
  title: 'Running threads',
  names: ['The pool’s threads'],
  parts: [
    { place: 'question' as const, text: 'A thread runs.' },
    { place: 'comment' as const, text: 'threads threads 並行' },
  ],
};

/** What a store has of the text above, its words spelt out. */
function readBack(folder: string) {
  const { vocabulary, find } = openAnalysisStore(folder);
  const analysis = find('key');
  return (
    analysis && {
      lengths: analysis.lengths,
      counts: [...analysis.counts],
      words: [...analysis.forms].map((form) => [
        vocabulary.forms[form],
        vocabulary.terms[vocabulary.termNumbers[form] as number],
      ]),
    }
  );
}

describe('openAnalysisStore(folder)', () => {
  it('hands over what was kept, and forgets what was not used again', () => {
    const folder = join(base, 'kept');
    const store = openAnalysisStore(folder);
    store.vocabulary.numberOf('another', 'anoth'); // numbers in the store are not those of the vocabulary
    store.keep('key', analyseDocument(TEXT, store.vocabulary));
    store.save();
    expect(readBack(folder)).toMatchObject({
      lengths: [2, 2, 3],
      words: [
        ['running', 'run'],
        ['threads', 'thread'],
        ['the', 'the'],
        ['pool', 'pool'],
        ['thread', 'thread'],
        ['runs', 'run'],
        ['並行', '並行'],
      ],
    });
    const second = openAnalysisStore(folder);
    second.keep('other', analyseDocument(TEXT, second.vocabulary));
    second.save();
    expect(openAnalysisStore(folder).find('key')).toBeUndefined();
    expect(openAnalysisStore(folder).find('other')).toBeDefined();
  });

  it.each([
    ['half-written', '{"forms":["a'],
    ['of another shape', '{}'],
    ['no object', '3'],
  ])('takes a file for nothing that is %s', (_, text) => {
    const folder = join(base, 'broken');
    const store = openAnalysisStore(folder);
    store.keep('key', analyseDocument(TEXT, store.vocabulary));
    store.save();
    for (const name of readdirSync(folder)) writeFileSync(join(folder, name), text);
    expect(readBack(folder)).toBeUndefined();
  });

  it('lets the search be made as without it', () => {
    const folder = join(base, 'book');
    const settings = { siteUrl: 'https://example.org/', contentDir: 'nowhere' };
    const plain = searchFiles(createBook(tides(), settings));
    for (let time = 0; time < 2; time++) {
      const analyses = openAnalysisStore(folder);
      expect(searchFiles(createBook(tides(), { ...settings, analyses }))).toEqual(plain);
      analyses.save();
    }
  });
});
