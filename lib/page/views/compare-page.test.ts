import { describe, expect, it } from 'vitest';
import type { Entry } from '#lib/model/entry.ts';
import { TIDES } from '#lib/model/fixtures/tides.ts';
import { buildSite } from '#lib/model/site.ts';
import { settings } from '#lib/schema/settings.ts';
import { createBook } from '../create-book.ts';
import { pagesOf } from '../pages.ts';

const ADDRESS = '/compare/neap-tide-vs-spring-tide/';

/** The page of the pair in the book about tides, where some entries have changed. */
function comparison(changes: Record<string, object> = {}) {
  const entries = TIDES.map((entry) => ({ ...entry, ...changes[entry.id] }) as Entry);
  const site = buildSite(settings.parse({ name: 'Tides', sentence: 'A book.' }), entries);
  const page = pagesOf(createBook(site, { siteUrl: 'https://example.org/', contentDir: 'nowhere' })).get(ADDRESS);
  const content = page?.content();
  if (content?.kind !== 'compare') throw new Error('no page');
  return { ...content, description: page?.description };
}

const mdx = (raw: string) => ({ body: { raw, format: 'mdx' } });
const BOTH = 'A spring tide is no neap tide.';

describe('the page of two contrasting terms', () => {
  it('begins with the sentence that tells them apart, whichever of the two has it', () => {
    const difference = 'A spring tide is higher than most, a neap tide lower.';
    expect(comparison()).toMatchObject({ differenceHtml: difference, description: difference });
    const turned = {
      'spring-tide': { contrasts: [] },
      'neap-tide': { contrasts: [{ term: 'spring-tide', difference }] },
    };
    expect(comparison(turned).differenceHtml).toBe(difference);
    expect(comparison({ 'spring-tide': { contrasts: ['neap-tide'] } })).not.toHaveProperty('differenceHtml');
  });

  it('sets both beside each other row by row, and leaves out what neither has', () => {
    const { rows } = comparison({ 'neap-tide': { aliases: ['half tide', 'low tide'] } });
    expect(rows).toEqual([
      { name: 'What it is', cells: [[{ html: 'A tide lower than most.' }], [{ html: 'A tide higher than most.' }]] },
      { name: 'Also called', cells: [[{ html: 'half tide' }, { html: 'low tide' }], []] },
      { name: 'Comes up in', cells: [[], [{ href: '/topics/sea/', html: 'Sea' }]] },
    ]);
  });

  it('lists the claims and threads that use both, the claims that do not hold first', () => {
    expect(comparison()).toMatchObject({ claims: [], questions: [] });
    const { claims, questions } = comparison({
      'sun-helps': mdx(BOTH),
      'moon-alone': mdx(BOTH),
      'answer-moon': mdx('A spring tide.'),
      'answer-both': mdx('A neap tide.'),
    });
    expect(claims.map(({ id, status }) => [id, status])).toEqual([
      ['moon-alone', 'wrong'],
      ['sun-helps', 'holds'],
    ]);
    expect(questions.map(({ href }) => href)).toEqual(['/q/tides/']);
  });
});
