import type { EntryWithBody } from '#lib/model/entry.ts';
import { escapeHtml } from '#lib/model/escape-html.ts';
import { anchorOf, keyOf, pageAddress } from '#lib/model/ids.ts';
import type { Backlink, Backlinks, Book } from './book.ts';
import { toPlain } from './text.ts';

/** The most backlinks a page lists: a page must not grow with the book. */
export const MOST_BACKLINKS = 24;

/** Collects what every text of the book mentions. Compiles every body. */
export function findBacklinks(book: Book): Backlinks {
  const { questions, answers, comments, claims, terms } = book.site;
  const backlinks = new Map<string, Backlink[]>();
  const entries: EntryWithBody[] = [
    ...questions.values(),
    ...answers.values(),
    ...comments.values(),
    ...claims.values(),
    ...terms.values(),
  ];
  for (const entry of entries) {
    const question =
      entry.kind === 'question' ? entry : 'question' in entry ? questions.get(entry.question) : undefined;
    if (question?.unlisted) continue;
    for (const mention of book.bodyOf(entry).mentions) {
      if (mention.key === keyOf(entry)) continue;
      const list = backlinks.get(mention.key) ?? [];
      backlinks.set(mention.key, list);
      list.push({
        key: keyOf(entry),
        href: book.hrefOf(placeOf(entry, mention.anchor)),
        kind: entry.kind,
        title: titleOf(book, entry),
        sentenceHtml: `${escapeHtml(mention.before)}<mark>${escapeHtml(mention.words)}</mark>${escapeHtml(mention.after)}`,
      });
    }
  }
  return backlinks;
}

/** Where a text is read: its thread's page for questions, answers and comments, else its own. */
function placeOf(entry: EntryWithBody, anchor: string | undefined): string {
  const isInThread = entry.kind === 'answer' || entry.kind === 'comment';
  const page = isInThread ? pageAddress({ kind: 'question', id: entry.question }) : pageAddress(entry);
  const fragment = anchor ?? (isInThread ? anchorOf(entry) : undefined);
  return fragment ? `${page}#${fragment}` : page;
}

/** What an entry is called in a list. */
export function titleOf(book: Book, entry: EntryWithBody): string {
  if (entry.kind === 'question') return toPlain(entry.title);
  if (entry.kind === 'claim') return toPlain(entry.statement);
  if (entry.kind === 'term') return entry.term;
  return toPlain(book.site.questions.get(entry.question)?.title ?? entry.summary);
}
