import type { Answer, Question } from '#lib/model/entry.ts';
import { nameOfSite } from '#lib/model/forums.ts';
import type { Thread } from '#lib/model/thread.ts';
import type { Status } from '#lib/schema/status.ts';
import { say } from '#lib/words/say.ts';
import { toDay, toHtml } from '../text.ts';
import type { Day } from '../view.ts';
import { STATUS_WORD, VERDICT_WORD } from '../words.ts';
import type { Grid } from './claim-grid.ts';

/** The short answer of a thread, and what is known about it. */
export type ShortAnswer = {
  /** The word that decides, such as `No.`, where it begins with one. */
  verdictHtml?: string;
  restHtml: string;
  /** Left out where nobody checks: no answer makes a claim, and no day is given. */
  status?: Status;
  statusWord?: string;
  /** Whether recorded runs show every claim that decides. */
  tested: boolean;
  /** What the answers say, such as `Both answers say no`. */
  saidBy: string;
  checked?: Day;
  /** Whose it is, such as `retold from Stack Overflow`. */
  origin: string;
};

/** The short answer of a thread: whether it holds, who says so, when that was checked, whose it is; nothing when there is none. */
export function toShortAnswer({ question, answers }: Thread, { rows }: Grid): ShortAnswer | undefined {
  if (!question.shortAnswer) return undefined;
  const [, verdict, rest = question.shortAnswer] = VERDICT.exec(question.shortAnswer) ?? [];
  const checked = toDay(question.reviewed);
  const standing = statusOfAnswer(question, answers);
  const { site, name, retold } = question.origin;
  return {
    ...(verdict ? { verdictHtml: toHtml(verdict) } : {}),
    restHtml: toHtml(rest),
    ...(standing ? { status: standing.id, statusWord: standing.word } : {}),
    tested: Boolean(checked) && rows.length > 0 && rows.every(({ claim }) => claim.basis === 'tested'),
    saidBy: [verdictsOf(answers), outdatedOf(answers)].filter(Boolean).join('; '),
    ...(checked ? { checked } : {}),
    origin:
      site === 'own'
        ? say('the book’s own')
        : say(retold ? 'retold from {site}' : 'taken from {site}', { site: name ?? nameOfSite(site) }),
  };
}

/** How the short answer of a question stands, and the word for it; nothing where nobody checks. */
export function statusOfAnswer(
  { reviewed }: Pick<Question, 'reviewed'>,
  answers: readonly Answer[],
): { id: Status; word: string } | undefined {
  if (!toDay(reviewed) && answers.every(({ claims, validity }) => claims.length === 0 && !validity)) return undefined;
  if (!toDay(reviewed)) return { id: 'open', word: say('not yet checked') };
  const id = answers.every(stillHolds) ? 'holds' : 'note';
  return { id, word: STATUS_WORD[id] };
}

/** A verdict at the beginning: a first sentence of at most three words, or a yes or no before a comma. */
const VERDICT = /^((?:\S+ ){0,2}[^\s.!]+[.!]|(?:Yes|No),)\s+(.+)$/s;

const stillHolds = ({ validity }: Answer): boolean => !validity || validity.is === 'holds';

/** How the answers judge: `Both answers say no`, `2 answers say yes, 1 says it depends`. */
function verdictsOf(answers: readonly Answer[]): string {
  const judging = answers.filter(({ verdict }) => verdict !== 'explains');
  const words = [...new Set(judging.map(({ verdict }) => verdict))];
  const wordOf = (verdict = '') => (VERDICT_WORD[verdict] ?? verdict).toLowerCase();
  if (words.length === 1) {
    const [verdict] = words;
    if (judging.length === answers.length)
      return say(
        answers.length === 1
          ? 'The answer says {verdict}'
          : answers.length === 2
            ? 'Both answers say {verdict}'
            : 'All {count} answers say {verdict}',
        { count: answers.length, verdict: wordOf(verdict) },
      );
  }
  return words
    .map((verdict, at) => {
      const count = judging.filter((answer) => answer.verdict === verdict).length;
      const isOne = count === 1;
      return say(
        at > 0
          ? isOne
            ? '{count} says {verdict}'
            : '{count} say {verdict}'
          : isOne
            ? '{count} answer says {verdict}'
            : '{count} answers say {verdict}',
        { count, verdict: wordOf(verdict) },
      );
    })
    .join(', ');
}

/** How many answers can no longer be followed as they stand. */
function outdatedOf(answers: readonly Answer[]): string {
  const count = answers.filter((answer) => !stillHolds(answer)).length;
  if (count === 0) return '';
  return answers.length === 1
    ? say('it no longer holds as it stands')
    : say('{count} of {all} no longer holds', { count, all: answers.length });
}
