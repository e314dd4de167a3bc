import { describe, expect, it } from 'vitest';
import type { Entry } from '#lib/model/entry.ts';
import { TIDES, tides } from '#lib/model/fixtures/tides.ts';
import { buildSite } from '#lib/model/site.ts';
import { createBook } from './create-book.ts';
import { noteFacts } from './facts.ts';
import { claimView } from './views/claim-page.ts';

const SETTINGS = { siteUrl: 'https://example.org/', contentDir: 'nowhere' };
const noted = (change: (entry: Entry) => Entry | Entry[] = (entry) => entry) =>
  noteFacts(createBook(buildSite(tides().settings, TIDES.flatMap(change)), SETTINGS));

const edit =
  (id: string, fields: object) =>
  (entry: Entry): Entry =>
    entry.id === id ? ({ ...entry, ...fields } as Entry) : entry;

describe('note(work)', () => {
  it('names what is looked up, whether or not it is there, and whole lists', async () => {
    const { book, note } = noted();
    const { result, facts } = await note(() => {
      book.site.terms.get('no-such-term');
      return book.site.claims.get('sun-helps')?.status ?? [...book.site.sources.values()];
    });
    expect(result).toBe('holds');
    expect(facts).toEqual(['claims/sun-helps', 'terms/no-such-term']);
    expect((await note(() => [...book.site.claims.keys()])).facts).toEqual(['claims/*']);
    expect((await note(() => book.site.claims.size)).facts).toEqual(['claims/#']);
    expect((await note(() => book.site.listed.length)).facts).toEqual(['listed']);
  });

  it('goes on noting while the work waits, and stops when it fails', async () => {
    const { book, note } = noted();
    const waiting = note(async () => {
      await Promise.resolve();
      return book.site.topics.get('sea')?.name;
    });
    expect((await waiting).facts).toEqual(['topics/sea']);
    await expect(note(() => Promise.reject(new Error('drawn badly')))).rejects.toThrow('drawn badly');
    expect((await note(() => 0)).facts).toEqual([]);
  });

  it('finds what a view is made of', async () => {
    const { book, note } = noted();
    const claim = book.site.claims.get('sun-helps');
    const { facts } = await note(() => claim && claimView(book, claim));
    expect(facts).toContain('body/claim/sun-helps');
    expect(facts).toContain('claimUses/sun-helps');
    expect(facts).toContain('sources/tides-book');
    expect(facts).not.toContain('body/claim/moon-alone');
  });
});

describe('hashOf(fact)', () => {
  const before = noted();
  const changes = (change: (entry: Entry) => Entry | Entry[]) => {
    const after = noted(change);
    const facts = [
      'settings',
      'listed',
      'withdrawn',
      'claims/#',
      'claims/*',
      'claims/sun-helps',
      'body/claim/sun-helps',
      'threads/tides',
      'claimUses/sun-helps',
      'backlinks/question/tides',
      'terms/no-such-term',
    ];
    return facts.filter((fact) => before.hashOf(fact) !== after.hashOf(fact));
  };

  it.each<[string, (entry: Entry) => Entry | Entry[], string[]]>([
    ['nothing', (entry) => entry, []],
    ['the words of a text', edit('sun-helps', { body: { raw: 'A little.', format: 'mdx' } }), ['body/claim/sun-helps']],
    ['a status', edit('sun-helps', { status: 'open' }), ['claims/*', 'claims/sun-helps']],
    ['a title', edit('tides', { title: 'What makes the tides?' }), ['listed', 'threads/tides']],
    ['a comment', edit('comment-small', { summary: 'Much too small.' }), ['threads/tides']],
    [
      'an answer that is gone',
      (entry) => (entry.id === 'answer-both' ? [] : entry),
      ['threads/tides', 'claimUses/sun-helps'],
    ],
    [
      'a claim that is gone',
      (entry) => (entry.id === 'sun-helps' ? [] : entry),
      ['claims/#', 'claims/*', 'claims/sun-helps', 'body/claim/sun-helps'],
    ],
    [
      'a sentence that links',
      edit('spring-tides', { body: { raw: 'Read of [the tides](q:tides).', format: 'md' } }),
      ['backlinks/question/tides'],
    ],
    ['something else', edit('tides-book', { title: 'Of tides' }), []],
  ])('changes with %s', (_what, change, expected) => expect(changes(change)).toEqual(expected));

  it('changes when an entry comes that was looked for and was not there', () => {
    const term = TIDES.find(({ id }) => id === 'neap-tide');
    const after = noted((entry) =>
      entry.id === 'neap-tide' ? [entry, { ...term, id: 'no-such-term' } as Entry] : entry,
    );
    expect(after.hashOf('terms/no-such-term')).not.toBe(before.hashOf('terms/no-such-term'));
  });
});
