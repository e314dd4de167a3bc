import { describe, expect, it } from 'vitest';
import { addPermalinks } from './permalinks.ts';

describe('addPermalinks(ledger, permalinks)', () => {
  it('adds what is new and keeps what is there, even what is gone', () => {
    expect(addPermalinks('# kept\n/q/gone/\n/q/b/\n', ['/q/a/', '/q/b/'])).toEqual({
      text: '# kept\n/q/a/\n/q/b/\n/q/gone/\n',
      added: 1,
      listed: 3,
    });
  });

  it('begins a ledger with what it is for', () => {
    expect(addPermalinks('', ['/q/a/']).text).toMatch(/^# Every published address[\s\S]*\n\/q\/a\/\n$/);
  });
});
