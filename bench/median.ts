/** The middle one of some numbers; of an even count the mean of the middle two. */
export function median(numbers: readonly number[]): number {
  if (numbers.length === 0) throw new RangeError('nothing has no median');
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
}

/** The median of every field of some records of numbers, field by field. */
export function medians<T extends Record<string, number>>(records: readonly T[]): T {
  const fields = Object.keys(records[0] ?? {}) as (keyof T)[];
  return Object.fromEntries(
    fields.map((field) => [field, median(records.map((record) => record[field] as number))]),
  ) as T;
}
