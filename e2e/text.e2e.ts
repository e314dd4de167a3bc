import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { visibleTextOf } from '../tools/finish/visible-text.ts';
import { filesOf, OUT } from './out.ts';

const EXPORT = join(OUT, '../.cache/export');

test('every page says after finish what it said before', () => {
  const files = filesOf('.html');
  expect(files.length).toBeGreaterThan(10);
  for (const file of files) {
    const drawn = readFileSync(join(EXPORT, file === '404.html' ? '404/index.html' : file), 'utf8');
    const published = readFileSync(join(OUT, file), 'utf8');
    expect(visibleTextOf(published), file).toBe(visibleTextOf(drawn));
  }
});
