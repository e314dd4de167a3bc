import type { Question, Term } from './entry.ts';

/** What another question is to this one. `leads-to` is the other side of `follows-from`. */
export type QuestionRelationKind = 'follows-from' | 'leads-to' | 'narrower' | 'broader' | 'duplicate-of' | 'contrasts';

/** Another question and what it is to this one. */
export type QuestionRelation = { question: string; as: QuestionRelationKind };

const OTHER_SIDE: Record<QuestionRelationKind, QuestionRelationKind> = {
  'follows-from': 'leads-to',
  'leads-to': 'follows-from',
  narrower: 'broader',
  broader: 'narrower',
  'duplicate-of': 'duplicate-of',
  contrasts: 'contrasts',
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

/** A term's relations to other terms, by the other terms' ids. */
export type TermRelations = { broader: string[]; narrower: string[]; contrasts: string[]; related: string[] };

/** Every term's relations, told from both sides; a closer relation keeps a pair out of `related`. */
export function termRelations(terms: ReadonlyMap<string, Term>): Map<string, TermRelations> {
  const relations = new Map<string, TermRelations>(
    [...terms.keys()].map((id) => [id, { broader: [], narrower: [], contrasts: [], related: [] }]),
  );
  const add = (from: string, kind: keyof TermRelations, to: string) => {
    const list = relations.get(from)?.[kind];
    if (list && terms.has(to) && from !== to && !list.includes(to)) list.push(to);
  };
  const both = (term: Term, kind: keyof TermRelations, otherSide: keyof TermRelations) => {
    for (const to of term[kind]) {
      add(term.id, kind, to);
      add(to, otherSide, term.id);
    }
  };
  for (const term of terms.values()) {
    both(term, 'broader', 'narrower');
    both(term, 'narrower', 'broader');
    both(term, 'contrasts', 'contrasts');
    both(term, 'related', 'related');
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
