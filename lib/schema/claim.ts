import { z } from 'zod';
import { BASES } from './basis.ts';
import { choice, day, former, id, language, list, ref, text, withdrawn } from './fields.ts';
import { STATUSES } from './status.ts';

/** The front matter of `claims/<claim>.mdx`. */
export const claim = z
  .strictObject({
    statement: text(200, 'One checkable sentence.'),
    status: choice(STATUSES, 'How it stands today: it holds, holds with a note, is imprecise, is wrong, or is open.'),
    note: text(300, 'What a reader must know with it; needed unless the status is holds or open.').optional(),
    basis: choice(
      BASES,
      'What it rests on: tested, sourced, defined or argued; left out, tested where a run was recorded, else sourced.',
    ).optional(),
    checked: day('The day it was last checked.').optional(),
    scope: list(text(60, 'A version or an implementation.'), 'The versions and implementations it speaks of.'),
    evidence: list(
      z.strictObject({
        program: ref(['evidence'], 'The id of an evidence program.'),
        variant: id('A variant of the program.').optional(),
        cpus: z.int().min(1).max(64).default(1).describe('On how many CPUs it was run.'),
        fact: text(60, 'The fact its trace shows, such as threads=1 or !parallel.'),
      }),
      'Facts of recorded runs that show it.',
    ),
    sources: list(ref(['source'], 'The id of a source.'), 'What supports it.'),
    language: language(),
    aliases: former(),
    withdrawn: withdrawn(['claim']),
  })
  .superRefine((value, context) => {
    if (!value.note && value.status !== 'holds' && value.status !== 'open')
      context.addIssue({
        code: 'custom',
        path: ['status'],
        message: `a claim that is ${value.status} needs a note that says why`,
        params: { hint: 'Add `note: ` and a sentence.' },
      });
    if (value.status !== 'open' && value.evidence.length + value.sources.length === 0)
      context.addIssue({
        code: 'custom',
        path: ['status'],
        message: `a claim that is not open needs evidence or a source`,
        params: { rule: 'claims/unsupported', hint: 'Add a source or evidence, or set `status: open`.' },
      });
    if (value.basis === 'tested' && value.evidence.length === 0)
      context.addIssue({
        code: 'custom',
        path: ['basis'],
        message: 'a claim that is tested quotes the run that shows it',
        params: { rule: 'claims/baseless', hint: 'Add `evidence`, or take the line out.' },
      });
    if (value.basis === 'sourced' && value.sources.length === 0)
      context.addIssue({
        code: 'custom',
        path: ['basis'],
        message: 'a claim that is sourced names a source',
        params: { rule: 'claims/baseless', hint: 'Add `sources`, or take the line out.' },
      });
    if (value.status !== 'open' && !value.checked)
      context.addIssue({
        code: 'custom',
        path: ['status'],
        message: 'a claim that is not open says when it was checked: add `checked: YYYY-MM-DD`',
      });
  });

/** A claim as its author wrote it, with defaults filled in. */
export type ClaimSpec = z.infer<typeof claim>;
