import type { QuestionRelationKind } from '#lib/model/relations.ts';
import type { Stance } from '#lib/schema/answer.ts';
import type { Basis } from '#lib/schema/basis.ts';
import type { EntryKind } from '#lib/schema/fields.ts';
import type { Status } from '#lib/schema/status.ts';
import { counted, nounFor, number, say, spokenWords } from '#lib/words/say.ts';

/** The word for a claim's status, wherever it is mentioned. */
export const STATUS_WORD = spokenWords<Status>({
  holds: 'holds',
  note: 'holds, with a note',
  imprecise: 'imprecise',
  wrong: 'wrong',
  open: 'open',
});

const STATUS_COUNT = {
  holds: 'hold',
  note: 'hold with a note',
  imprecise: 'are imprecise',
  wrong: 'are wrong',
  open: 'are open',
} as const;

/** How many claims are of a status: `1 holds`, `2 hold`. */
export const statusCounted = (count: number, status: Status): string => counted(count, STATUS_COUNT[status]);

/** A status behind a count of what has it: `2 with a note`. */
export const markWord = (status: Status): string => (status === 'note' ? say('with a note') : STATUS_WORD[status]);

/** What a status means, in a sentence. */
export const STATUS_SENTENCE = spokenWords<Status>({
  holds: 'True as it stands, by its sources or by a program that was run.',
  note: 'True, but a reader must know something with it.',
  imprecise: 'Not quite true as it is worded.',
  wrong: 'Not true today.',
  open: 'Not settled: no source or run decides it yet.',
});

/** What a claim that rests on it can be held against, in a sentence. */
export const BASIS_SENTENCE = spokenWords<Basis>({
  tested: 'A program was run that shows it; the runs are on the claim’s page.',
  sourced: 'Others say so, in sources that the claim’s page names. Runs here at most illustrate it.',
  defined: 'It says how words are used. A run can illustrate that, not contradict it.',
  argued: 'It is a judgement with reasons. A run can support it, not settle it.',
});

/** What a claim rests on, in a word. */
export const BASIS_WORD = spokenWords<Basis>({
  tested: 'tested',
  sourced: 'sourced',
  defined: 'defined',
  argued: 'argued',
});

/** What an answer does with a claim. */
export const STANCE_WORD = spokenWords<Stance>({
  supports: 'supports',
  disputes: 'disputes',
  qualifies: 'qualifies',
});

/**
 * What the mark beside the words that say a claim shows. It speaks of those words: words that deny a wrong claim hold.
 */
export function markOf(status: Status, stance: Stance = 'supports'): { status: Status; words: string } {
  if (stance === 'supports') return { status, words: STATUS_WORD[status] };
  if (stance === 'qualifies') return { status, words: say('qualified; {status}', { status: STATUS_WORD[status] }) };
  if (status === 'wrong') return { status: 'holds', words: say('rightly denied') };
  if (status === 'holds') return { status: 'wrong', words: say('wrongly denied') };
  return { status, words: say('denied; {status}', { status: STATUS_WORD[status] }) };
}

/** What an asker does with a claim. */
export const PREMISE_WORD = spokenWords<'assumes' | 'doubts'>({ assumes: 'assumes', doubts: 'doubts' });

/** What an answer says to the question. */
export const VERDICT_WORD: Readonly<Record<string, string>> = spokenWords({
  yes: 'Yes',
  no: 'No',
  depends: 'It depends',
  explains: 'Explains',
});

/** Whether an answer can be followed today. */
export const VALIDITY_WORD: Readonly<Record<string, string>> = spokenWords({
  holds: 'Still holds',
  outdated: 'Outdated',
  dangerous: 'Dangerous to follow',
});

/** What a comment is for the reader. */
export const COMMENT_WORD: Readonly<Record<string, string>> = spokenWords({
  question: 'Question',
  pointer: 'Pointer',
  correction: 'Correction',
  caveat: 'Caveat',
  example: 'Example',
  outdated: 'Outdated',
  reply: 'Reply',
});

/** What an entry is called. */
export const KIND_WORD = spokenWords<EntryKind>({
  question: 'Question',
  answer: 'Answer',
  comment: 'Comment',
  claim: 'Claim',
  term: 'Term',
  evidence: 'Evidence',
  source: 'Source',
  person: 'Person',
  topic: 'Topic',
});

/** What another question is to the one on the page, as the heading of a list. */
export const RELATION_WORD = spokenWords<QuestionRelationKind>({
  'follows-from': 'Follows from this',
  'leads-to': 'Leads to this',
  narrower: 'Narrower',
  broader: 'Broader',
  'duplicate-of': 'Asks the same',
  contrasts: 'In contrast',
  related: 'Related',
});

/** How a source was last seen. */
export const SEEN_WORDS = spokenWords<'live' | 'copy' | 'unverified'>({
  live: 'read at its address',
  copy: 'read in a stored copy',
  unverified: 'not verified',
});

/** A number of votes in words: `1 vote`, `-3 votes`. */
export const votes = (score: number): string => `${number(score)} ${nounFor(Math.abs(score), 'vote')}`;
