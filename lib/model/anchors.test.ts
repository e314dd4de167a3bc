import { describe, expect, it } from 'vitest';
import { importedAnchor, isHeadingId, isPartId, ownersOf } from './anchors.ts';

describe('isHeadingId(id)', () => {
  it.each(['terms-and-links', 'diagrams', 'the-far-side', 'answer', 'my-main', 'fact'])('leaves %s to authors', (id) =>
    expect(isHeadingId(id)).toBe(true),
  );

  it.each(['main', 'terms', 'card', 'share', 'search', 'holds', 'figure', 'origin'])(
    'keeps %s for parts of pages',
    (id) => expect([isHeadingId(id), isPartId(id)]).toEqual([false, true]),
  );

  it.each([
    'answer-moon',
    'comment-a',
    'claim-b',
    'term-gil',
    'sense-c',
    'question-d',
    'letter-e',
    'runs-f',
    'search-option-1',
  ])('keeps %s for what is made of an entry', (id) => expect([isHeadingId(id), isPartId(id)]).toEqual([false, true]));

  it.each(['part-1a2b3c', 'Main', 'a_b', ''])('refuses %j', (id) => expect(isHeadingId(id)).toBe(false));
});

describe('importedAnchor(anchor, id)', () => {
  it('makes an id that no author may give and no entry has', () => {
    const id = importedAnchor('answer-moon', 'main');
    expect(id).toBe('answer-moon_main');
    expect(isHeadingId(id)).toBe(false);
    expect(ownersOf(id)).toEqual([]);
  });
});

describe('ownersOf(anchor)', () => {
  it.each([
    ['answer-moon-notes', ['answer-moon']],
    ['answer-moon-1a2b3c', ['answer-moon']],
    ['answer-moon-1a2b3c-2', ['answer-moon']],
    ['answer-moon-says-moon-pulls', ['answer-moon']],
    ['answer-moon-runs-pull', ['answer-moon']],
    ['answer-moon-fnref-1-2', ['answer-moon']],
    ['answer-moon-diagram-1-large', ['answer-moon']],
    ['term-task--asyncio', ['term-task']],
    ['claim-python-runs-threads-says-so', ['claim-python', 'claim-python-runs-threads']],
    ['answer-moon', []],
    ['answer-notes-on-moon', []],
  ])('%s → %j', (anchor, owners) => expect(ownersOf(anchor)).toEqual(owners));
});
