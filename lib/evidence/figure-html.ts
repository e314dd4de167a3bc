import { escapeHtml } from '#lib/model/escape-html.ts';
import { drawRun, type FigureFrame, frameOf } from './figure.ts';
import type { Trace } from './trace.ts';
import { comparisonTable, describeRuns, describeTime, eventTable, legendOf, onCpus, type Table } from './words.ts';

/** Where and how a figure stands. */
export type FigureOptions = {
  /** Unique on the page; the ids of its parts begin with it. */
  id: string;
  /** What was run, as plain text. */
  title: string;
  /** The title as a heading above the figure, as HTML. */
  headingHtml?: string;
  /** The scale, when it is shared with other figures. */
  frame?: FigureFrame;
  /** Its place among figures that are explained together, from 0; the marks and the table are theirs. */
  place?: number;
};

/**
 * Draws runs of one program side by side, one for each number of CPUs, with what they show in words.
 * @returns HTML; nothing when no run has anything to draw
 */
export function figureHtml(traces: readonly Trace[], { id, title, headingHtml, frame, place }: FigureOptions): string {
  const drawn = traces.filter(({ events }) => events.length > 0);
  if (drawn.length === 0) return '';
  const shared = frame ?? frameOf(drawn);
  const panels = drawn.map((trace) => {
    const description = [...describeRuns([trace]), describeTime(trace)].join(' ');
    return drawRun(trace, `${id}-${trace.cpus}`, { title: `${title}, ${onCpus(trace.cpus)}`, description }, shared);
  });
  return [
    `<div class="runs" id="${id}"><figure>`,
    headingHtml ? `<p class="label"><b>${headingHtml}</b></p>` : '',
    `<evidence-figure><div class="panels">${panels.join(' ')}</div>`,
    `<p class="label moment"><input type="range" min="0" max="0" value="0" aria-label="Moment of ${escapeHtml(title)}">`,
    `<output>${place ? '' : 'Point at the figure, or move the slider, to step through the run.'}</output></p></evidence-figure>`,
    `<figcaption class="label beside">${describeRuns(drawn).map(escapeHtml).join(' ')}</figcaption></figure>`,
    place === undefined ? `${legendHtml(drawn)}${eventsHtml(drawn)}` : '',
    '</div>',
  ].join('');
}

/** A row of a figure that compares programs: runs of one of them, by number of CPUs. */
export type FigureRow = { title: string; href: string; traces: readonly Trace[] };

/**
 * Draws several programs below each other on one scale, with one table of what they show.
 * @returns HTML; nothing when no run has anything to draw
 */
export function comparisonHtml(rows: readonly FigureRow[], id: string): string {
  const traces = rows.flatMap((row) => row.traces);
  const frame = frameOf(traces);
  const figures = rows.map(({ title, href, traces }, place) => {
    const headingHtml = `<a href="${escapeHtml(href)}">${escapeHtml(title)}</a>`;
    return figureHtml(traces, { id: `${id}-${place + 1}`, title, headingHtml, frame, place });
  });
  if (figures.every((figure) => figure === '')) return '';
  const table = comparisonTable(rows.flatMap(({ title, traces }) => traces.map((trace) => ({ name: title, trace }))));
  return `<div class="comparison" id="${id}">${figures.join('')}${legendHtml(traces)}<details><summary class="label">The figure as a table</summary>${tableHtml(table, 'What each program shows; two values are those on one CPU and on two')}</details></div>`;
}

/** Explains the marks of figures. */
const legendHtml = (traces: readonly Trace[]): string =>
  `<p class="label legend">${legendOf(traces)
    .map(({ kind, words }) => `<span><svg viewBox="0 0 24 13" aria-hidden="true">${MARKS[kind]}</svg> ${words}</span>`)
    .join(' ')}</p>`;

const BAR = '<path d="M0 6.5h24" stroke="currentColor" stroke-width="13"/>';

const MARKS = {
  run: BAR,
  rail: `${BAR}<path d="M0 11h24" stroke="var(--paper,#fff)" stroke-width="1.5"/>`,
  ready: '<path d="M.5.5h23v12h-23z" fill="currentColor" fill-opacity=".14" stroke="currentColor" stroke-width=".75"/>',
  wait: '<path d="M0 6.5h24" stroke="currentColor" stroke-width="1.5" stroke-dasharray="3 2.5"/>',
};

/** The events of runs as tables, folded. */
const eventsHtml = (traces: readonly Trace[]): string =>
  `<details><summary class="label">The figure as a table</summary>${traces
    .map((trace) => tableHtml(eventTable(trace), `What happened ${onCpus(trace.cpus)}`))
    .join('')}</details>`;

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
