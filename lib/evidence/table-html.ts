import { escapeHtml } from '#lib/model/escape-html.ts';
import type { Table } from './words.ts';

/** How many columns fit into the text; a table of more goes beyond the line where there is room. */
const NARROW = 8;

/** A table as HTML; every cell is plain text, those that are numbers stand at the end of theirs. */
export function tableHtml(
  { head, rows }: Table,
  caption: string,
  cell: (text: string, column: number) => string = escapeHtml,
): string {
  const isNumber = head.map((_, column) => column > 0 && rows.every((row) => /^[\d.,/ ]*$/.test(row[column] ?? '')));
  const tag = (name: string, text: string, column: number) =>
    `<${name}${isNumber[column] ? ' class="align-right"' : ''}>${text}</${name.split(' ')[0]}>`;
  const cells = (row: readonly string[]) =>
    row.map((text, column) => tag(column === 0 ? 'th scope="row"' : 'td', cell(text, column), column)).join('');
  return [
    `<div class="table${head.length > NARROW ? ' wide' : ''}" tabindex="0" role="group" aria-label="${escapeHtml(caption)}"><table><caption class="label">${escapeHtml(caption)}</caption>`,
    `<thead><tr>${head.map((text, column) => tag('th scope="col"', escapeHtml(text), column)).join('')}</tr></thead>`,
    `<tbody>${rows.map((row) => `<tr>${cells(row)}</tr>`).join('')}</tbody></table></div>`,
  ].join('');
}
