import { escapeHtml } from '#lib/model/escape-html.ts';
import { parallelStretches } from './facts.ts';
import { cpusOf, type Lane, toLanes } from './lanes.ts';
import type { Trace } from './trace.ts';

/** The width of a figure and the heights of its parts, in units: one is a pixel where two figures stand side by side. */
const WIDTH = 276;
const HEAD = 20;
const LANE = 20;
const BAR = 13;
const STRIP = 16;
const AXIS = 18;
const FONT = 11.5;

/** How wide a letter of a label is at most, on average. */
const LETTER = 6;

/** The most tasks that are drawn. */
const MOST_LANES = 12;

/** The most steps, waits or notes of a task that are drawn. */
const MOST_STRETCHES = 60;

/** What is closer together than this, in units, is drawn as one: it is below a pixel. */
const PIXEL = 0.5;

/** The narrowest bar that holds a letter. */
const LETTER_BAR = 10;

/** What figures that are compared have in common: the width of their labels, in units, and the time they show, in µs. */
export type FigureFrame = { gutter: number; end: number };

/** The frame in which all these runs can be drawn on one scale. */
export function frameOf(traces: readonly Trace[]): FigureFrame {
  const labels = traces.flatMap((trace) =>
    toLanes(trace)
      .slice(0, MOST_LANES)
      .map(({ task, where }) => task.length + 1 + where.length),
  );
  const letters = Math.max('parallel'.length, ...labels);
  const ends = traces.flatMap(({ events }) => events.map(({ at }) => at[1]));
  return {
    gutter: Math.min(112, Math.ceil(letters * LETTER)),
    end: Math.max(
      1,
      ends.reduce((a, b) => Math.max(a, b), 0),
    ),
  };
}

/**
 * Draws a run as an SVG: a lane for each task, in it a filled bar where it ran, an empty one where it was ready and did
 * not run, a dashed line where it waited; below, when two ran at the same instant, and the time. Colours are those of the
 * text around it. `data-` attributes carry what a script needs to read the figure: times are units divided by `data-scale`.
 * @param id unique on the page, for the title and the description
 * @param words what the figure shows, for those who do not see it
 */
export function drawRun(
  trace: Trace,
  id: string,
  words: { title: string; description: string },
  frame = frameOf([trace]),
): string {
  const all = toLanes(trace);
  const lanes = all.slice(0, MOST_LANES);
  const cpus = cpusOf(all);
  const scale = (WIDTH - frame.gutter - 2) / frame.end;
  const x = (micros: number) => round(frame.gutter + micros * scale);
  const bottom = HEAD + lanes.length * LANE;
  const height = bottom + STRIP + AXIS;
  const wall = Math.max(0, ...all.map(endOf));
  const hidden = all.length - lanes.length;
  return [
    `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="${id}-t" aria-describedby="${id}-d" font-size="${FONT}" fill="currentColor" data-left="${frame.gutter}" data-scale="${Number((scale * 1000).toPrecision(5))}" data-on="${trace.cpus}">`,
    `<title id="${id}-t">${escapeHtml(words.title)}</title><desc id="${id}-d">${escapeHtml(words.description)}</desc>`,
    `<text y="11" font-weight="600">${trace.cpus === 1 ? 'One CPU' : trace.cpus === 2 ? 'Two CPUs' : `${trace.cpus} CPUs`}</text>`,
    `<text x="${WIDTH}" y="11" text-anchor="end">${hidden > 0 ? `${hidden} more tasks · ` : ''}${millis(wall)} ms</text>`,
    drawAxis(frame.end, x, bottom + STRIP),
    ...lanes.map((lane, row) => drawLane(lane, HEAD + row * LANE + LANE / 2, { x, cpus, gutter: frame.gutter })),
    drawStrip(trace, x, bottom + STRIP / 2),
    '</svg>',
  ].join('');
}

type Place = { x: (micros: number) => number; cpus: readonly number[]; gutter: number };

function drawLane(lane: Lane, y: number, { x, cpus, gutter }: Place): string {
  const step = (from: number, to: number) =>
    `M${from} ${round(y - BAR / 2)}h${round(to - from)}v${BAR}h${round(from - to)}z`;
  const line = (from: number, to: number) => `M${from} ${y}h${round(to - from)}`;
  const labelled = (kind: string, stretches: Lane['steps'], draw: typeof step, attributes: string) =>
    stretches
      .slice(0, MOST_STRETCHES)
      .map(
        ({ from, to, label }) =>
          `<path class="${kind}" d="${draw(x(from), x(to))}" data-label="${escapeHtml(label)}"${attributes}/>`,
      );
  const runs = cpus.flatMap((cpu, place) => {
    const bars = toBars(
      lane.runs.filter((run) => run.cpu === cpu),
      x,
    );
    if (bars.length === 0) return [];
    const d = bars.map(({ from, to }) => line(from, to)).join('');
    // The second CPU's bars have a line along them, the third's two.
    const rails = Array.from(
      { length: Math.min(place, 3) },
      (_, rail) =>
        `<path d="${d}" stroke="var(--paper,#fff)" stroke-width="1.5" transform="translate(0 ${4.5 - rail * 3})"/>`,
    );
    return [`<path class="run" d="${d}" data-cpu="${cpu}" stroke="currentColor" stroke-width="${BAR}"/>`, ...rails];
  });
  return [
    `<g data-task="${escapeHtml(lane.task)}">`,
    drawLabel(lane, y, gutter),
    ...labelled('ready', lane.steps, step, ' fill-opacity=".14" stroke="currentColor" stroke-width=".75"'),
    ...labelled('wait', lane.waits, line, ' stroke="currentColor" stroke-width="1.5" stroke-dasharray="3 2.5"'),
    ...runs,
    ...lane.notes
      .slice(0, MOST_STRETCHES)
      .map(
        ({ from, label }) =>
          `<path class="note" d="M${x(from)} ${round(y - BAR / 2 - 3)}v${BAR + 6}" data-label="${escapeHtml(label)}" stroke="currentColor" stroke-width="1.5"/>`,
      ),
    ...letters(lane, x).map(
      (at) =>
        `<text x="${at}" y="${y + 4}" text-anchor="middle" font-weight="600" fill="var(--paper,#fff)">${escapeHtml(lane.task)}</text>`,
    ),
    '</g>',
  ].join('');
}

/** A task's name and where it ran; what is too long for the labels is cut. */
function drawLabel({ task, where }: Lane, y: number, gutter: number): string {
  const room = Math.floor(gutter / LETTER);
  const name = cutTo(task, room);
  const rest = cutTo(where, room - name.length - 1);
  return `<text y="${y + 4}"><tspan font-weight="600">${escapeHtml(name)}</tspan>${rest ? ` ${escapeHtml(rest)}` : ''}</text>`;
}

const cutTo = (text: string, letters: number): string =>
  text.length <= letters ? text : letters < 3 ? '' : `${text.slice(0, letters - 1)}…`;

/** Where a short name stands in the bars: once in each step, in the first bar that is wide enough. */
function letters({ task, steps, runs }: Lane, x: Place['x']): number[] {
  if (task.length > 2) return [];
  const bars = toBars(runs, x).filter(({ from, to }) => to - from >= LETTER_BAR);
  const chosen = steps.slice(0, MOST_STRETCHES).flatMap((step) => {
    const bar = bars.find(({ from, to }) => from >= x(step.from) - PIXEL && to <= x(step.to) + PIXEL);
    return bar ? [round((bar.from + bar.to) / 2)] : [];
  });
  return [...new Set(chosen)];
}

/** When two tasks ran at the same instant, or that they never did. */
function drawStrip({ events }: Trace, x: Place['x'], y: number): string {
  const stretches = toBars(
    parallelStretches(events).map(([from, to]) => ({ from, to })),
    x,
  );
  const d = stretches.map(({ from, to }) => `M${from} ${y}h${round(to - from)}`).join('');
  const shown = d
    ? `<path class="both" d="${d}" stroke="var(--accent,currentColor)" stroke-width="5"/>`
    : `<text x="${x(0) + 3}" y="${y + 4}">never</text>`;
  return `<g><text y="${y + 4}">parallel</text>${shown}</g>`;
}

function drawAxis(end: number, x: Place['x'], y: number): string {
  const ticks = ticksOf(end);
  const d = ticks.map((tick) => `M${x(tick)} ${HEAD}V${y + 3}`).join('');
  const labels = ticks.map((tick, index) => {
    const isLast = index === ticks.length - 1;
    const at = Math.min(x(tick), WIDTH - (isLast ? 17 : 0));
    return `<text x="${round(at)}" y="${y + 15}"${index === 0 ? '' : ' text-anchor="middle"'}>${millis(tick)}${isLast ? ' ms' : ''}</text>`;
  });
  return `<g><path d="${d}" stroke="currentColor" stroke-opacity=".2"/>${labels.join('')}</g>`;
}

/** Moments to mark on the axis, in µs: at most five, at round numbers, from 0. */
export function ticksOf(end: number): number[] {
  const magnitude = 10 ** Math.floor(Math.log10(end));
  const step = [0.2, 0.25, 0.5, 1, 2].map((part) => part * magnitude).find((size) => end / size < 5) ?? magnitude;
  return Array.from({ length: Math.floor(end / step) + 1 }, (_, index) => index * step);
}

/**
 * Stretches as bars in units, in order. A gap below a pixel is not drawn; it is owed, and the next one that is drawn is
 * longer by it, so that a bar never stands for more time than there was, however finely it is cut.
 */
export function toBars<T extends { from: number; to: number }>(stretches: readonly T[], x: Place['x']): T[] {
  const bars: T[] = [];
  let owed = 0;
  for (const stretch of stretches) {
    const [from, to] = [x(stretch.from), x(stretch.to)];
    const last = bars.at(-1);
    const gap = owed + Math.max(0, last ? from - last.to : 0);
    if (last && gap < PIXEL) {
      last.to = Math.max(last.to, to);
      owed = gap;
    } else {
      if (last) last.to -= owed;
      bars.push({ ...stretch, from, to });
      owed = 0;
    }
  }
  return bars;
}

const endOf = ({ steps, waits, notes }: Lane) => Math.max(0, ...[...steps, ...waits, ...notes].map(({ to }) => to));

/** Milliseconds of microseconds, as short as they can be read. */
export const millis = (micros: number): string => String(round(micros / 1000));

const round = (value: number): number => Math.round(value * 10) / 10;
