import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { resolveTarget } from './resolve.ts';

const parent = mkdtempSync(join(tmpdir(), 'answerbook-'));
const root = join(parent, 'out');
mkdirSync(join(root, 'q'), { recursive: true });
mkdirSync(join(root, 'empty'));
for (const path of ['index.html', 'q/index.html', 'feed.xml', '_headers', '.secret'])
  writeFileSync(join(root, path), path);
writeFileSync(join(parent, 'secret.txt'), 'secret');

describe('resolveTarget(root, target, base)', () => {
  it.each([
    ['/', 'index.html'],
    ['/q/', 'q/index.html'],
    ['/q/?sort=title', 'q/index.html'],
    ['/q/index.html', 'q/index.html'],
    ['/feed.xml', 'feed.xml'],
    ['/%66eed.xml', 'feed.xml'],
  ])('%s is the file %s', (target, file) => {
    expect(resolveTarget(root, target)).toMatchObject({ file: join(root, file) });
  });

  it.each([
    ['/q', '/q/'],
    ['/q?sort=title', '/q/?sort=title'],
  ])('%s leads to %s', (target, redirect) => {
    expect(resolveTarget(root, target)).toEqual({ redirect });
  });

  it.each([
    '/../secret.txt',
    '/q/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/%2E%2e%2Fsecret.txt',
    '/..%5csecret.txt',
    '/..\\secret.txt',
    '/q%2f',
    '/q/%00',
    '/%',
    '/%zz',
    '/%c3%28',
    'http://other.example/',
    '*',
  ])('%s is refused', (target) => {
    expect(resolveTarget(root, target)).toMatchObject({ status: 400 });
  });

  it.each([
    '/nothing',
    '/nothing/',
    '/empty/',
    '/empty',
    '/_headers',
    '/.secret',
    '/.answerbook/record.json',
    '/%2eanswerbook/record.json',
    '/q/.answerbook/record.json',
    '//other.example',
    '/q//',
    '/feed.xml/',
  ])('%s is not there', (target) => {
    expect(resolveTarget(root, target)).toMatchObject({ status: 404 });
  });

  it('knows a site below a path', () => {
    expect(resolveTarget(root, '/book/q/', '/book')).toMatchObject({ file: join(root, 'q/index.html') });
    expect(resolveTarget(root, '/book/q', '/book')).toEqual({ redirect: '/book/q/' });
    expect(resolveTarget(root, '/book', '/book')).toEqual({ redirect: '/book/' });
    expect(resolveTarget(root, '/', '/book')).toMatchObject({ status: 404 });
    expect(resolveTarget(root, '/bookish/', '/book')).toMatchObject({ status: 404 });
  });
});
