import { dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { judge, readJudged } from '../bench/search/judged.ts';
import { fetchFromFolder } from '../tools/server/fetch-from-folder.ts';
import { OUT } from './out.ts';

const JUDGED = join(dirname(OUT), 'lib/search/judged.yaml');

test('every judged query finds what a reader wants, but for the misses that are listed', async () => {
  const { misses } = await judge(JUDGED, fetchFromFolder(OUT));
  const listed = readJudged(JUDGED).filter(({ missed }) => missed);
  const found = new Map(misses.map((miss) => [miss.query, miss]));
  expect(misses.filter(({ query }) => !listed.some((known) => known.query === query))).toEqual([]);
  expect(listed.filter(({ query }) => !found.has(query)).map(({ query }) => `${query} is met now`)).toEqual([]);
});
