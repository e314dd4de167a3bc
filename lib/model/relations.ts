import type { Question, Term } from './entry.ts';

/** What another question is to this one. `leads-to` is the other side of `follows-from`. */
export type QuestionRelationKind =
  | 'follows-from'
  | 'leads-to'
  | 'narrower'
  | 'broader'
  | 'duplicate-of'
  | 'contrasts'
  | 'related';

/** Another question and what it is to this one. */
export type QuestionRelation = { question: string; as: QuestionRelationKind };

const OTHER_SIDE: Record<QuestionRelationKind, QuestionRelationKind> = {
  'follows-from': 'leads-to',
  'leads-to': 'follows-from',
  narrower: 'broader',
  broader: 'narrower',
  'duplicate-of': 'duplicate-of',
  contrasts: 'contrasts',
  related: 'related',
};

/** Every question's relations, those that only the other side wrote included; each pair once. */
export function questionRelations(questions: ReadonlyMap<string, Question>): Map<string, QuestionRelation[]> {
  const relations = new Map<string, QuestionRelation[]>([...questions.keys()].map((id) => [id, []]));
  const add = (from: string, question: string, as: QuestionRelationKind) => {
    const list = relations.get(from);
    if (list && questions.has(question) && !list.some((known) => known.question === question))
      list.push({ question, as });
  };
  for (const { id, related } of questions.values()) for (const { question, as } of related) add(id, question, as);
  for (const { id, related } of questions.values())
    for (const { question, as } of related) add(question, id, OTHER_SIDE[as]);
  return relations;
}

/** What another term is to this one. */
export type TermRelationKind = 'broader' | 'narrower' | 'contrasts' | 'related';

/**
 * A term's relations to other terms, by the other terms' ids; `differences` holds the sentence that tells it from a
 * contrasting one, where either of the two has it.
 */
export type TermRelations = Record<TermRelationKind, string[]> & { differences: ReadonlyMap<string, string> };

/** The ids of the terms that a term says it contrasts with, however it says it. */
export const contrastsOf = (term: Pick<Term, 'contrasts'>): string[] =>
  term.contrasts.map((contrast) => (typeof contrast === 'string' ? contrast : contrast.term));

/** Every term's relations, told from both sides; a closer relation keeps a pair out of `related`. */
export function termRelations(terms: ReadonlyMap<string, Term>): Map<string, TermRelations> {
  const differences = new Map([...terms.keys()].map((id) => [id, new Map<string, string>()]));
  const relations = new Map<string, TermRelations>(
    [...differences].map(([id, told]) => [
      id,
      { broader: [], narrower: [], contrasts: [], related: [], differences: told },
    ]),
  );
  const add = (from: string, kind: TermRelationKind, to: string) => {
    const list = relations.get(from)?.[kind];
    if (list && terms.has(to) && from !== to && !list.includes(to)) list.push(to);
  };
  const both = (id: string, kind: TermRelationKind, others: readonly string[], otherSide = kind) => {
    for (const to of others) {
      add(id, kind, to);
      add(to, otherSide, id);
    }
  };
  for (const term of terms.values()) {
    both(term.id, 'broader', term.broader, 'narrower');
    both(term.id, 'narrower', term.narrower, 'broader');
    both(term.id, 'contrasts', contrastsOf(term));
    both(term.id, 'related', term.related);
    for (const contrast of term.contrasts) {
      if (typeof contrast === 'string' || !terms.has(contrast.term)) continue;
      differences.get(term.id)?.set(contrast.term, contrast.difference);
      differences.get(contrast.term)?.set(term.id, contrast.difference);
    }
  }
  for (const relation of relations.values()) {
    const closer = new Set([...relation.broader, ...relation.narrower, ...relation.contrasts]);
    relation.related = relation.related.filter((id) => !closer.has(id));
  }
  return relations;
}

/** Every pair of contrasting terms once, both ids in alphabetical order. */
export function contrastingPairs(relations: ReadonlyMap<string, TermRelations>): [string, string][] {
  const pairs = [...relations].flatMap(([id, { contrasts }]) =>
    contrasts.filter((other) => id < other).map((other): [string, string] => [id, other]),
  );
  return pairs.sort();
}
