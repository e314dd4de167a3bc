import type { Entry } from '#lib/model/entry.ts';
import type { Site } from '#lib/model/site.ts';
import type { Settings } from '#lib/schema/settings.ts';

/** The language of a book's own pages. */
export const languageOfBook = ({ languages }: Settings): string => languages[0] ?? 'en';

/** The language of an entry's words: what it says, else that of the question it belongs to, else the book's. */
export function languageOf(site: Pick<Site, 'questions' | 'settings'>, entry: Entry | undefined): string {
  const own = entry && 'language' in entry ? entry.language : undefined;
  const question = entry && 'question' in entry ? site.questions.get(entry.question)?.language : undefined;
  return own ?? question ?? languageOfBook(site.settings);
}
