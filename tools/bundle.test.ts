import { mkdirSync, mkdtempSync, readdirSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundleTools } from './bundle.mjs';

const root = mkdtempSync(join(tmpdir(), 'bundle-'));
afterAll(() => rmSync(root, { recursive: true }));

const write = (file: string, text: string): void => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
};

/** What the bundled commands say of themselves. */
const said = async (): Promise<string> => {
  const url = pathToFileURL(join(await bundleTools(root), 'cli.js'));
  return (await import(/* @vite-ignore */ url.href)).text;
};

beforeAll(() => {
  for (const file of ['contentlayer.config.ts', 'next.config.mjs', 'package-lock.json', 'tsconfig.json'])
    write(file, '{}');
  write('package.json', '{ "type": "module" }');
  write('tools/content/contentlayer-run.mjs', '');
  write('tools/content/contentlayer-unused.cjs', '');
  write('lib/word.ts', "export const word: string = 'first';");
  write('tools/cli.ts', "import { word } from '../lib/word.ts'; export const text = word;");
});

it('runs the code that is there, whatever has been bundled before', async () => {
  expect(await said()).toBe('first');
  expect(await said()).toBe('first');
  const time = new Date();
  write('lib/word.ts', "export const word: string = 'later';"); // of the same length, and of the same time
  utimesSync(join(root, 'lib/word.ts'), time, time);
  expect(await said()).toBe('later');
});

it('bundles anew what was cut short', async () => {
  const folder = await bundleTools(root);
  truncateSync(join(folder, 'cli.js'), 10);
  await bundleTools(root);
  expect(await import(/* @vite-ignore */ `${pathToFileURL(join(folder, 'cli.js')).href}?again`)).toMatchObject({
    text: 'later',
  });
});

it('keeps what may still run, and drops what has not been started for a day', async () => {
  const [now, all] = [await bundleTools(root), join(root, '.cache/tools')];
  const before = readdirSync(all).filter((name) => !now.endsWith(name));
  expect(before).toHaveLength(1);
  const [yesterday] = [new Date(Date.now() - 25 * 60 * 60_000)];
  utimesSync(join(all, before[0] as string), yesterday, yesterday);
  write('lib/word.ts', "export const word: string = 'other';");
  expect(await said()).toBe('other');
  expect(readdirSync(all)).toHaveLength(2);
  expect(readdirSync(all)).not.toContain(before[0]);
});

it('leaves nothing behind, and says where, when the code cannot be read', async () => {
  const before = readdirSync(join(root, '.cache/tools'));
  write('lib/word.ts', 'export const word: string =');
  await expect(bundleTools(root)).rejects.toThrow('lib/word.ts:1:27');
  expect(readdirSync(join(root, '.cache/tools'))).toEqual(before);
});
