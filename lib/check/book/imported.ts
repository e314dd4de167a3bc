import { answerId, commentId, questionId } from '#lib/import/ids.ts';
import type { Issue } from '#lib/model/issue.ts';
import { nearest } from '../near.ts';
import type { CurationFacts, ImportedThread } from '../records.ts';
import { issueAt, type Span, shown } from '../span.ts';
import type { Book } from './book.ts';

/** Says what is wrong with imported threads together: one recorded twice, and what people say of them that no longer fits. */
export function checkImported(book: Book): Issue[] {
  return [...checkRepeated(book), ...book.curations.flatMap((curated) => checkCurated(book, curated))];
}

/** Says which threads, answers and comments are recorded twice. */
function checkRepeated(book: Book): Issue[] {
  const issues: Issue[] = [];
  const seen = new Map<string, string>();
  for (const { file, threads } of book.records)
    for (const { id, foreign, line, posts } of threads) {
      const say = (message: string, hint: string) =>
        void issues.push(issueAt(file, [line, 1, line, 1], 'records/repeated', message, hint));
      const first = seen.get(id);
      if (first) say(`the thread "${shown(foreign)}" is in ${first} already`, 'Delete one of the two lines.');
      else seen.set(id, `${file}:${line}`);
      const twice = posts.find((post, at) => posts.findIndex((other) => other.id === post.id) < at);
      if (twice) say(`the thread "${shown(foreign)}" has two posts "${twice.id}"`, 'Import the forum again.');
    }
  return issues;
}

/** Says what is said of threads that were not imported, and what was said before a thread was edited. */
function checkCurated(book: Book, { file, site, curation, places }: CurationFacts): Issue[] {
  const known = new Map<string, ImportedThread>();
  for (const records of book.records)
    if (records.site === site)
      for (const thread of records.threads) if (!known.has(thread.foreign)) known.set(thread.foreign, thread);
  return places.flatMap(([foreign, span]): Issue[] => {
    const thread = known.get(foreign);
    if (!thread)
      return [
        unknown(file, span, `no thread "${shown(foreign)}" was imported from ${site}`, nearest(foreign, known.keys())),
      ];
    const said = curation[foreign];
    const ids = new Set(thread.posts.map(({ id }) => id));
    const lost = [
      ...Object.keys(said?.answers ?? {}).filter((id) => !ids.has(answerId(id))),
      ...Object.keys(said?.comments ?? {}).filter((id) => !ids.has(commentId(id))),
    ];
    const adopted = book.byKey.has(`question/${questionId(site, foreign)}`);
    return [
      ...lost.map((id) =>
        unknown(file, span, `the thread "${shown(foreign)}" has no answer or comment "${shown(id)}"`),
      ),
      ...(adopted
        ? [
            issueAt(
              file,
              span,
              'records/unknown',
              `the thread "${shown(foreign)}" was adopted, and its own files say what is said here`,
              'Delete it here.',
            ),
          ]
        : []),
      ...outdated(file, span, foreign, said?.seen, thread.active),
    ];
  });
}

const unknown = (file: string, span: Span, message: string, near?: string): Issue =>
  issueAt(
    file,
    span,
    'records/unknown',
    message,
    near ? `Did you mean "${near}"?` : 'Delete it, or import the thread.',
  );

const outdated = (file: string, span: Span, foreign: string, seen?: string, active?: string): Issue[] =>
  seen && active && seen < active
    ? [
        issueAt(
          file,
          span,
          'records/outdated',
          `the thread "${shown(foreign)}" was last edited there on ${active}, and read here on ${seen}`,
          `Read it again, mend what is said of it, and write "seen: ${active}" or a later day.`,
        ),
      ]
    : [];
