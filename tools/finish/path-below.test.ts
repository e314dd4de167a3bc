import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pathBelow } from './path-below.ts';

let parent: string;
let folder: string;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'answerbook-'));
  folder = join(parent, 'out');
  mkdirSync(join(folder, 'q'), { recursive: true });
});

afterEach(() => rmSync(parent, { recursive: true }));

describe('pathBelow(folder, path)', () => {
  it.each(['index.html', 'q/tides/index.html', '_styles/a.css', 'media/claims/a b.png', '_redirects.nginx'])(
    'makes the path of %s',
    (path) => expect(pathBelow(folder, path)).toBe(join(folder, path)),
  );

  it.each([
    '',
    '.',
    '..',
    './index.html',
    '../victim/index.html',
    'q/../../victim',
    'q/..',
    'q/./x',
    '/etc/passwd',
    '//host/share',
    'q//x',
    'q/',
    '..\\victim',
    'q\\..\\..\\victim',
    'C:\\victim',
    'C:/victim',
    'c:victim',
    '\\\\host\\share',
    '\\\\?\\C:\\victim',
    'q/x\0.html',
    'q/x\n',
    '%2e%2e/victim',
    'q/%2e%2e%2fvictim',
    '%c0%ae%c0%ae/victim',
    '.. /victim',
    '... /x',
    '.../victim',
    'q/x::$DATA',
    'q/*',
    'q/x?',
    `q/${'x'.repeat(256)}`,
    `q/${'ä'.repeat(128)}`,
    `${'q/'.repeat(500)}x`,
    '\ud800/x',
  ])('refuses %j', (path) =>
    expect(() => pathBelow(folder, path)).toThrow(`${JSON.stringify(path)} is no path below ${folder}`),
  );

  it('refuses a link on the way and at the end, even one that leads nowhere', () => {
    mkdirSync(join(parent, 'victim'));
    symlinkSync(join(parent, 'victim'), join(folder, 'claims'));
    symlinkSync(join(parent, 'nothing'), join(folder, 'q/index.html'));
    expect(() => pathBelow(folder, 'claims/x/index.html')).toThrow(`${join(folder, 'claims')} is a link`);
    expect(() => pathBelow(folder, 'q/index.html')).toThrow(`${join(folder, 'q/index.html')} is a link`);
    expect(existsSync(join(parent, 'nothing'))).toBe(false);
  });

  it('lets who writes find a file where a folder should be', () => {
    writeFileSync(join(folder, 'feed.xml'), '');
    expect(pathBelow(folder, 'feed.xml/index.html')).toBe(join(folder, 'feed.xml/index.html'));
  });
});
