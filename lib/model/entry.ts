import type { AnswerSpec } from '#lib/schema/answer.ts';
import type { ClaimSpec } from '#lib/schema/claim.ts';
import type { CommentSpec } from '#lib/schema/comment.ts';
import type { EvidenceSpec } from '#lib/schema/evidence.ts';
import type { PersonSpec } from '#lib/schema/person.ts';
import type { QuestionSpec } from '#lib/schema/question.ts';
import type { SourceSpec } from '#lib/schema/source.ts';
import type { TermSpec } from '#lib/schema/term.ts';
import type { TopicSpec } from '#lib/schema/topic.ts';

/** What every entry has: its id and the path of its file below the content folder. */
export type Filed = { id: string; file: string };

/** A text an author wrote; `mdx` bodies may hold the book's components, `md` and `html` bodies are imported and sanitised. */
export type Body = { raw: string; format: 'mdx' | 'md' | 'html' };

/**
 * Of an imported answer or comment: `keepsPage` where it once had a page of its own, which it keeps whatever its votes
 * become; `excerpt` where its summary is the beginning of its text, and nobody's sentence about it.
 */
type Imported = { keepsPage?: true; excerpt?: true };

/** A question. */
export type Question = QuestionSpec & Filed & { kind: 'question'; body: Body };
/** An answer; `question` is the id of its thread's question. */
export type Answer = AnswerSpec & Filed & Imported & { kind: 'answer'; question: string; body: Body };
/** A comment; `question` is the id of its thread's question, `role` what the author writes as `kind`. */
export type Comment = Omit<CommentSpec, 'kind'> &
  Filed &
  Imported & { kind: 'comment'; role: CommentSpec['kind']; question: string; body: Body };
/** A claim. */
export type Claim = ClaimSpec & Filed & { kind: 'claim'; body: Body };
/** A term of the glossary. */
export type Term = TermSpec & Filed & { kind: 'term'; body: Body };
/** A program that shows facts. */
export type Evidence = EvidenceSpec & Filed & { kind: 'evidence' };
/** Something the book leans on. */
export type Source = SourceSpec & Filed & { kind: 'source' };
/** Somebody who wrote what the book retells. */
export type Person = PersonSpec & Filed & { kind: 'person' };
/** A topic. */
export type Topic = TopicSpec & Filed & { kind: 'topic' };

/** Any entry of the book. */
export type Entry = Question | Answer | Comment | Claim | Term | Evidence | Source | Person | Topic;

/**
 * Whether an entry was imported, as a record that a program wrote. A person who is known from records alone has no page:
 * their name leads to their profile where they wrote.
 */
export const isRecord = ({ file }: Filed): boolean => file.endsWith('.jsonl');

/** An entry that has a text. */
export type EntryWithBody = Question | Answer | Comment | Claim | Term;
