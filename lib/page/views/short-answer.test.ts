import { describe, expect, it } from 'vitest';
import { TIDES } from '#lib/model/fixtures/tides.ts';
import { buildSite } from '#lib/model/site.ts';
import { createBook } from '../create-book.ts';
import { threadView } from './thread-page.ts';

type Told = {
  shortAnswer?: string;
  reviewed?: string;
  verdicts?: string[];
  valid?: ('holds' | 'outdated')[];
  retold?: boolean;
};

/** The short answer of the first thread of the fixture, whose two answers are told otherwise. */
function shortAnswer({ verdicts = [], valid = [], retold, ...question }: Told) {
  let at = 0;
  const entries = TIDES.map((entry) => {
    if (entry.kind === 'question' && entry.id === 'tides')
      return { ...entry, ...question, origin: { ...entry.origin, site: 'stackoverflow', retold: retold ?? false } };
    if (entry.kind !== 'answer' || entry.question !== 'tides') return entry;
    const is = valid[at];
    const told = { verdict: verdicts[at] ?? 'explains', ...(is ? { validity: { is, reason: 'So it is.' } } : {}) };
    at += 1;
    return { ...entry, ...told } as typeof entry;
  });
  const site = buildSite({ name: 'Tides', sentence: 'Of the sea.', languages: [] } as never, entries as typeof TIDES);
  const book = createBook(site, { siteUrl: 'https://example.org/', contentDir: 'nowhere' });
  const thread = site.threads.get('tides');
  if (!thread) throw new Error('no thread');
  return threadView(book, thread).shortAnswer;
}

describe('the short answer of a thread', () => {
  it.each([
    ['No. The Sun helps.', 'No.', 'The Sun helps.'],
    ['Yes, for the most part.', 'Yes,', 'for the most part.'],
    ['It depends. On the shore.', 'It depends.', 'On the shore.'],
    ['The Moon makes most of it, the Sun a part.', undefined, 'The Moon makes most of it, the Sun a part.'],
    ['Use `a.b`. Then wait.', undefined, 'Use <code>a.b</code>. Then wait.'],
  ])('sets its verdict apart: %s', (text, verdict, rest) => {
    const answer = shortAnswer({ shortAnswer: text });
    expect([answer?.verdictHtml, answer?.restHtml]).toEqual([verdict, rest]);
  });

  it('says that nobody has checked it, or when somebody did', () => {
    expect(shortAnswer({ shortAnswer: 'No.', reviewed: undefined as never })).toMatchObject({
      status: 'open',
      statusWord: 'not yet checked',
    });
    expect(shortAnswer({ shortAnswer: 'No.', reviewed: '2026-11-22' })).toMatchObject({
      status: 'holds',
      checked: { text: '22 Nov 2026' },
    });
  });

  it('holds with a note where an answer does not hold any more', () => {
    const told = { shortAnswer: 'No.', reviewed: '2026-11-22', verdicts: ['no', 'no'] };
    expect(shortAnswer({ ...told, valid: ['holds', 'outdated'] })).toMatchObject({
      status: 'note',
      saidBy: 'Both answers say no; 1 of 2 no longer holds',
    });
  });

  it.each([
    [['no', 'no'], 'Both answers say no'],
    [['yes', 'no'], '1 answer says no, 1 says yes'], // the accepted one comes first
    [['depends', 'explains'], '1 answer says it depends'],
    [['explains', 'explains'], ''],
  ])('counts what the answers say: %j', (verdicts, words) => {
    expect(shortAnswer({ shortAnswer: 'So.', verdicts })?.saidBy).toBe(words);
  });

  it('says whether it is retold', () => {
    expect(shortAnswer({ shortAnswer: 'So.', retold: true })?.origin).toBe('retold from Stack Overflow');
    expect(shortAnswer({ shortAnswer: 'So.' })?.origin).toBe('taken from Stack Overflow');
  });
});
