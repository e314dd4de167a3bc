import { DECIDING, FEW_CLAIMS } from '#lib/model/deciding.ts';
import type { Issue } from '#lib/model/issue.ts';
import type { FileFacts } from '../facts.ts';
import { didYouMean } from '../near.ts';
import { issueAt } from '../span.ts';
import type { Book } from './book.ts';

/** Holds the claims that decide a question against those its answers make, and asks for them where there are many. */
export function checkDeciding(book: Book): Issue[] {
  return [...(book.byKind.get('question')?.values() ?? [])].flatMap((question) => {
    const answers = (book.threads.get(question.id) ?? []).filter(
      ({ kind, withdrawn }) => kind === 'answer' && !withdrawn,
    );
    // What an answer that cannot be read would claim is not held against the question.
    if (question.withdrawn || !question.complete || answers.some(({ complete }) => !complete)) return [];
    const made = [...new Set(answers.flatMap(({ references }) => claimsIn(references, 'claims.claim')))];
    return [...unsaid(book, question, made), ...undecided(question, made)];
  });
}

const claimsIn = (references: FileFacts['references'], field: string): string[] =>
  references.flatMap((reference) => (reference.field === field ? [reference.id] : []));

function unsaid(book: Book, { file, references }: FileFacts, made: string[]): Issue[] {
  const named = claimsIn(references, 'deciding');
  return references.flatMap(({ field, id, span }) =>
    field !== 'deciding' || made.includes(id) || !book.byKind.get('claim')?.has(id)
      ? []
      : [
          issueAt(
            file,
            span,
            'claims/unsaid',
            `claim "${id}" is to decide this question, and no answer makes it`,
            didYouMean(
              id,
              made.filter((other) => !named.includes(other)),
              'Remove it, or list it in the "claims" of an answer.',
            ),
          ),
        ],
  );
}

function undecided({ file, head, references }: FileFacts, made: string[]): Issue[] {
  const named = claimsIn(references, 'deciding');
  if (made.length <= FEW_CLAIMS || named.length >= DECIDING.least) return [];
  const more = made.filter((id) => !named.includes(id)).slice(0, DECIDING.least);
  return [
    issueAt(
      file,
      head,
      'questions/undecided',
      `the answers make ${made.length} claims, and "deciding" names ${named.length || 'none'}`,
      `Name in "deciding" the ${DECIDING.least} to ${DECIDING.most} that decide it, such as ${more.join(', ')}.`,
    ),
  ];
}
