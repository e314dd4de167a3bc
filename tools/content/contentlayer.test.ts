import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { threadFiles } from '../../bench/thread.ts';
import { CACHE, ROOT } from '../paths.ts';
import { runNode } from '../process/child.ts';
import { LONG } from '../testing/sample.ts';
import { generateContent, runContentlayer } from './contentlayer.ts';

/** Contentlayer takes seconds to start, and more of them while a build runs beside the tests. */
const TIMEOUT = 300_000;

// Inside the checkout, so that the packages are found from there.
let base = '';
beforeAll(() => {
  mkdirSync(CACHE, { recursive: true });
  base = mkdtempSync(join(CACHE, 'contentlayer-test-'));
  mkdirSync(join(base, 'content'));
  write('site.yaml', 'name: A book\nsentence: A sentence.\n');
  for (const index of [0, 1]) for (const { path, text } of threadFiles(index)) write(path, text);
  write('evidence/pull/evidence.yaml', 'title: A pull\nsentence: It pulls.\n');
  write('evidence/pull/trace-1cpu.json', '{}'); // no document: contentlayer would refuse it
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

const content = () => join(base, 'content');
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(content(), path)), { recursive: true });
  writeFileSync(join(content(), path), text);
};
const generate = (place: string) => generateContent(content(), join(base, place));
const find = (kind: string): string =>
  readdirSync(content(), { recursive: true, encoding: 'utf8' })
    .sort()
    .find((path) => path.includes(kind)) as string;

/** Every list in a place, by type. */
function listsIn(place: string): Record<string, string> {
  const generated = join(base, place, '.contentlayer/generated');
  const types = readdirSync(generated, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return Object.fromEntries(
    types.map(({ name }) => [name, readFileSync(join(generated, name, '_index.json'), 'utf8')]),
  );
}

describe('generateContent(folder, place)', () => {
  it(
    'makes of few changed files, byte for byte, what it makes of all of them',
    async () => {
      expect(await generate('kept')).toMatch(/^\d+ documents$/);
      const before = listsIn('kept');
      expect(await generate('kept')).toMatch(/^\d+ documents, none of them changed$/);

      utimesSync(join(content(), find('claims/')), 1, 1); // another time is no other content
      expect(await generate('kept')).toMatch(/none of them changed$/);

      appendFileSync(join(content(), find('answer-')), '\nOne sentence more.\n');
      const [first, second] = [find('claims/'), find('question.md')];
      write('claims/0-new.mdx', readFileSync(join(content(), first), 'utf8'));
      write('claims/zz-new.mdx', readFileSync(join(content(), first), 'utf8'));
      rmSync(join(content(), first));
      write('topics/a-topic.yaml', 'name: A topic\nsentence: A sentence.\n');
      appendFileSync(join(content(), second), '\n“Ünïcode” and \\ and "quotes".\n');
      write('site.yaml', 'name: Another book\nsentence: Another sentence.\n');
      expect(await generate('kept')).toMatch(/^\d+ documents, 6 of them anew$/);

      expect(await generate('fresh')).toMatch(/^\d+ documents$/);
      expect(listsIn('kept')).toEqual(listsIn('fresh'));
      for (const type of ['Answer', 'Claim', 'Question', 'Topic', 'Settings'])
        expect(listsIn('kept')[type]).not.toBe(before[type]);

      rmSync(join(content(), 'topics/a-topic.yaml'));
      expect(await generate('kept')).toMatch(/^\d+ documents, 0 of them anew$/);
      expect(listsIn('kept').Topic).toBe('[]');
    },
    TIMEOUT,
  );

  it(
    'refuses a file in the words of contentlayer, and leaves the lists as they were',
    async () => {
      const sound = readFileSync(join(content(), find('question.md')), 'utf8');
      await generate('kept');
      const before = listsIn('kept');
      write(find('question.md'), sound.replace('---\n', '---\nnonsense: 1\n'));
      if (LONG) await expect(generate('other')).rejects.toThrow(/nonsense/);
      await expect(generate('kept')).rejects.toThrow(/nonsense/);
      expect(listsIn('kept')).toEqual(before);
      write(find('question.md'), sound);
      expect(await generate('kept')).toMatch(/none of them changed$/);
    },
    TIMEOUT,
  );

  it.runIf(LONG)(
    'makes the same of many files part by part',
    async () => {
      const count = await generate('kept');
      await generateContent(content(), join(base, 'parts'), Math.ceil(Number.parseInt(count, 10) / 3));
      expect(listsIn('parts')).toEqual(listsIn('kept'));
    },
    TIMEOUT,
  );

  it.runIf(LONG)(
    'goes over all files when somebody else has written a list',
    async () => {
      await generate('kept');
      const before = listsIn('kept');
      writeFileSync(join(base, 'kept/.contentlayer/generated/Claim/_index.json'), '[]');
      expect(await generate('kept')).toMatch(/^\d+ documents$/);
      expect(listsIn('kept')).toEqual(before);
    },
    TIMEOUT,
  );
});

describe('runContentlayer(folder, place, files, limit)', () => {
  it.runIf(LONG)(
    'makes what the command of contentlayer makes of the whole folder',
    async () => {
      rmSync(join(content(), 'evidence/pull/trace-1cpu.json')); // so far from the checkout the command does not leave it out
      await generate('kept');
      const place = join(base, 'command');
      mkdirSync(place);
      const goToPlace = 'data:text/javascript,process.chdir(process.env.PWD);process.env.PWD=process.cwd()';
      const command = [join(ROOT, 'node_modules/contentlayer2/bin/cli.cjs'), 'build'];
      await runNode(['--import', goToPlace, ...command, '--config', join(ROOT, 'contentlayer.config.ts')], {
        env: { PWD: place, ANSWERBOOK_CONTENT: content() },
      });
      const sorted = (lists: Record<string, string>) =>
        Object.entries(lists).map(([type, list]) => [
          type,
          [JSON.parse(list)].flat().sort((a, b) => (a._id < b._id ? -1 : 1)),
        ]);
      expect(sorted(listsIn('command'))).toEqual(sorted(listsIn('kept')));
    },
    TIMEOUT,
  );

  it('stops contentlayer when it takes too long', async () => {
    mkdirSync(join(base, 'slow'));
    await expect(runContentlayer(content(), join(base, 'slow'), new Set(['site.yaml']), 20)).rejects.toThrow(
      /^contentlayer was stopped/,
    );
  });
});
