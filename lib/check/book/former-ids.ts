import { isInThread } from '#lib/model/former.ts';
import { findReservation } from '#lib/model/ids.ts';
import type { Issue } from '#lib/model/issue.ts';
import type { FileFacts } from '../facts.ts';
import { issueAt, shown } from '../span.ts';
import type { Book } from './book.ts';

/** Says which former ids cannot lead to their entry: they are an entry's own id, another's former one, of another kind, or the book's. */
export function checkFormerIds(book: Book): Issue[] {
  const claimed = new Map<string, FileFacts>();
  return book.entries.flatMap((entry) =>
    entry.former.flatMap(({ id, span }) => {
      const say = (message: string, hint: string) => [issueAt(entry.file, span, 'ids/taken', message, hint)];
      const reserved = findReservation(entry.kind, id);
      if (reserved) return [issueAt(entry.file, span, 'ids/reserved', reserved, 'Take it out: no entry ever had it.')];
      if (isInThread(entry.kind) && !id.startsWith(`${entry.kind}-`))
        return say(
          `"${shown(id)}" was never the id of ${entry.kind === 'answer' ? 'an answer' : 'a comment'}`,
          `Write "${entry.kind}-…".`,
        );
      const key = `${entry.kind}/${entry.parent === undefined ? '' : `${entry.parent}/`}${id}`;
      const other = book.byKey.get(key) ?? claimed.get(key);
      claimed.set(key, entry);
      return other
        ? say(
            `the former id "${shown(id)}" belongs to ${other === entry ? 'this entry already' : other.file}`,
            'Take it out: an address leads to one place.',
          )
        : [];
    }),
  );
}
