import type { Issue } from '#lib/model/issue.ts';
import type { FieldReference, FileFacts } from '../facts.ts';
import { issueAt } from '../span.ts';
import { type Book, keyOfFacts } from './book.ts';

/** A step of a graph: where it is written, and where it leads. */
export type Step = { from: string; to: string; file: string; reference: FieldReference };

/** Finds circles: of each only one, from its first member in alphabetical order, in as few steps as it takes. */
export function findCircles(steps: Step[]): Step[][] {
  const next = new Map<string, Step[]>();
  for (const step of steps) next.set(step.from, [...(next.get(step.from) ?? []), step]);
  const done = new Set<string>();
  const circles: Step[][] = [];
  for (const start of [...next.keys()].sort()) {
    if (done.has(start)) continue;
    const circle = shortestWayBack(start, next);
    if (!circle) continue;
    circles.push(circle);
    for (const step of circle) done.add(step.from);
  }
  return circles;
}

function shortestWayBack(start: string, next: ReadonlyMap<string, Step[]>): Step[] | undefined {
  const cameBy = new Map<string, Step>();
  const queue = [start];
  for (const at of queue) {
    for (const step of next.get(at) ?? []) {
      if (step.to === start) {
        const way = [step];
        for (let back = at; back !== start; ) {
          const before = cameBy.get(back);
          if (!before) break;
          way.unshift(before);
          back = before.from;
        }
        return way;
      }
      if (cameBy.has(step.to)) continue;
      cameBy.set(step.to, step);
      queue.push(step.to);
    }
  }
  return undefined;
}

/** Says where replies lead back to themselves. A reply to itself is another rule's finding. */
export function checkRepliesCircle(book: Book): Issue[] {
  const steps = book.entries.flatMap((entry) =>
    entry.references
      .filter(({ field, id }) => field === 'replyTo' && id !== entry.id)
      .map((reference) => ({
        from: keyOfFacts(entry),
        to: `comment/${entry.parent}/${reference.id}`,
        file: entry.file,
        reference,
      })),
  );
  return findCircles(steps).map((circle) =>
    sayCircle(
      circle,
      'replies/circular',
      'replies lead back to themselves',
      'A reply comes after what it replies to: remove one of these.',
    ),
  );
}

/** Says where broader and narrower terms lead back to themselves. Two terms alone contradict each other, which is another rule's finding. */
export function checkTermsCircle(book: Book): Issue[] {
  const steps = book.entries.filter((entry) => entry.kind === 'term').flatMap(stepsUp);
  return findCircles(steps)
    .filter((circle) => circle.length > 2)
    .map((circle) =>
      sayCircle(circle, 'terms/circular', 'broader terms lead back to themselves', 'Remove one of these relations.'),
    );
}

/** A term's relations as steps from the narrower to the broader term, whichever side says it. */
export function stepsUp(term: FileFacts): Step[] {
  return term.references.flatMap((reference) => {
    if (reference.id === term.id) return [];
    if (reference.field === 'broader') return [{ from: term.id, to: reference.id, file: term.file, reference }];
    return reference.field === 'narrower' ? [{ from: reference.id, to: term.id, file: term.file, reference }] : [];
  });
}

function sayCircle(circle: Step[], rule: 'replies/circular' | 'terms/circular', message: string, hint: string): Issue {
  const name = (key: string) => key.slice(key.lastIndexOf('/') + 1);
  const way = [...circle.map((step) => name(step.from)), name(circle[0]?.from ?? '')].join(' → ');
  const [first] = circle;
  return issueAt(first?.file ?? '', first?.reference.span ?? [1, 1, 1, 1], rule, `${message}: ${way}`, hint);
}
