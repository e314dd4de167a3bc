import { describe, expect, it } from 'vitest';
import { TIDES } from '#lib/model/fixtures/tides.ts';
import { buildSite } from '#lib/model/site.ts';
import { topic } from '#lib/schema/topic.ts';
import { createBook } from '../create-book.ts';
import { toTopicItems } from './topic-list.ts';

/** A topic of the fixture's book. */
const topicCalled = (name: string, order?: number) => ({
  ...topic.parse({ name, sentence: 'Of the sea.', order }),
  kind: 'topic' as const,
  id: name.toLowerCase(),
  file: `topics/${name.toLowerCase()}.yaml`,
});

describe('the list of topics', () => {
  it('begins with those that have a place, and goes on by name', () => {
    const topics = [topicCalled('Air'), topicCalled('Zeal', 1), topicCalled('Wind', 2)];
    const site = buildSite({ name: 'Tides', sentence: 'Of the sea.', languages: [] } as never, [...TIDES, ...topics]);
    const book = createBook(site, { siteUrl: 'https://example.org/', contentDir: 'nowhere' });
    expect(toTopicItems(book).map(({ name }) => name)).toEqual(['Zeal', 'Wind', 'Air', 'Sea']);
  });
});
