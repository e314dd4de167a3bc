import { homeOf } from './numbering.ts';

/** Files that hold a sorted list between them: where each begins, in order. */
export type Ranges = readonly string[];

/** The number of the file that has `key`, if any has. */
export function fileOf(key: string, ranges: Ranges): number {
  let [low, high] = [0, ranges.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((ranges[middle] as string) <= key) low = middle;
    else high = middle;
  }
  return low;
}

/** The numbers of the files that may have keys beginning with `prefix`. */
export function filesWith(prefix: string, ranges: Ranges): number[] {
  const first = fileOf(prefix, ranges);
  let last = first;
  while (last + 1 < ranges.length && (ranges[last + 1] as string).startsWith(prefix)) last++;
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

/** One key in so many may begin a file. */
const CUTS = 16;

/**
 * Cuts a sorted list into files of about `size` each, and says where each begins: with the shortest text that tells it from
 * the end of the one before. Where a file may begin is decided by the key alone, so that a longer item moves few cuts.
 */
export function cutIntoFiles<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  sizeOf: (item: T) => number,
  size: number,
): { ranges: string[]; files: T[][] } {
  const ranges: string[] = [];
  const files: T[][] = [];
  let used = Number.POSITIVE_INFINITY;
  let last = '';
  for (const item of items) {
    const key = keyOf(item);
    if (used >= 2 * size || (used >= size && homeOf(key, CUTS) === 0)) {
      ranges.push(files.length === 0 ? '' : shortestAfter(last, key));
      files.push([]);
      used = 0;
    }
    files.at(-1)?.push(item);
    used += sizeOf(item);
    last = key;
  }
  return { ranges, files };
}

function shortestAfter(before: string, key: string): string {
  let length = 1;
  while (key.slice(0, length) <= before) length++;
  return key.slice(0, length);
}
