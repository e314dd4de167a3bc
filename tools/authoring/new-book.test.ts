import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ROOT } from '../paths.ts';
import { bookFiles, workflow, writeBook } from './new-book.ts';

const folder = mkdtempSync(join(tmpdir(), 'book-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('writeBook(folder, given)', () => {
  it('refuses a folder that holds something, and one inside the checkout', () => {
    mkdirSync(join(folder, 'full'));
    writeFileSync(join(folder, 'full/notes.txt'), 'mine');
    expect(() => writeBook(join(folder, 'full'), {})).toThrow('is not empty');
    expect(() => writeBook(join(ROOT, 'books/mine'), {})).toThrow('outside this checkout');
  });

  it('keeps a name and a sentence as they were given, whatever YAML would make of them', () => {
    writeBook(join(folder, 'odd'), { name: 'yes: #1', sentence: '- "What?"' });
    expect(parse(readFileSync(join(folder, 'odd/site.yaml'), 'utf8'))).toMatchObject({
      name: 'yes: #1',
      sentence: '- "What?"',
    });
  });
});

describe('workflow(repository)', () => {
  it('checks out the book and Answerbook, and builds the one with the other', () => {
    const { jobs } = parse(workflow('somebody/answerbook')) as {
      jobs: { build: { steps: Record<string, unknown>[] } };
    };
    const [book, tool] = jobs.build.steps;
    expect(book?.with).toEqual({ path: 'book', 'persist-credentials': false });
    expect(tool?.with).toEqual({ repository: 'somebody/answerbook', path: 'answerbook', 'persist-credentials': false });
    expect(jobs.build.steps.find(({ run }) => run)).toMatchObject({
      run: 'npm run build -- --content ../book --out ../out',
      'working-directory': 'answerbook',
    });
  });
});

describe('bookFiles(site, tool, repository)', () => {
  it('has one script that knows where Answerbook is', () => {
    const files = bookFiles({ name: 'A', sentence: 'B.' }, '../my answerbook', 'a/b');
    const { scripts } = JSON.parse(files.get('package.json') ?? '') as { scripts: Record<string, string> };
    expect(Object.values(scripts).filter((script) => script.includes('answerbook'))).toEqual([
      'node "../my answerbook/tools/run.mjs"',
    ]);
  });

  it('tells yaml-language-server the schema of every kind of file, front matter too', () => {
    const files = bookFiles({ name: 'A', sentence: 'B.' }, ROOT, 'a/b');
    const settings = JSON.parse(files.get('.vscode/settings.json') ?? '') as { 'yaml.schemas': Record<string, string> };
    const schemas = Object.entries(settings['yaml.schemas']);
    expect(schemas.map(([, glob]) => glob)).toEqual(
      expect.arrayContaining(['site.yaml', 'questions/*/question.mdx', 'questions/*/answer-*.mdx', 'sources/*.yaml']),
    );
    for (const [file] of schemas) expect(existsSync(file), file).toBe(true);
  });
});
