import { pageAddress } from '#lib/model/ids.ts';
import type { Book } from '../book.ts';
import { toPlain } from '../text.ts';
import type { Link } from '../view.ts';
import { type OriginView, toOrigin } from './origin.ts';
import { sortQuestions } from './question-list.ts';
import { type SourceItem, toSourceItems } from './source-list.ts';

/** What was retold or imported from elsewhere. */
export type AttributionView = {
  kind: 'attribution';
  threads: { question: Link; origin: OriginView }[];
  sources: SourceItem[];
};

/** What was retold or taken from elsewhere, and the sources of the book. */
export function attributionView(book: Book): AttributionView {
  const threads = sortQuestions(book.site.listed, 'title').filter(({ origin }) => origin.site !== 'own');
  return {
    kind: 'attribution',
    threads: threads.map((question) => ({
      question: { href: book.hrefOf(pageAddress(question)), text: toPlain(question.title) },
      origin: toOrigin(book, question),
    })),
    sources: toSourceItems(book, book.site.sources.keys()),
  };
}
