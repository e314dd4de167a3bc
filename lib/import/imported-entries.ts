import type { Entry, Topic } from '#lib/model/entry.ts';
import type { EntryKind } from '#lib/schema/fields.ts';
import { topicId } from './ids.ts';
import { importedSites, readCuration, readThreads, readTopics, shardsOf } from './read-records.ts';
import { allOf, toEntries, toTopic } from './to-entries.ts';

/**
 * The entries that the imported threads of a content folder are. What people wrote stands before what was imported: a
 * question of theirs with an imported one's id takes its whole place, a topic or person of theirs that of the same id.
 * @param isWritten whether people wrote an entry of this kind and id
 */
export function* importedEntries(
  contentDir: string,
  isWritten: (kind: EntryKind, id: string) => boolean,
): Generator<Entry> {
  const known = new Set<string>();
  const isNew = ({ kind, id }: Pick<Entry, 'kind' | 'id'>): boolean => {
    if (known.has(`${kind}/${id}`) || isWritten(kind, id)) return false;
    known.add(`${kind}/${id}`);
    return true;
  };
  for (const site of importedSites(contentDir)) {
    const said = readTopics(contentDir, site);
    const curation = readCuration(contentDir, site);
    for (const file of shardsOf(contentDir, site))
      for (const record of readThreads(contentDir, file)) {
        const thread = toEntries(record, file, curation[record.id]);
        if (isWritten('question', thread.question.id)) continue;
        for (const entry of allOf(thread)) if (entry.kind !== 'person' || isNew(entry)) yield entry;
        yield* topicsOf(record.tags, file);
      }
    function* topicsOf(tags: readonly string[], file: string): Generator<Topic> {
      for (const tag of tags) if (isNew({ kind: 'topic', id: topicId(tag) })) yield toTopic(tag, file, said.get(tag));
    }
  }
}
