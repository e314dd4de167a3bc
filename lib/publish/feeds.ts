import { toJson } from '#lib/model/characters.ts';
import type { Question } from '#lib/model/entry.ts';
import { escapeHtml } from '#lib/model/escape-html.ts';
import { formerIds } from '#lib/model/former.ts';
import { pageAddress, placeAddress } from '#lib/model/ids.ts';
import { commentsOf, type Thread } from '#lib/model/thread.ts';
import type { Book } from '#lib/page/book.ts';
import { daysOf } from '#lib/page/days.ts';
import { languageOfBook } from '#lib/page/language.ts';
import type { Page } from '#lib/page/page.ts';
import { toPlain } from '#lib/page/text.ts';
import { KIND_WORD } from '#lib/page/words.ts';

/** The most items of a feed, newest first. */
const MOST = 30;

/** The year in which the book's ids were first given: part of every tag URI (RFC 4151), and never changed. */
const YEAR = 2026;

type Item = {
  id: string;
  url: string;
  title: string;
  summary: string;
  published?: string;
  updated: string;
  author?: string;
};
/** `address` is its page's. */
type Feed = { address: string; id: string; title: string; subtitle: string; items: Item[] };

/** The feeds of a page as Atom (RFC 4287) and JSON Feed 1.1: the home page has the book's, a topic's and a thread's page their own. */
export function* feedsAt(book: Book, page: Page): Iterable<{ name: string; text: string }> {
  const feed = feedOf(book, page);
  if (!feed) return;
  yield { name: 'feed.xml', text: toAtom(book, feed) };
  yield { name: 'feed.json', text: toJsonFeed(book, feed) };
}

function feedOf(book: Book, { address, entry }: Page): Feed | undefined {
  const { site } = book;
  const { name, sentence } = site.settings;
  const newest = (questions: readonly Question[]) =>
    newestFirst(questions.flatMap((question) => threadItem(book, question) ?? []));
  if (address === '/')
    return { address, id: tagOf(book, '/'), title: name, subtitle: sentence, items: newest(site.listed) };
  if (!entry || address !== pageAddress(entry)) return undefined;
  if (entry.kind === 'topic')
    return {
      address,
      id: tagOf(book, pageAddress({ ...entry, id: firstId(entry) })),
      title: `${entry.name} · ${name}`,
      subtitle: entry.sentence,
      items: newest(site.listed.filter((question) => question.topics.includes(entry.id))),
    };
  const thread = entry.kind === 'question' ? site.threads.get(entry.id) : undefined;
  const item = thread && threadItem(book, thread.question);
  return (
    item && {
      address,
      id: `${item.id}feed`,
      title: `${item.title} · ${name}`,
      subtitle: item.summary,
      items: [item, ...partItems(book, thread, item)],
    }
  );
}

/** A thread as an item; nothing when no day is known, since a feed is a list of days. */
function threadItem(book: Book, question: Question): Item | undefined {
  const { published, modified } = daysOf(book.site, question);
  if (!modified) return undefined;
  return {
    id: tagOf(book, pageAddress({ kind: 'question', id: firstId(question) })),
    url: book.urlOf(pageAddress(question)),
    title: toPlain(question.title),
    summary: toPlain(question.shortAnswer ?? book.site.threads.get(question.id)?.answers[0]?.summary ?? question.title),
    ...(published ? { published } : {}),
    updated: modified,
  };
}

/** A thread's answers and comments, with the day they were posted or the book first told them. */
function partItems(book: Book, thread: Thread, { id, published, updated }: Item): Item[] {
  return [...thread.answers, ...commentsOf(thread)].map((entry) => {
    const day = entry.posted === 'unknown' ? published : entry.posted;
    const author = book.site.people.get(entry.author)?.name;
    return {
      id: `${id}${firstId(entry)}/`,
      url: book.urlOf(book.hasPage(entry) ? pageAddress(entry) : placeAddress(entry.question, entry)),
      title: `${KIND_WORD[entry.kind]}: ${toPlain(entry.summary)}`,
      summary: toPlain(entry.summary),
      ...(day ? { published: day } : {}),
      updated: day ?? updated,
      ...(author ? { author } : {}),
    };
  });
}

const newestFirst = (items: readonly Item[]): Item[] =>
  [...items].sort((a, b) => b.updated.localeCompare(a.updated) || a.id.localeCompare(b.id)).slice(0, MOST);

/** The id an entry had first: a feed's reader must not take a renamed entry for a new one. */
const firstId = (entry: Parameters<typeof formerIds>[0]): string => formerIds(entry)[0] ?? entry.id;

const tagOf = (book: Book, address: string): string => `tag:${new URL(book.urlOf('/')).hostname},${YEAR}:${address}`;

const atMidnight = (day: string) => `${escapeHtml(day)}T00:00:00Z`;
const latest = (items: readonly Item[]) =>
  items
    .map(({ updated }) => updated)
    .sort()
    .at(-1) ?? `${YEAR}-01-01`;

function toAtom(book: Book, { address, id, title, subtitle, items }: Feed): string {
  const { settings } = book.site;
  const text = escapeHtml;
  const entry = (item: Item) => `<entry>
<id>${text(item.id)}</id>
<title>${text(item.title)}</title>
<link rel="alternate" type="text/html" href="${text(item.url)}"/>
${item.published ? `<published>${atMidnight(item.published)}</published>\n` : ''}<updated>${atMidnight(item.updated)}</updated>
${item.author ? `<author><name>${text(item.author)}</name></author>\n` : ''}<summary>${text(item.summary)}</summary>
</entry>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${text(languageOfBook(settings))}">
<id>${text(id)}</id>
<title>${text(title)}</title>
<subtitle>${text(subtitle)}</subtitle>
<link rel="self" type="application/atom+xml" href="${text(book.urlOf(`${address}feed.xml`))}"/>
<link rel="alternate" type="text/html" href="${text(book.urlOf(address))}"/>
<updated>${atMidnight(latest(items))}</updated>
<author><name>${text(settings.name)}</name></author>
${settings.license ? `<rights>${text(settings.license.name)}</rights>\n` : ''}${items.map(entry).join('\n')}
</feed>
`;
}

function toJsonFeed(book: Book, { address, title, subtitle, items }: Feed): string {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    description: subtitle,
    home_page_url: book.urlOf(address),
    feed_url: book.urlOf(`${address}feed.json`),
    language: languageOfBook(book.site.settings),
    items: items.map((item) => ({
      id: item.id,
      url: item.url,
      title: item.title,
      content_text: item.summary,
      ...(item.published ? { date_published: atMidnight(item.published) } : {}),
      date_modified: atMidnight(item.updated),
      ...(item.author ? { authors: [{ name: item.author }] } : {}),
    })),
  };
  return `${toJson(feed)}\n`;
}
