import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { judge, readJudged } from '../tools/bench/search/judged.ts';
import { OUT } from './out.ts';

const JUDGED = join(dirname(OUT), 'lib/search/judged.yaml');

/** The published files, read as a browser would fetch them. */
const fetchFile = async (address: string) => {
  const file = join(OUT, address);
  const isThere = existsSync(file);
  return { ok: isThere, status: isThere ? 200 : 404, text: async () => readFileSync(file, 'utf8') };
};

test('every judged query finds what a reader wants, but for the misses that are listed', async () => {
  const { misses } = await judge(JUDGED, fetchFile);
  const listed = readJudged(JUDGED).filter(({ missed }) => missed);
  const found = new Map(misses.map((miss) => [miss.query, miss]));
  expect(misses.filter(({ query }) => !listed.some((known) => known.query === query))).toEqual([]);
  expect(listed.filter(({ query }) => !found.has(query)).map(({ query }) => `${query} is met now`)).toEqual([]);
});
