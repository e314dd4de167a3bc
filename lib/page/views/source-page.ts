import type { Source } from '#lib/model/entry.ts';
import { keyOf, pageAddress } from '#lib/model/ids.ts';
import { MOST_BACKLINKS } from '../backlinks.ts';
import type { Backlink, Book } from '../book.ts';
import { toPlain } from '../text.ts';
import type { Link } from '../view.ts';
import { type ClaimMention, toClaimMention } from './claim-list.ts';
import { homeOf } from './comment.ts';
import { type SourceItem, toSourceItem } from './source-list.ts';

/** The most entries of a kind that a source’s page lists. */
const MOST_USES = 50;

/** One source and what leans on it. */
export type SourcePageView = {
  kind: 'source';
  source: SourceItem;
  answers: Link[];
  claims: ClaimMention[];
  terms: Link[];
  backlinks: Backlink[];
};

/** One source and what leans on it. */
export function sourceView(book: Book, source: Source): SourcePageView {
  const { questions } = book.site;
  const { answers = [], claims = [], terms = [] } = book.site.leaning.get(source.id) ?? {};
  return {
    kind: 'source',
    source: toSourceItem(book, source),
    answers: answers.slice(0, MOST_USES).map(
      (answer): Link => ({
        href: homeOf(book, answer),
        text: `${toPlain(answer.summary)} (${toPlain(questions.get(answer.question)?.title ?? '')})`,
      }),
    ),
    claims: claims.slice(0, MOST_USES).map((claim) => toClaimMention(book, claim)),
    terms: terms.slice(0, MOST_USES).map((term): Link => ({ href: book.hrefOf(pageAddress(term)), text: term.term })),
    backlinks: (book.backlinks().get(keyOf(source)) ?? []).slice(0, MOST_BACKLINKS),
  };
}
