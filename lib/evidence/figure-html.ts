import { escapeHtml } from '#lib/model/escape-html.ts';
import { drawPanel, frameOf } from './figure.ts';
import { lineOf, timesOf } from './line.ts';
import { tableHtml } from './table-html.ts';
import type { Trace } from './trace.ts';
import { comparisonTable, describeRuns, eventTable, legendOf, onCpus } from './words.ts';

/** One of the ways a figure compares: runs of a program or of a variant of it, by number of CPUs. */
export type Way = {
  /** What it is called, as plain text; nothing where the figure is of this way alone and said to be. */
  title?: string;
  /** Where more is known of it. */
  href?: string;
  /** Unique on the page. */
  id?: string;
  traces: readonly Trace[];
};

/** What a figure is of, and how much stands folded below it. */
export type FigureOptions = {
  /** What it shows, as plain text, for those who do not see it. */
  title: string;
  /** Unique on the page. */
  id?: string;
  /** Whether every event is told, and not only what each run amounts to; of a single way it always is. */
  events?: boolean;
};

/** In how many steps a reader goes through the time of a figure. */
const STEPS = 30;

/**
 * Draws ways to do something below each other on one scale, each on one CPU beside two: what its marks mean, one control
 * for all of them, what each way shows in a line, and folded what was counted.
 * @returns HTML; nothing when no run has anything to draw
 */
export function figureHtml(ways: readonly Way[], { title, id, events }: FigureOptions): string {
  const drawn = ways
    .map((way) => ({ ...way, traces: way.traces.filter((trace) => trace.events.length > 0) }))
    .filter(({ traces }) => traces.length > 0);
  if (drawn.length === 0) return '';
  const traces = drawn.flatMap((way) => way.traces);
  const frame = frameOf(traces);
  return [
    `<div class="runs"${id ? ` id="${id}"` : ''}>${legendHtml(traces)}<evidence-figure data-ms="${frame.end / 1000}">`,
    `<label class="label moment">Step through time <input type="range" max="${STEPS}" value="0" aria-label="Step through time: ${escapeHtml(title)}"> <b>0 ms</b> <small>Drag, press the arrow keys, or point at the lanes.</small></label>`,
    ...drawn.map((way) => {
      const panels = way.traces.map((trace) => drawPanel(trace, nameOf(way.title ?? title, trace), frame));
      return `<figure${way.id ? ` id="${way.id}"` : ''}><figcaption>${captionOf(way)}</figcaption><div class="panels">${panels.join('')}</div></figure>`;
    }),
    `</evidence-figure><details><summary class="label">What was counted</summary>${countedHtml(drawn, title, events)}</details></div>`,
  ].join('');
}

/** What a drawing is called by those who do not see it. */
const nameOf = (title: string, trace: Trace): string =>
  `${title}, ${onCpus(trace.cpus)}: ${timesOf([trace])[0]?.time ?? ''}`;

/** What a way is, what it shows, and how long it took: of the first run at a glance, of others where they differ. */
function captionOf({ title, href, traces }: Way): string {
  const name = title && (href ? `<a href="${escapeHtml(href)}">${escapeHtml(title)}</a>` : escapeHtml(title));
  const line = lineOf(traces);
  const times = timesOf(traces).map(({ cpus, time }, index) =>
    index === 0 ? `<b>${time}</b>` : `${time} ${onCpus(cpus)}`,
  );
  const words = name ? `<b>${name}</b>: ${line}` : line.charAt(0).toUpperCase() + line.slice(1);
  return `<span>${words}</span> <span class="time">${times.join('<br>')}</span>`;
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

/** What runs amount to in sentences, and as a table: of each event, or of each way. */
function countedHtml(ways: readonly Way[], title: string, events = ways.length === 1): string {
  const told = ways.map(({ title, traces }) => {
    const name = title ? `<b>${escapeHtml(title)}.</b> ` : '';
    return `<p class="label">${name}${escapeHtml(describeRuns(traces).join(' '))}</p>`;
  });
  const tables = events
    ? ways.flatMap((way) =>
        way.traces.map((trace) =>
          tableHtml(eventTable(trace), `What happened ${onCpus(trace.cpus)}${way.title ? `: ${way.title}` : ''}`),
        ),
      )
    : [
        tableHtml(
          comparisonTable(ways.flatMap((way) => way.traces.map((trace) => ({ name: way.title ?? title, trace })))),
          'What each way amounts to; two values are those on one CPU and on two',
        ),
      ];
  return [...told, ...tables].join('');
}
