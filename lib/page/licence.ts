import type { Answer, Comment, Entry, Question } from '#lib/model/entry.ts';
import { addressOfLicence, isStackExchange, licenceOn } from '#lib/model/forums.ts';
import type { Book } from './book.ts';

/** The licence a post had where it came from: as it says, else on Stack Exchange by its day; nothing when nobody knows. */
export function foreignLicence(question: Question, post: Question | Answer | Comment = question): string | undefined {
  const { site, license } = question.origin;
  const said = post.kind === 'question' ? license : (post.license ?? 'unknown');
  if (said !== 'unknown') return said;
  const day = post.kind === 'question' ? post.asked : post.posted;
  return isStackExchange(site)
    ? licenceOn(day)
    : post.kind === 'question' || license === 'unknown'
      ? undefined
      : license;
}

/**
 * The licence of an entry's text: of what was taken from elsewhere the one it had there, of all else the book's own;
 * nothing when there is none, or none that can be read at an address.
 */
export function licenceOf({ site }: Book, entry?: Entry): { name: string; url: string } | undefined {
  const question =
    entry?.kind === 'question'
      ? entry
      : entry?.kind === 'answer' || entry?.kind === 'comment'
        ? site.questions.get(entry.question)
        : undefined;
  if (!question || question.origin.site === 'own' || question.origin.retold) return site.settings.license;
  const name = foreignLicence(question, entry as Question | Answer | Comment);
  const url = name === undefined ? undefined : addressOfLicence(name);
  return name !== undefined && url ? { name, url } : undefined;
}
