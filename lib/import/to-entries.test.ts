import { describe, expect, it } from 'vitest';
import { type ThreadRecordSpec, threadRecord } from '#lib/schema/record.ts';
import { answerId, commentId, personId, questionId, topicId } from './ids.ts';
import { firstSentence } from './plain-text.ts';
import { toEntries, toTopic } from './to-entries.ts';

const RECORD: ThreadRecordSpec = {
  version: 1,
  site: 'beer',
  siteName: 'Beer, Wine & Spirits',
  id: '1029',
  url: 'https://beer.stackexchange.com/q/1029',
  title: 'What is a lager?',
  html: '<p>What is it?</p>',
  author: { name: 'Ada', id: '7', url: 'https://beer.stackexchange.com/users/7' },
  posted: '2014-01-21',
  score: 4,
  tags: ['lager', 'C++'],
  views: 1200,
  comments: [{ id: '5', markdown: 'Which *one*?' }],
  links: [
    { id: '2', as: 'related' },
    { id: '2', as: 'duplicate-of' },
    { id: '1029', as: 'related' },
  ],
  answers: [
    {
      id: '1030',
      html: '<pre>x</pre><p>Cold. Mostly.</p>',
      accepted: true,
      license: 'CC BY-SA 4.0',
      comments: [{ id: '6', html: '', author: { name: 'user90' } }],
    },
  ],
};

describe('toEntries(record, file, curated)', () => {
  const { question, answers, comments, people } = toEntries(threadRecord.parse(RECORD), 'imported/beer/000.jsonl');

  it('makes a question of it, which says where it came from and what belongs beside it', () => {
    expect(question).toMatchObject({
      kind: 'question',
      id: 'beer-1029',
      file: 'imported/beer/000.jsonl',
      title: 'What is a lager?',
      asked: '2014-01-21',
      author: 'beer-u7',
      score: 4,
      views: 1200,
      topics: ['lager', 'x--x43x2bx2b'],
      related: [{ question: 'beer-2', as: 'duplicate-of' }],
      origin: { site: 'beer-stackexchange', name: 'Beer, Wine & Spirits', id: '1029', license: 'CC BY-SA 3.0' },
      body: { raw: '<p>What is it?</p>', format: 'html' },
    });
  });

  it('keeps the length that a title had', () => {
    const title = 'What is a lager, '.repeat(17);
    expect(toEntries(threadRecord.parse({ ...RECORD, title }), 'f').question.title).toBe(title.trim());
  });

  it('makes answers and comments under the ids they had, with their first sentence in front', () => {
    expect(answers).toMatchObject([
      {
        id: 'answer-1030',
        question: 'beer-1029',
        summary: 'Cold.',
        accepted: true,
        license: 'CC BY-SA 4.0',
        author: 'unknown',
      },
    ]);
    expect(comments).toMatchObject([
      { id: 'comment-5', on: 'question', summary: 'Which one?', body: { format: 'md' } },
      { id: 'comment-6', on: 'answer-1030', summary: 'No words, only code or a picture.' },
    ]);
  });

  it('knows writers by their id there, and those who have none by their name', () => {
    expect(people.map(({ id, name, url }) => [id, name, url])).toEqual([
      ['beer-ux--namex3auser90', 'user90', 'unknown'],
      ['beer-u7', 'Ada', 'https://beer.stackexchange.com/users/7'],
    ]);
  });

  it('lets what people say of it stand before what it says', () => {
    const curated = {
      shortAnswer: 'A cold beer.',
      topics: ['beer'],
      hidden: true,
      answers: { '1030': { summary: 'It ferments cold.', verdict: 'depends' as const } },
      comments: { '5': { withdrawn: { date: '2026-01-01', reason: 'Rude.' } } },
    };
    const told = toEntries(threadRecord.parse(RECORD), 'imported/beer/000.jsonl', curated);
    expect(told.question).toMatchObject({ shortAnswer: 'A cold beer.', topics: ['beer'], unlisted: true });
    expect(told.answers[0]).toMatchObject({ summary: 'It ferments cold.', verdict: 'depends', accepted: true });
    expect(told.comments[0]?.withdrawn?.reason).toBe('Rude.');
  });
});

describe('the ids of what was imported', () => {
  it.each([
    [questionId('beer', '1029'), 'beer-1029'],
    [questionId('beer', '007'), 'beer-x--007'],
    [questionId('beer', 'D_kwDOA'), 'beer-x--x44x5fkwx44x4fx41'],
    [questionId('a-rather-long-site', 'a-rather-long-id-of-it'), 'a-rather-long-site-h--bisna66yxjs5zdt'],
    [answerId('12'), 'answer-12'],
    [commentId('x--1'), 'comment-x--x78--1'],
    [personId('beer', { name: 'Ada', id: '7' }), 'beer-u7'],
    [topicId('Craft Beer'), 'craft-beer'],
    [topicId('c#'), 'x--cx23'],
  ])('%s', (id, expected) => {
    expect(id.length).toBeLessThanOrEqual(40);
    expect(id).toBe(expected);
  });

  it('are different for a site whose name begins like another', () => {
    const ids = [questionId('a', 'b-1'), questionId('a-b', '1'), questionId('a', '1'), questionId('a-x', 'b')];
    expect(new Set(ids).size).toBe(4);
  });
});

describe('firstSentence(post, most)', () => {
  it.each([
    [
      { html: '<blockquote>Quoted.</blockquote><ul><li>One <b>bold</b> point, e.g. this. Two.</li></ul>' },
      'One bold point, e.g. this.',
    ],
    [{ html: '<p>&lt;b&gt; &amp; more' }, '<b> & more'],
    [{ markdown: '```py\nx = 1\n```\n\n> quoted\n\n**Use** [this](https://x.org). Then that.' }, 'Use this.'],
    [{ html: '<script>alert(1)</script><style>a{}</style><p>Words' }, 'Words'],
    [{ html: '<pre>only code</pre>' }, undefined],
    [{ markdown: `${'word '.repeat(20)}` }, 'word word word word word word word…'],
  ])('of %j is %j', (post, sentence) => expect(firstSentence(post, 36)).toBe(sentence));
});

describe('toTopic(tag, file, said)', () => {
  it('says of a tag what the forum does, else that questions have it', () => {
    expect(toTopic('ipa', 'f', { tag: 'ipa', sentence: 'Pale ales.' })).toMatchObject({
      id: 'ipa',
      name: 'ipa',
      sentence: 'Pale ales.',
    });
    expect(toTopic('ipa', 'f').sentence).toBe('Questions that were tagged “ipa”.');
  });
});
