import { describe, expect, it } from 'vitest';
import type { Claim } from '#lib/model/entry.ts';
import { claim } from '#lib/schema/claim.ts';
import { basisOf } from './basis.ts';
import type { Book } from './book.ts';

/** A book in which the program `tides` was recorded on one CPU, and `moon` never. */
const book = {
  site: { evidence: new Map(['tides', 'moon'].map((id) => [id, { id }])) },
  recordOf: ({ id }: { id: string }) => ({ traces: id === 'tides' ? [{ cpus: 1 }] : [] }),
} as unknown as Book;

const basisOfClaim = (fields: object) =>
  basisOf(book, claim.parse({ statement: 'The sea rises.', status: 'open', ...fields }) as Claim);

const run = (program: string) => [{ program, cpus: 1, fact: 'rises' }];

describe('what a claim rests on', () => {
  it.each([
    ['tested', 'a run that was recorded', { evidence: run('tides'), sources: ['book'] }],
    ['sourced', 'a source, where no run was recorded', { evidence: run('moon'), sources: ['book'] }],
    ['defined', 'what its author says, whatever was run', { basis: 'defined', evidence: run('tides') }],
    [undefined, 'nothing that is there', { evidence: run('moon') }],
  ])('is %s: %s', (basis, _why, fields) => {
    expect(basisOfClaim(fields)).toBe(basis);
  });
});
