import { describe, expect, it } from 'vitest';
import { toEntry, toSite } from '#lib/content.ts';
import { createBook } from './create-book.ts';
import { pagesOf } from './pages.ts';
import { sections } from './sections.ts';

/** The smallest book there is, as its author writes it; more fields make it richer. */
function bookOf(more: { question?: object; answer?: object } = {}) {
  const entries = [
    toEntry('question', 'questions/stash/question.mdx', { title: 'How do I put changes aside?', ...more.question }, ''),
    toEntry(
      'answer',
      'questions/stash/answer-stash.mdx',
      { summary: 'Stash them.', ...more.answer },
      'Type `git stash`.',
    ),
  ];
  const site = toSite({ name: 'Git', sentence: 'About Git.' }, entries);
  return createBook(site, { siteUrl: 'https://git.example/', contentDir: 'nowhere' });
}

const threadOf = (more?: Parameters<typeof bookOf>[0]) => {
  const view = pagesOf(bookOf(more)).get('/q/stash/')?.content();
  if (view?.kind !== 'thread') throw new Error('no thread');
  return view;
};

describe('a book of plain answers', () => {
  it('has no doors to what it has none of', () => {
    expect(sections(bookOf()).map(({ text }) => text)).toEqual(['Questions']);
  });

  it('says of a thread what it has: its answer, and whose it is', () => {
    const { toc, answers, origin, ways, shortAnswer } = threadOf();
    expect(toc.map(({ text }) => text)).toEqual(['Answer', 'Origin']);
    expect(ways.map(({ text }) => text)).toEqual(['Answer']);
    expect(answers[0]?.verdictWord).toBeUndefined();
    expect(shortAnswer).toBeUndefined();
    expect(origin).toMatchObject({ words: 'This thread is the book’s own.', unknown: [] });
  });

  it('says that a short answer was not checked only where something is', () => {
    const shortAnswer = 'Stash them.';
    expect(threadOf({ question: { shortAnswer } }).shortAnswer?.statusWord).toBeUndefined();
    const validity = { is: 'holds', reason: 'Git 2.47 does it.' };
    expect(threadOf({ question: { shortAnswer }, answer: { validity } }).shortAnswer?.statusWord).toBe(
      'not yet checked',
    );
  });

  it('says what is known of how it was asked', () => {
    expect(threadOf({ question: { asked: '2026-01-02' } }).toc.map(({ text }) => text)).toContain('The question');
  });
});
