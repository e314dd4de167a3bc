import { describe, expect, it } from 'vitest';
import type { Citation } from '#lib/cite/citation.ts';
import { toEntryCitation } from './entry-citation.ts';

const PAGE: Citation = {
  kind: 'question',
  url: 'https://host.example/book/q/tides/',
  title: 'What makes the tides?',
  quote: 'The Moon and the Sun.',
  within: 'What makes the tides?',
  author: 'Ada Pole',
  site: 'Tidebook',
  issued: '2026-11-22',
  language: 'en',
};

describe('toEntryCitation(page, entry)', () => {
  it('cites an answer of a thread by its own page', () => {
    const entry = {
      href: '/book/q/tides/answer-moon/#share',
      announce: 'Answer: The Moon: mostly.',
      author: 'Ben Sea',
    };
    expect(toEntryCitation(PAGE, entry)).toEqual({
      kind: 'answer',
      url: 'https://host.example/book/q/tides/answer-moon/',
      title: 'The Moon: mostly.',
      quote: 'The Moon: mostly.',
      within: 'What makes the tides?',
      author: 'Ben Sea',
      site: 'Tidebook',
      issued: '2026-11-22',
      language: 'en',
    });
  });

  it('cites an entry without a page by its place, and nobody as its author', () => {
    const citation = toEntryCitation(PAGE, { href: '#comment-lakes', announce: 'Comment: And lakes?' });
    expect(citation.url).toBe('https://host.example/book/q/tides/#comment-lakes');
    expect(citation.author).toBeUndefined();
  });
});
