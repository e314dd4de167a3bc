import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { findDocuments, keepState, loadState } from './contentlayer-state.ts';

const parent = mkdtempSync(join(tmpdir(), 'contentlayer-state-'));
afterAll(() => rmSync(parent, { recursive: true }));

let place: string;
const list = () => join(place, '.contentlayer/generated/Claim/_index.json');

beforeEach(() => {
  place = join(mkdtempSync(join(parent, 'place-')), 'checkout');
  mkdirSync(join(place, 'content/claims'), { recursive: true });
  mkdirSync(join(place, '.contentlayer/generated/Claim'), { recursive: true });
  writeFileSync(join(place, 'content/claims/a.mdx'), 'A.');
  writeFileSync(join(place, 'content/claims/b.mdx'), 'B.');
  writeFileSync(list(), '[{"_id":"claims/a.mdx"},{"_id":"claims/b.mdx"}]');
  keepState(place, join(place, 'content'), 'v', findDocuments(join(place, 'content')));
});

/** The files that count as changed, or that nothing is known. */
function changedIn(at: string, version = 'v'): string[] | 'nothing is known' {
  const content = join(at, 'content');
  const known = loadState(at, content, version)?.files;
  if (!known) return 'nothing is known';
  const now = findDocuments(content, known);
  return [...now].filter(([file, { hash }]) => hash !== known.get(file)?.hash).map(([file]) => file);
}

describe('loadState(place, folder, version)', () => {
  it('knows every file that has not changed', () => {
    expect(changedIn(place)).toEqual([]);
    writeFileSync(join(place, 'content/claims/b.mdx'), 'C.');
    expect(changedIn(place)).toEqual(['claims/b.mdx']);
  });

  it('knows them in a checkout that was moved, and in one that was copied', () => {
    const [copied, moved] = ['copied', 'moved'].map((name) => join(place, '..', name)) as [string, string];
    cpSync(place, copied, { recursive: true });
    expect(changedIn(copied)).toEqual([]);
    renameSync(place, moved);
    expect(changedIn(moved)).toEqual([]);
  });

  it.each<[string, () => void]>([
    ['a list was cut short', () => truncateSync(list(), 20)],
    ['a list is empty', () => truncateSync(list(), 0)],
    ['a list is gone', () => rmSync(list())],
    ['all lists are gone', () => rmSync(join(place, '.contentlayer'), { recursive: true })],
    ['somebody else wrote a list of the same length', () => writeFileSync(list(), `[${' '.repeat(45)}]`)],
    ['the state was cut short', () => truncateSync(join(place, '.cache/contentlayer.json'), 30)],
    ['the state is empty', () => truncateSync(join(place, '.cache/contentlayer.json'), 0)],
    ['the state is no state', () => writeFileSync(join(place, '.cache/contentlayer.json'), 'null')],
  ])('knows nothing when %s', (_, spoil) => {
    spoil();
    expect(changedIn(place)).toBe('nothing is known');
  });

  it('knows nothing of another folder or version', () => {
    expect(loadState(place, join(place, 'other'), 'v')).toBeUndefined();
    expect(changedIn(place, 'w')).toBe('nothing is known');
  });
});
