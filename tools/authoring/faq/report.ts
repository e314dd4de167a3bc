import { REASONS, type Reason } from './loss.ts';
import type { Plan } from './plan.ts';
import type { Written } from './write.ts';

/** What an import did, or would do, in lines for people: what was found, what became of it, and what is lost and why. */
export function reportLines(plan: Plan, written: Written, gone: readonly string[]): string[] {
  const pictures = [...plan.files.values()].filter((content) => typeof content !== 'string').length;
  const topics = [...plan.files.keys()].filter((file) => file.startsWith('topics/')).length;
  const reasons = (Object.keys(REASONS) as Reason[]).map((reason) => ({
    reason,
    losses: plan.losses.filter((loss) => loss.reason === reason),
  }));
  return [
    `${plan.questions} questions, ${plan.answers} answers, ${topics} new topics, ${pictures} pictures`,
    `${plan.shortAnswers} first sentences offered as short answers: read them, they were written for another place`,
    `files: ${written.new.length} new, ${written.changed.length} changed, ${written.same.length} as they were`,
    ...listed('edited here since, and left alone', written.edited),
    ...listed('deleted here since, and not made again', written.deleted),
    ...listed('asked no more in what was imported; withdraw or delete them yourself', gone),
    ...reasons.flatMap(({ reason, losses }) =>
      losses.length === 0
        ? []
        : [
            `${losses.length} × ${REASONS[reason]}`,
            ...losses.map(({ file, line, what }) => `  ${file}:${line} ${what.replace(/\s+/g, ' ')}`),
          ],
    ),
  ];
}

const listed = (words: string, files: readonly string[]): string[] =>
  files.length === 0 ? [] : [`${files.length} ${words}:`, ...files.map((file) => `  ${file}`)];
