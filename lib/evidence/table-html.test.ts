import { describe, expect, it } from 'vitest';
import { tableHtml } from './table-html.ts';

describe('tableHtml(table, caption)', () => {
  it('sets numbers at the end of their cells and text as text', () => {
    expect(tableHtml({ head: ['Name', 'Count'], rows: [['<b>', '3']] }, 'Counts')).toBe(
      '<div class="table" tabindex="0" role="group" aria-label="Counts"><table><caption class="label">Counts</caption>' +
        '<thead><tr><th scope="col">Name</th><th scope="col" class="align-right">Count</th></tr></thead>' +
        '<tbody><tr><th scope="row">&lt;b&gt;</th><td class="align-right">3</td></tr></tbody></table></div>',
    );
  });
});
