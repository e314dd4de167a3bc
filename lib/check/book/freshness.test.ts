import { describe, expect, it } from 'vitest';
import type { Book } from './book.ts';
import { checkFreshness } from './freshness.ts';

const SPAN = [1, 1, 1, 2];

/** A book whose claims were checked on some days, and whose programs ran on some versions of Python. */
function bookWith(checked: string[], runs: [program: string, python: string, gil?: boolean][] = []): Book {
  const claims = checked.map((day) => ({
    kind: 'claim',
    file: `claims/of-${day}.mdx`,
    withdrawn: false,
    days: [{ day, field: 'checked', span: SPAN }],
  }));
  const programs = new Map(
    runs.map(([id]) => [id, { file: `evidence/${id}/evidence.yaml`, withdrawn: false, rare: id.startsWith('rare') }]),
  );
  return {
    today: '2026-11-28',
    entries: claims,
    traces: runs.map(([program, python, gil = true]) => ({ program, run: { python, gil } })),
    byKind: new Map([['evidence', programs]]),
  } as unknown as Book;
}

const said = (book: Book) => checkFreshness(book).map(({ file, rule }) => `${file} ${rule}`);

describe('what nobody has looked at for long', () => {
  it('is a claim that was last checked a year ago', () => {
    expect(said(bookWith(['2025-11-28', '2025-11-29']))).toEqual(['claims/of-2025-11-28.mdx claims/stale']);
  });

  it('is a program none of whose runs is of the newest Python that another ran on', () => {
    const book = bookWith(
      [],
      [
        ['old', '3.11.2'],
        ['both', '3.11.2'],
        ['both', '3.14.10'],
        ['new', '3.14.2'],
      ],
    );
    expect(said(book)).toEqual(['evidence/old/evidence.yaml traces/dated']);
    expect(checkFreshness(book)[0]?.message).toContain('Python 3.11; others of the book were with 3.14');
  });

  it('is no program that few machines can run, and a build without the GIL sets no measure', () => {
    expect(
      said(
        bookWith(
          [],
          [
            ['rare-one', '3.12.1'],
            ['plain', '3.14.1'],
          ],
        ),
      ),
    ).toEqual([]);
    expect(
      said(
        bookWith(
          [],
          [
            ['plain', '3.13.2'],
            ['rare-free', '3.15.0', false],
          ],
        ),
      ),
    ).toEqual([]);
  });
});
