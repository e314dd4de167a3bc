import type { ThreadRecordSpec } from '#lib/schema/record.ts';
import type { Report } from './report.ts';

/** Which threads are imported. */
export type Choice = {
  /** At least one of these tags. */
  tags: readonly string[];
  minScore?: number;
  /** Asked on this day or later, `YYYY-MM-DD`. */
  since?: string;
  /** Only threads with an accepted answer. */
  accepted: boolean;
  limit?: number;
};

/** Why a thread is not among those that are wanted; nothing when it is. */
export function refusalOf(
  { tags, minScore, since, accepted }: Choice,
  thread: Pick<ThreadRecordSpec, 'tags' | 'score' | 'posted' | 'answers'>,
): string | undefined {
  if (tags.length > 0 && !tags.some((tag) => thread.tags?.includes(tag))) return 'without a tag of --tag';
  if (minScore !== undefined && (thread.score ?? 0) < minScore) return 'a score below --min-score';
  if (since !== undefined && (thread.posted ?? '') < since) return 'asked before --since';
  if (accepted && !thread.answers?.some((answer) => answer.accepted))
    return 'no accepted answer, which --accepted asks for';
  return undefined;
}

/** The threads that are wanted; of the others it is counted why they are not. */
export async function* chosen(
  threads: AsyncIterable<ThreadRecordSpec> | Iterable<ThreadRecordSpec>,
  choice: Choice,
  report: Report,
): AsyncGenerator<ThreadRecordSpec> {
  let taken = 0;
  for await (const thread of threads) {
    const refusal = refusalOf(choice, thread) ?? (taken === choice.limit ? 'beyond --limit' : undefined);
    if (refusal === undefined) {
      taken += 1;
      yield thread;
      continue;
    }
    report.skips('questions', refusal);
    const answers = thread.answers ?? [];
    if (answers.length > 0) report.skips('answers', 'of questions that were left out', answers.length);
    const comments = [thread, ...answers].reduce((sum, post) => sum + (post.comments?.length ?? 0), 0);
    if (comments > 0) report.skips('comments', 'of questions that were left out', comments);
  }
}
