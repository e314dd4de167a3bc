import type { QuestionRelationKind } from '#lib/model/relations.ts';
import type { Stance } from '#lib/schema/answer.ts';
import type { Basis } from '#lib/schema/basis.ts';
import type { EntryKind } from '#lib/schema/fields.ts';
import type { Status } from '#lib/schema/status.ts';

/** The word for a claim's status, wherever it is mentioned. */
export const STATUS_WORD: Record<Status, string> = {
  holds: 'holds',
  note: 'holds, with a note',
  imprecise: 'imprecise',
  wrong: 'wrong',
  open: 'open',
};

/** What one claim, and several, of a status do: `1 holds`, `2 hold`. */
export const STATUS_COUNT: Record<Status, [one: string, several: string]> = {
  holds: ['holds', 'hold'],
  note: ['holds with a note', 'hold with a note'],
  imprecise: ['is imprecise', 'are imprecise'],
  wrong: ['is wrong', 'are wrong'],
  open: ['is open', 'are open'],
};

/** A status behind a count of what has it: `2 with a note`. */
export const MARK_WORD: Record<Status, string> = { ...STATUS_WORD, note: 'with a note' };

/** What a status means, in a sentence. */
export const STATUS_SENTENCE: Record<Status, string> = {
  holds: 'True as it stands, by its sources or by a program that was run.',
  note: 'True, but a reader must know something with it.',
  imprecise: 'Not quite true as it is worded.',
  wrong: 'Not true today.',
  open: 'Not settled: no source or run decides it yet.',
};

/** What a claim that rests on it can be held against, in a sentence. */
export const BASIS_SENTENCE: Record<Basis, string> = {
  tested: 'A program was run that shows it; the runs are on the claim’s page.',
  sourced: 'Others say so, in sources that the claim’s page names. Runs here at most illustrate it.',
  defined: 'It says how words are used. A run can illustrate that, not contradict it.',
  argued: 'It is a judgement with reasons. A run can support it, not settle it.',
};

/** What an answer does with a claim. */
export const STANCE_WORD: Record<Stance, string> = {
  supports: 'supports',
  disputes: 'disputes',
  qualifies: 'qualifies',
};

/**
 * What the mark beside the words that say a claim shows. It speaks of those words: words that deny a wrong claim hold.
 */
export function markOf(status: Status, stance: Stance = 'supports'): { status: Status; words: string } {
  if (stance === 'supports') return { status, words: STATUS_WORD[status] };
  if (stance === 'qualifies') return { status, words: `qualified; ${STATUS_WORD[status]}` };
  if (status === 'wrong') return { status: 'holds', words: 'rightly denied' };
  if (status === 'holds') return { status: 'wrong', words: 'wrongly denied' };
  return { status, words: `denied; ${STATUS_WORD[status]}` };
}

/** What an answer says to the question. */
export const VERDICT_WORD: Record<string, string> = {
  yes: 'Yes',
  no: 'No',
  depends: 'It depends',
  explains: 'Explains',
};

/** Whether an answer can be followed today. */
export const VALIDITY_WORD: Record<string, string> = {
  holds: 'Still holds',
  outdated: 'Outdated',
  dangerous: 'Dangerous to follow',
};

/** What a comment is for the reader. */
export const COMMENT_WORD: Record<string, string> = {
  question: 'Question',
  pointer: 'Pointer',
  correction: 'Correction',
  caveat: 'Caveat',
  example: 'Example',
  outdated: 'Outdated',
  reply: 'Reply',
};

/** What an entry is called. */
export const KIND_WORD: Record<EntryKind, string> = {
  question: 'Question',
  answer: 'Answer',
  comment: 'Comment',
  claim: 'Claim',
  term: 'Term',
  evidence: 'Evidence',
  source: 'Source',
  person: 'Person',
  topic: 'Topic',
};

/** What another question is to the one on the page, as the heading of a list. */
export const RELATION_WORD: Record<QuestionRelationKind, string> = {
  'follows-from': 'Follows from this',
  'leads-to': 'Leads to this',
  narrower: 'Narrower',
  broader: 'Broader',
  'duplicate-of': 'Asks the same',
  contrasts: 'In contrast',
  related: 'Related',
};

/** How a source was last seen. */
export const SEEN_WORDS: Record<'live' | 'copy' | 'unverified', string> = {
  live: 'read at its address',
  copy: 'read in a stored copy',
  unverified: 'not verified',
};

/** A count with its noun: `1 answer`, `1,204 answers`. */
export const counted = (count: number, noun: string): string =>
  `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;

/** A number of votes in words: `1 vote`, `-3 votes`. */
export const votes = (score: number): string =>
  `${score.toLocaleString('en')} ${Math.abs(score) === 1 ? 'vote' : 'votes'}`;
