import { describe, expect, it } from 'vitest';
import { TIDES, tides } from '#lib/model/fixtures/tides.ts';
import { buildSite } from '#lib/model/site.ts';
import type { Settings } from '#lib/schema/settings.ts';
import { createBook } from './create-book.ts';
import { toFrame } from './frame.ts';
import { pagesOf } from './pages.ts';

const bookAt = (siteUrl: string) => createBook(tides(), { siteUrl, contentDir: 'nowhere' });
const book = bookAt('https://example.org/book/');
const pages = pagesOf(book);
const contentOf = (address: string) => pages.get(address)?.content();

describe('pagesOf(book)', () => {
  it('has every page of the contract, and answers and comments of imported threads only where they earned one', () => {
    expect([...pages.keys()].sort()).toEqual([
      '/',
      '/404.html',
      '/about/',
      '/attribution/',
      '/claims/',
      '/claims/by-date/',
      '/claims/by-status/holds/',
      '/claims/by-status/imprecise/',
      '/claims/by-status/note/',
      '/claims/by-status/open/',
      '/claims/by-status/wrong/',
      '/claims/moon-alone/',
      '/claims/sun-helps/',
      '/compare/neap-tide-vs-spring-tide/',
      '/evidence/',
      '/from/',
      '/glossary/',
      '/glossary/neap-tide/',
      '/glossary/spring-tide/',
      '/q/',
      '/q/by-title/',
      '/q/spring-tides/',
      '/q/tides/',
      '/q/tides/answer-both/',
      '/q/tides/answer-moon/',
      '/q/tides/comment-lakes/',
      '/q/tides/comment-small/',
      '/q/unanswered/',
      '/search/',
      '/sources/',
      '/sources/tides-book/',
      '/topics/',
      '/topics/sea/',
    ]);
  });

  it('puts the base path before every link', () => {
    for (const page of pages.values()) {
      const links = JSON.stringify({ ...page.content(), frame: toFrame(book, page, []) }).matchAll(
        /href\\?":?\\?=?\\?"(\/[^"\\]*)/g,
      );
      for (const [, href] of links) expect(href, page.address).toMatch(/^\/book\//);
    }
  });

  it('makes plain data that survives JSON', () => {
    for (const page of pages.values()) {
      const content = page.content();
      expect(JSON.parse(JSON.stringify(content)), page.address).toEqual(content);
    }
  });
});

describe('the thread page', () => {
  const thread = contentOf('/q/tides/');
  if (thread?.kind !== 'thread') throw new Error('no thread');

  it('sets claims against answers, the claim that both speak to first', () => {
    expect(thread.grid.answers.map(({ label }) => label)).toEqual(['Answer 1', 'Answer 2']);
    expect(thread.grid.rows.map(({ claim, stances }) => [claim.id, ...stances.map(({ stance }) => stance)])).toEqual([
      ['moon-alone', 'supports', 'disputes'],
      ['sun-helps', null, 'supports'],
    ]);
  });

  it('lands from the grid on the words that say the claim', () => {
    expect(thread.grid.rows[1]?.stances[1]?.href).toBe('#answer-both-says-sun-helps');
    expect(thread.answers[1]?.bodyHtml).toContain('id="answer-both-says-sun-helps"');
  });

  it('does not call words wrong that deny a wrong claim', () => {
    expect(thread.answers[1]?.bodyHtml).toContain('rightly denied');
    expect(thread.answers[0]?.bodyHtml).not.toContain('denied');
  });

  it('lists the terms of all its texts and what links here', () => {
    expect(thread.terms.map(({ id }) => id)).toEqual(['spring-tide']);
    expect(thread.backlinks.map(({ title, sentenceHtml }) => [title, sentenceHtml])).toEqual([
      ['What is a spring tide?', 'See <mark>the tides</mark>.'],
    ]);
  });

  it('gives every entry of the contents a place on the page', () => {
    const ids = new Set([
      'claims',
      'question',
      'related',
      'sources',
      'terms',
      'origin',
      'agreement',
      ...thread.answers.map(({ anchor }) => anchor),
    ]);
    for (const { href } of thread.toc) expect(ids.has(href.slice(1)), href).toBe(true);
  });
});

describe('an unlisted thread', () => {
  const hidden = buildSite(
    book.site.settings,
    TIDES.map((entry) =>
      entry.kind === 'question' && entry.id === 'spring-tides' ? { ...entry, unlisted: true } : entry,
    ),
  );
  const others = pagesOf(createBook(hidden, { siteUrl: 'https://example.org/', contentDir: 'nowhere' }));

  it('has its page, and no other page leads to it', () => {
    expect(others.has('/q/spring-tides/')).toBe(true);
    for (const { address, content } of others.values())
      if (!address.startsWith('/q/spring-tides/'))
        expect(JSON.stringify(content()), address).not.toContain('/q/spring-tides/');
  });

  it('is kept from search engines', () => {
    const page = others.get('/q/spring-tides/');
    expect(page && toFrame(book, page, []).noIndex).toBe(true);
  });
});

describe('the lists of claims', () => {
  const listAt = (address: string) => {
    const content = contentOf(address);
    if (content?.kind !== 'claims') throw new Error('no claims');
    return content;
  };
  const idsAt = (address: string) => listAt(address).groups.flatMap(({ claims }) => claims.map(({ id }) => id));

  it('begin with what no longer holds', () => expect(idsAt('/claims/')).toEqual(['moon-alone', 'sun-helps']));

  it('show one status, and say which of them is shown', () => {
    expect(idsAt('/claims/by-status/wrong/')).toEqual(['moon-alone']);
    expect(idsAt('/claims/by-status/open/')).toEqual([]);
    expect(listAt('/claims/by-status/wrong/').lists.filter(({ current }) => current)).toEqual([
      { href: '/book/claims/by-status/wrong/', text: 'wrong (1)', current: true },
    ]);
  });

  it('say how many claims each holds, and lead to none that is empty', () => {
    expect(listAt('/claims/').lists.map(({ text }) => text)).toEqual([
      'all (2)',
      'wrong (1)',
      'holds (1)',
      'by day checked',
    ]);
    expect(listAt('/claims/by-status/open/').lists.map(({ text }) => text)).toContain('open (0)');
  });

  it('go by the day they were checked, oldest first, what nobody checked before all', () => {
    const older = TIDES.map((entry) => {
      if (entry.kind !== 'claim') return entry;
      return entry.id === 'moon-alone' ? { ...entry, checked: '2026-10-01' } : entry;
    });
    const unchecked = TIDES.filter(({ id }) => id === 'sun-helps').map((entry) => ({
      ...entry,
      id: 'wind',
      file: 'w',
      checked: undefined,
    }));
    const site = buildSite(book.site.settings, [...older, ...(unchecked as typeof TIDES)]);
    const page = pagesOf(createBook(site, { siteUrl: 'https://example.org/', contentDir: 'nowhere' })).get(
      '/claims/by-date/',
    );
    const content = page?.content();
    expect(content?.kind === 'claims' && content.groups.map(({ title, claims }) => [title, claims[0]?.id])).toEqual([
      ['Not yet checked', 'wind'],
      ['Checked 1 Oct 2026', 'moon-alone'],
      ['Checked 1 Nov 2026', 'sun-helps'],
    ]);
  });
});

describe('a page of one entry', () => {
  it('shows a claim with who makes it and who disputes it', () => {
    const page = contentOf('/claims/moon-alone/');
    expect(page?.kind === 'claim' && page.madeBy.map(({ stance, href }) => [stance, href])).toEqual([
      ['supports', '/book/q/tides/answer-moon/'],
      ['disputes', '/book/q/tides/answer-both/'],
    ]);
    expect(page?.kind === 'claim' && page.assumedBy.map(({ question }) => question.text)).toEqual([
      'Does the moon make the tides?',
    ]);
  });

  it('shows where a term is used, with the sentence', () => {
    const page = contentOf('/glossary/spring-tide/');
    expect(page?.kind === 'term' && page.usedIn.map(({ sentenceHtml }) => sentenceHtml)).toContain(
      'At <mark>spring tides</mark> it does.',
    );
  });

  it('keeps imported text harmless', () => {
    const page = contentOf('/q/spring-tides/');
    expect(page?.kind === 'thread' && page.answers[0]?.bodyHtml).not.toContain('<script');
  });

  it('says once what nobody knows, where it came from', () => {
    const page = contentOf('/q/spring-tides/');
    if (page?.kind !== 'thread') throw new Error('no thread');
    expect(page.origin.facts.map(({ name }) => name)).toEqual(['Changed']);
    expect(page.origin.unknown.slice(0, 2)).toEqual(['its title', 'its number']);
    expect(JSON.stringify({ ...page, origin: {} })).not.toContain('unknown.');
  });
});

describe('toFrame(book, page, issues)', () => {
  it('says the canonical address of the site it is built for', () => {
    const page = pages.get('/q/tides/');
    expect(page && toFrame(book, page, []).canonical).toBe('https://example.org/book/q/tides/');
  });

  it('links the repository only when the settings name one', () => {
    const page = pages.get('/q/tides/');
    expect(page && toFrame(book, page, []).repository).toEqual({});
    const doors = (own: Partial<Settings>) => {
      const site = { ...book.site, settings: { ...book.site.settings, ...own } };
      return (page && toFrame({ ...book, site }, page, []).repository) ?? {};
    };
    const repository = 'https://example.org/a/b.git';
    expect(doors({ repository }).editHref).toBe('https://example.org/a/b/edit/main/questions/tides/question.mdx');
    expect(doors({ repository, folder: 'content' }).editHref).toBe(
      'https://example.org/a/b/edit/main/content/questions/tides/question.mdx',
    );
    expect(doors({ repository }).reportHref).toMatch(/^https:\/\/example\.org\/a\/b\/issues\/new\?title=Error/);
    expect(doors({ repository, reports: 'https://example.org/desk' }).reportHref).toBe('https://example.org/desk');
    expect(doors({ reports: 'mailto:desk@example.org' })).toEqual({
      reportHref: expect.stringMatching(/^mailto:desk@example\.org\?subject=Error.*&body=/),
    });
  });
});
