import { describe, expect, it } from 'vitest';
import type { Stance } from '#lib/schema/answer.ts';
import type { Status } from '#lib/schema/status.ts';
import { decidingClaims } from './deciding.ts';

/** Claims `a`, `b` and so on, each as `holds: supports disputes`. */
const claims = (...told: string[]) =>
  told.map((line, at) => {
    const [status = '', stances = ''] = line.split(': ');
    return { id: String.fromCharCode(97 + at), status: status as Status, stances: stances.split(' ') as Stance[] };
  });

const MANY = claims(
  'holds: supports',
  'note: supports',
  'holds: supports supports',
  'wrong: supports',
  'holds: disputes',
  'holds: supports',
  'open: supports',
  'imprecise: supports',
);

describe('decidingClaims(named, claims)', () => {
  it('are those that the author named, in the order in which they are named', () => {
    expect(decidingClaims(['f', 'a', 'c', 'b'], MANY)).toEqual(['f', 'a', 'c', 'b']);
  });

  it('are never one that no answer speaks to', () => {
    expect(decidingClaims(['z', 'a'], MANY)).toEqual(['a']);
  });

  it('are all of a few, the named ones first', () => {
    const few = MANY.slice(0, 7);
    expect(decidingClaims([], few)).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
    expect(decidingClaims(['c'], few)).toEqual(['c', 'a', 'b', 'd', 'e', 'f', 'g']);
  });

  it('are the wrong, the disputed and the shared ones where none is named, in the order of the thread', () => {
    expect(decidingClaims([], MANY)).toEqual(['c', 'd', 'e', 'h']);
  });

  it('are the first four where none stands out, and at most six', () => {
    expect(decidingClaims([], claims(...Array(9).fill('holds: supports')))).toEqual(['a', 'b', 'c', 'd']);
    expect(decidingClaims([], claims(...Array(9).fill('wrong: supports')))).toHaveLength(6);
  });
});
