import type { Entry } from '#lib/model/entry.ts';
import { anchorOf, pageAddress } from '#lib/model/ids.ts';
import type { Withdrawal } from '#lib/model/site.ts';
import type { Book } from '../book.ts';
import { findEntry } from '../former-anchors.ts';
import { toDay, toHtml, toPlain } from '../text.ts';
import type { Day, Link } from '../view.ts';
import { KIND_WORD } from '../words.ts';

/** What stands at the address of an entry that is no longer told. */
export type WithdrawnView = {
  kind: 'withdrawn';
  kindWord: string;
  /** The anchor of an answer, comment or claim. */
  anchor?: string;
  title: string;
  day: Day;
  reasonHtml: string;
  replacedBy?: Link;
  question?: Link;
};

/** What an entry was called, or said in one sentence. */
export function titleOfWithdrawn(entry: Entry): string {
  if (entry.kind === 'term') return entry.term;
  if (entry.kind === 'claim') return toPlain(entry.statement);
  if (entry.kind === 'answer' || entry.kind === 'comment') return toPlain(entry.summary);
  return toPlain('title' in entry ? entry.title : entry.name);
}

/** What is said where an entry was: what it was, since when it is not told any more, why, and what takes its place. */
export function withdrawnView(book: Book, { entry, date, reason, replacedBy }: Withdrawal): WithdrawnView {
  const link = (found: Entry | undefined) =>
    found && { href: book.hrefOf(pageAddress(found)), text: titleOfWithdrawn(found) };
  const heir = replacedBy === undefined ? undefined : link(findEntry(book.site, entry, replacedBy));
  const question = 'question' in entry ? link(book.site.questions.get(entry.question)) : undefined;
  return {
    kind: 'withdrawn',
    kindWord: KIND_WORD[entry.kind],
    ...('question' in entry || entry.kind === 'claim' ? { anchor: anchorOf(entry) } : {}),
    title: titleOfWithdrawn(entry),
    day: toDay(date) ?? { iso: date, text: date },
    reasonHtml: toHtml(reason),
    ...(heir ? { replacedBy: heir } : {}),
    ...(question ? { question } : {}),
  };
}
