import { compareAddress } from '#lib/model/ids.ts';
import type { Issue } from '#lib/model/issue.ts';
import type { FieldReference, FileFacts } from '../facts.ts';
import { issueAt } from '../span.ts';
import type { Book } from './book.ts';

/** One entry saying what it is to another: `says` is what a sentence would have it be. */
type Saying = { from: FileFacts; to: string; word: string; reference: FieldReference };

/** Says which contrasting terms would be compared where two others are: `a-vs` and `b`, `a` and `vs-b`. */
export function checkComparisons(book: Book): Issue[] {
  const terms = book.byKind.get('term');
  const pairs = new Map<string, string>();
  return [...(terms?.values() ?? [])].flatMap((term) =>
    term.references.flatMap(({ field, id, span }) => {
      if (field !== 'contrasts' || !terms?.has(id)) return [];
      const address = compareAddress(term.id, id);
      const pair = [term.id, id].sort().join('" and "');
      const first = pairs.get(address) ?? pair;
      pairs.set(address, first);
      return first === pair
        ? []
        : [
            issueAt(
              term.file,
              span,
              'terms/incomparable',
              `"${pair}" would be compared at ${address}, where "${first}" are`,
              'Give one of the four another id.',
            ),
          ];
    }),
  );
}

/** Says which terms call each other both broader, both narrower, or broader and a contrast at once. */
export function checkTermRelations(book: Book): Issue[] {
  const sayings = [...(book.byKind.get('term')?.values() ?? [])].flatMap((from) =>
    from.references.flatMap((reference) =>
      ['broader', 'narrower', 'contrasts'].includes(reference.field)
        ? [{ from, to: reference.id, word: reference.field, reference }]
        : [],
    ),
  );
  return contradictions(sayings, 'terms/contradictory');
}

/** Says which questions call each other both narrower, both a consequence, or two things that exclude each other. `as` says what the named question is to this one. */
export function checkQuestionRelations(book: Book): Issue[] {
  const sayings = [...(book.byKind.get('question')?.values() ?? [])].flatMap((from) =>
    from.references.flatMap((reference) =>
      reference.field === 'related.question' && reference.beside !== undefined
        ? [{ from, to: reference.id, word: reference.beside, reference }]
        : [],
    ),
  );
  return contradictions(sayings, 'questions/contradictory');
}

/** Relations that cannot hold of one pair together, seen from its first member: `<` is below, `>` above, `=` neither. */
const EXCLUDES: readonly [string, string][] = [
  ['narrower', 'broader'],
  ['narrower', 'contrasts'],
  ['broader', 'contrasts'],
  ['follows-from', 'leads-to'],
  ['duplicate-of', 'narrower'],
  ['duplicate-of', 'broader'],
  ['duplicate-of', 'contrasts'],
  ['duplicate-of', 'follows-from'],
  ['duplicate-of', 'leads-to'],
];

/** The same relation said from the other side. */
const OTHER_SIDE: ReadonlyMap<string, string> = new Map([
  ['narrower', 'broader'],
  ['broader', 'narrower'],
  ['follows-from', 'leads-to'],
  ['leads-to', 'follows-from'],
]);

function contradictions(sayings: Saying[], rule: 'terms/contradictory' | 'questions/contradictory'): Issue[] {
  const issues: Issue[] = [];
  const pairs = new Map<string, (Saying & { seen: string })[]>();
  for (const saying of sayings) {
    if (saying.from.id === saying.to) continue;
    const [a = '', b = ''] = [saying.from.id, saying.to].sort();
    const key = `${a} ${b}`;
    const seen = saying.from.id === a ? saying.word : (OTHER_SIDE.get(saying.word) ?? saying.word);
    const earlier = pairs.get(key) ?? [];
    const against = earlier.find((other) =>
      EXCLUDES.some(([x, y]) => (seen === x && other.seen === y) || (seen === y && other.seen === x)),
    );
    if (against)
      issues.push(
        issueAt(
          saying.from.file,
          saying.reference.span,
          rule,
          `calls "${saying.to}" ${saying.word}, but "${against.from.id}" calls "${against.to}" ${against.word} ("${against.from.file}", line ${against.reference.span[0]})`,
          'Correct or remove one of the two.',
        ),
      );
    earlier.push({ ...saying, seen });
    pairs.set(key, earlier);
  }
  return issues;
}
