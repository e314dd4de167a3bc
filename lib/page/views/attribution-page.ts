import { isRecord } from '#lib/model/entry.ts';
import { nameOfSite } from '#lib/model/forums.ts';
import { listAddress, pageAddress } from '#lib/model/ids.ts';
import type { Book } from '../book.ts';
import { foreignLicence } from '../licence.ts';
import { toPlain } from '../text.ts';
import type { Link } from '../view.ts';
import { type OriginView, toOrigin } from './origin.ts';
import { sortQuestions } from './question-list.ts';
import { type SourceItem, toSourceItems } from './source-list.ts';

/** What was retold or imported from elsewhere. */
export type AttributionView = {
  kind: 'attribution';
  threads: { question: Link; origin: OriginView }[];
  /** Forums whose threads were imported; each page of theirs says who wrote on it and under which licence. */
  forums: { name: string; threads: number; licences: string[]; href: string }[];
  sources: SourceItem[];
};

/** What was retold or taken from elsewhere, and the sources of the book. */
export function attributionView(book: Book): AttributionView {
  const threads = sortQuestions(book.site, book.site.listed, 'title').filter(
    (question) => question.origin.site !== 'own' && !isRecord(question),
  );
  return {
    kind: 'attribution',
    threads: threads.map((question) => ({
      question: { href: book.hrefOf(pageAddress(question)), text: toPlain(question.title) },
      origin: toOrigin(book, question),
    })),
    forums: toForums(book),
    sources: toSourceItems(book, book.site.sources.keys()),
  };
}

/** Nothing on the page grows with an import: a forum is one line. */
function toForums(book: Book): AttributionView['forums'] {
  const forums = new Map<string, { name: string; threads: number; licences: Set<string> }>();
  for (const question of book.site.listed) {
    if (!isRecord(question)) continue;
    const { site, name } = question.origin;
    const forum = forums.get(site) ?? { name: name ?? nameOfSite(site), threads: 0, licences: new Set() };
    forum.threads += 1;
    const licence = foreignLicence(question);
    if (licence) forum.licences.add(licence);
    forums.set(site, forum);
  }
  return [...forums.values()].map(({ licences, ...forum }) => ({
    ...forum,
    licences: [...licences].sort().slice(0, 6),
    href: book.hrefOf(listAddress('question')),
  }));
}
