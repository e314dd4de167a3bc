import { describe, expect, it } from 'vitest';
import { readBody } from './body.ts';

describe('readBody(body)', () => {
  it('makes a finding of whatever a text does to a library', () => {
    const body = {
      file: 'claims/a.mdx',
      format: 'mdx' as const,
      line: 5,
      get source(): string {
        throw new RangeError('Maximum call stack size exceeded');
      },
    };
    expect(readBody(body)).toMatchObject({
      whole: false,
      issues: [
        {
          file: 'claims/a.mdx',
          line: 5,
          column: 1,
          severity: 'error',
          rule: 'bodies/unreadable',
          message: 'reading the text fails: Maximum call stack size exceeded',
        },
      ],
    });
  });

  it('resolves the own ids of an imported text in it, and gives none to the page', () => {
    const source = '## Main [#main]\n\n[a](#main) [b](#there) [c](#origin)\n\n<a name="there"></a>\n';
    expect(readBody({ file: 'a.md', format: 'md', source, line: 1 })).toMatchObject({
      anchors: [],
      links: [{ url: '#origin' }],
      issues: [],
    });
  });
});
