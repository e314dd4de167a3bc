import { describe, expect, it } from 'vitest';
import { settings } from '#lib/schema/settings.ts';
import { TIDES, tides } from './fixtures/tides.ts';
import { contrastingPairs } from './relations.ts';
import { buildSite } from './site.ts';
import { commentsOf } from './thread.ts';

const site = tides();

describe('buildSite(settings, entries)', () => {
  it('puts the accepted answer first, whatever its score', () => {
    expect(site.threads.get('tides')?.answers.map(({ id }) => id)).toEqual(['answer-moon', 'answer-both']);
  });

  it('hangs comments on what they are on, replies below what they reply to', () => {
    const [node, ...more] = site.threads.get('tides')?.comments.get('answer-both') ?? [];
    expect(more).toEqual([]);
    expect(node?.comment.id).toBe('comment-lakes');
    expect(node?.replies.map(({ comment }) => comment.id)).toEqual(['comment-small']);
  });

  it('shows comments that reply in a ring, once each', () => {
    const ring = TIDES.map((entry) =>
      entry.id === 'comment-lakes' && entry.kind === 'comment' ? { ...entry, replyTo: 'comment-small' } : entry,
    );
    const thread = buildSite(settings.parse({ name: 'T', sentence: 'T.' }), ring).threads.get('tides');
    expect(
      thread &&
        commentsOf(thread)
          .map(({ id }) => id)
          .sort(),
    ).toEqual(['comment-lakes', 'comment-small']);
  });

  it('withdraws the comments on an answer with it, for its reason', () => {
    const withdrawn = { date: '2026-11-20', reason: 'It was wrong.' };
    const { threads, withdrawn: gone } = buildSite(
      settings.parse({ name: 'T', sentence: 'T.' }),
      TIDES.map((entry) => (entry.id === 'answer-both' ? { ...entry, withdrawn } : entry) as (typeof TIDES)[number]),
    );
    expect(gone.map(({ entry, reason }) => [entry.id, reason])).toEqual([
      ['answer-both', 'It was wrong.'],
      ['comment-lakes', 'It was wrong.'],
      ['comment-small', 'It was wrong.'],
    ]);
    expect(threads.get('tides')?.answers.map(({ id }) => id)).toEqual(['answer-moon']);
  });

  it('tells which answers speak to a claim', () => {
    expect(site.claimUses.get('moon-alone')?.map(({ answer, stance }) => [answer.id, stance])).toEqual([
      ['answer-moon', 'supports'],
      ['answer-both', 'disputes'],
    ]);
  });

  it('tells which questions assume a claim, what leans on a source, who wrote what', () => {
    expect(site.premises.get('moon-alone')?.map(({ question, stance }) => [question.id, stance])).toEqual([
      ['tides', 'assumes'],
    ]);
    const { answers = [], claims = [], terms = [] } = site.leaning.get('tides-book') ?? {};
    expect([answers, claims, terms].map((entries) => entries.map(({ id }) => id))).toEqual([
      ['answer-both'],
      ['moon-alone', 'sun-helps'],
      [],
    ]);
    expect(site.written.get('unknown')?.map(({ id }) => id)).toContain('answer-moon');
  });

  it('tells relations of questions from both sides', () => {
    expect(site.questionRelations.get('tides')).toEqual([{ question: 'spring-tides', as: 'narrower' }]);
    expect(site.questionRelations.get('spring-tides')).toEqual([{ question: 'tides', as: 'broader' }]);
  });

  it('tells relations of terms from both sides, the closer one only', () => {
    expect(site.termRelations.get('neap-tide')).toEqual({
      broader: [],
      narrower: [],
      contrasts: ['spring-tide'],
      related: [],
      differences: new Map([['spring-tide', 'A spring tide is higher than most, a neap tide lower.']]),
    });
    expect(contrastingPairs(site.termRelations)).toEqual([['neap-tide', 'spring-tide']]);
  });

  it('keeps unlisted threads out of lists and counts', () => {
    const hidden = TIDES.map((entry) =>
      entry.kind === 'question' && entry.id === 'tides' ? { ...entry, unlisted: true } : entry,
    );
    const book = buildSite(settings.parse({ name: 'T', sentence: 'T.' }), hidden);
    expect(book.listed.map(({ id }) => id)).toEqual(['spring-tides']);
    expect(book.threads.has('tides')).toBe(true);
    expect(book.claimUses.size).toBe(0);
  });

  it('is frozen', () => expect(Object.isFrozen(site)).toBe(true));
});
