import { dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { judge } from '../bench/search/judged.ts';
import { fetchFromFolder } from '../tools/server/fetch-from-folder.ts';
import { OUT } from './out.ts';

const JUDGED = join(dirname(OUT), 'lib/search/judged.yaml');

/** The part of the judged queries that has to be met. What is written later may push an entry down by a place or two. */
const LEAST = 0.88;

test('nearly nine of ten judged queries find what a reader wants among the first three', async () => {
  const { queries, misses } = await judge(JUDGED, fetchFromFolder(OUT));
  const report = misses.map(
    ({ query, missing, found }) => `${query}: ${missing.join(', ')}; found ${found.join(', ')}`,
  );
  expect(1 - misses.length / queries, report.join('\n')).toBeGreaterThanOrEqual(LEAST);
});
