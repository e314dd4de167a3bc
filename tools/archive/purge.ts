import { Failure } from '../command.ts';

/** So many tags are purged by one request: what CDNs take at once differs, and all take this. */
const TAGS = 30;

/** The tag by which a cache knows everything of a page: `q/tides` for `/q/tides/`, `home` for `/`, `book` for what is of no page. */
export const tagOf = (page: string): string => (page === '' ? 'book' : page.replace(/^\/|\/$/g, '') || 'home');

/**
 * Tells a cache that what it has of these pages is old: requests `POST url` with `{"tags": [...]}`.
 * @param token stands in `Authorization: Bearer …`
 * @throws Failure when it does not take them; the book is loaded all the same
 */
export async function purge(url: string, pages: readonly string[], token?: string): Promise<void> {
  const tags = pages.map(tagOf);
  for (let from = 0; from < tags.length; from += TAGS) {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify({ tags: tags.slice(from, from + TAGS) }),
      signal: AbortSignal.timeout(10_000),
    }).catch((error: Error) => error);
    if (answer instanceof Error || !answer.ok)
      throw new Failure(
        `The book is loaded, but the cache in front of it was not told: ${answer instanceof Error ? answer.message : `status ${answer.status}`}. Purge it by hand, or wait a minute.`,
      );
  }
}
