import { below, type Random } from '../../tools/process/random.ts';

/** How good an answer of an engine is, each from 0 to 1. */
export type Scores = { ndcg10: number; mrr10: number; recall100: number };

/** Rates what an engine found, best first, by the grades of what it should have found. */
export function rate(found: readonly string[], rel: Readonly<Record<string, number>>): Scores {
  const grade = (id: string) => (Object.hasOwn(rel, id) ? (rel[id] as number) : 0);
  const gain = (grades: readonly number[]) =>
    grades.slice(0, 10).reduce((sum, value, index) => sum + (2 ** value - 1) / Math.log2(index + 2), 0);
  const ideal = gain(Object.values(rel).sort((a, b) => b - a));
  const first = found.slice(0, 10).findIndex((id) => grade(id) > 0);
  const relevant = Object.values(rel).filter((value) => value > 0).length;
  return {
    ndcg10: ideal ? gain(found.map(grade)) / ideal : 0,
    mrr10: first < 0 ? 0 : 1 / (first + 1),
    recall100: relevant ? found.slice(0, 100).filter((id) => grade(id) > 0).length / relevant : 0,
  };
}

/** The mean of a list; 0 when it is empty. */
export const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * The interval that holds 95 % of the mean differences of two engines when queries are drawn anew from those asked
 * (paired bootstrap). One engine is better than the other only when it does not reach 0.
 */
export function bootstrap(
  ours: readonly number[],
  theirs: readonly number[],
  random: Random,
): [low: number, high: number] {
  const differences = ours.map((value, index) => value - (theirs[index] as number));
  const means = Array.from({ length: 2_000 }, () =>
    mean(differences.map(() => differences[below(random, differences.length)] as number)),
  ).sort((a, b) => a - b);
  return [means[50] ?? 0, means[1_949] ?? 0];
}
