import { escapeHtml } from '#lib/model/escape-html.ts';
import { cpusOf, type Lane, toLanes } from './lanes.ts';
import type { Trace } from './trace.ts';

/** How high the row of a task and its bars are, in units of a drawing. */
const ROW = 20;
const BAR = 13;

/** How high a row is on the page, in sizes of its font. */
const ROW_EM = 1.25;

/** How wide the drawing of a run is, in units: two are about a pixel. */
const WIDTH = 600;

/** How wide a letter of a label is at most, on average, in sizes of its font. */
const LETTER_EM = 0.6;

/** The most letters of a label. */
const MOST_LETTERS = 18;

/** The most tasks that are drawn. */
const MOST_LANES = 12;

/** The most steps, waits or notes of a task that are drawn. */
const MOST_STRETCHES = 60;

/** What is closer together than this, in units, is drawn as one: it is below a pixel. */
const PIXEL = 1;

/** What figures that are compared have in common: the letters their labels have room for, and the time they show, in µs. */
export type FigureFrame = { letters: number; end: number };

/** The frame in which all these runs can be drawn on one scale. */
export function frameOf(traces: readonly Trace[]): FigureFrame {
  const labels = traces.flatMap((trace) => labelsOf(toLanes(trace).slice(0, MOST_LANES)));
  const ends = traces.flatMap(({ events }) => events.map(({ at }) => at[1]));
  return {
    letters: Math.min(MOST_LETTERS, Math.max(1, ...labels.map(({ length }) => length))),
    end: ends.reduce((a, b) => Math.max(a, b), 1),
  };
}

/**
 * Draws a run: beside the names of its tasks a lane for each, below them the time. The drawing has no words of its own and
 * stretches to whatever width there is; the words keep the size of the page's.
 * @param name what is drawn, for those who do not see it
 */
export function drawPanel(trace: Trace, name: string, frame: FigureFrame): string {
  const all = toLanes(trace);
  const lanes = all.slice(0, MOST_LANES);
  const hidden = all.length - lanes.length;
  const cpus = trace.cpus === 1 ? 'One CPU' : trace.cpus === 2 ? 'Two CPUs' : `${trace.cpus} CPUs`;
  const names = [hidden > 0 ? `${cpus}, ${hidden} more tasks` : cpus, ...labelsOf(lanes)];
  return [
    `<div class="panel"><svg class="names" aria-hidden="true" width="${em(frame.letters * LETTER_EM + 0.6)}" height="${em(names.length * ROW_EM)}">`,
    ...names.map((text, row) => `<text y="${em(row * ROW_EM + 0.95)}">${escapeHtml(text)}</text>`),
    '</svg>',
    drawLanes(lanes, name, { width: WIDTH, end: frame.end, row: ROW_EM, ticks: ticksOf(frame.end) }),
    drawAxis(frame.end),
    '</div>',
  ].join('');
}

/** The most tasks that a small picture can tell apart. */
const MOST_SMALL = 6;

/** How wide a small picture is, and how high a row of it, in sizes of the font around it. */
const SMALL = { width: 9, row: 0.55 };

/**
 * Draws a run as a small picture without any words.
 * @param name what it shows, for those who do not see it
 * @returns an SVG; nothing for a run that says nothing in this size: of one task or more than six, or of waits alone
 */
export function drawSmall(trace: Trace, name: string, end = frameOf([trace]).end): string {
  const lanes = toLanes(trace);
  if (!isClear(lanes)) return '';
  return drawLanes(lanes, name, { width: SMALL.width * 16, end, row: SMALL.row, em: SMALL.width });
}

/** Whether a picture without words can show a run. */
export const isClear = (lanes: readonly Lane[]): boolean =>
  lanes.length > 1 && lanes.length <= MOST_SMALL && lanes.some(({ runs }) => runs.length > 0);

/** How lanes are drawn: width in units, the time they show in µs, the height of a row and maybe the width in `em`. */
type Drawing = { width: number; end: number; row: number; em?: number; ticks?: readonly number[] };

/**
 * A row for each task: a filled bar where it ran, an empty one where it was ready and did not run, a dashed line where it
 * waited. Bars of the second CPU have a line along them, those of the third two. The class of a path says what it is, the
 * row where it stands whose it is.
 */
function drawLanes(lanes: readonly Lane[], name: string, { width, end, row, em: wide, ticks = [] }: Drawing): string {
  const x = (micros: number) => (micros / end) * width;
  const height = lanes.length * ROW;
  const middle = (index: number) => index * ROW + ROW / 2;
  const each = (d: (lane: Lane, y: number) => string) => lanes.map((lane, index) => d(lane, middle(index))).join('');
  const runs = cpusOf(lanes).flatMap((cpu, place) => {
    const d = each(({ runs }, y) =>
      toBars(
        runs.filter((run) => run.cpu === cpu),
        x,
      )
        .map((bar) => line(bar, y))
        .join(''),
    );
    const rails = Array.from({ length: Math.min(place, 3) }, (_, rail) =>
      path('rail', d, `stroke="var(--paper,#fff)" stroke-width="2" transform="translate(0 ${4 - rail * 3})"`),
    );
    return [path('run', d, `data-cpu="${cpu}" stroke="currentColor" stroke-width="${BAR}"`), ...rails];
  });
  const steps = each((lane, y) =>
    unfilledIn(lane, x)
      .map((bar) => box(bar, y))
      .join(''),
  );
  const waits = each(({ waits }, y) =>
    toBars(waits.slice(0, MOST_STRETCHES), x)
      .map((bar) => line(bar, y))
      .join(''),
  );
  const thin = 'stroke="currentColor" vector-effect="non-scaling-stroke"';
  return [
    `<svg${wide ? ` width="${em(wide)}"` : ' class="lanes"'} role="img" aria-label="${escapeHtml(name)}" viewBox="0 0 ${width} ${height}" height="${em(lanes.length * row)}" preserveAspectRatio="none" fill="none">`,
    path('ticks', ticks.map((tick) => `M${round(x(tick))} 0V${height}`).join(''), `${thin} stroke-opacity=".2"`),
    path('wait', waits, `${thin} stroke-width="1.5" stroke-dasharray="3 2.5"`),
    path('ready', steps, `${thin} stroke-width=".75" fill="currentColor" fill-opacity=".14"`),
    ...runs,
    ...lanes.flatMap(({ notes }, index) =>
      notes
        .slice(0, MOST_STRETCHES)
        .map(({ from, label }) =>
          path(
            'note',
            `M${round(x(from))} ${index * ROW + 1}v${ROW - 2}`,
            `data-label="${escapeHtml(label)}" ${thin} stroke-width="1.5"`,
          ),
        ),
    ),
    '</svg>',
  ].join('');
}

const path = (kind: string, d: string, attributes: string): string =>
  d && `<path class="${kind}" d="${d}" ${attributes}/>`;

/** A stretch as a line of whole units; where it is below two, to a tenth, for many short ones are long together. */
function line({ from, to }: Bar, y: number): string {
  const width = to - from < 2 ? Math.round((to - from) * 10) / 10 : round(to) - round(from);
  return `M${round(from)} ${y}h${width}`;
}

function box({ from, to }: Bar, y: number): string {
  const width = round(to) - round(from);
  return `M${round(from)} ${y - BAR / 2}h${width}v${BAR}h${-width}z`;
}

/** The steps of a task in which it was not always running, as bars. */
const unfilledIn = ({ steps, runs }: Lane, x: Scale): Bar[] =>
  toBars(
    steps
      .slice(0, MOST_STRETCHES)
      .filter(({ from, to }) => {
        const ran = runs.reduce((sum, run) => sum + Math.max(0, Math.min(to, run.to) - Math.max(from, run.from)), 0);
        return x(to - from - ran) >= PIXEL;
      })
      .map(({ from, to }) => ({ from, to })),
    x,
  );

/** The names of tasks, with where each ran where some were in one place and some in another. */
function labelsOf(lanes: readonly Lane[]): string[] {
  const places = new Set(lanes.map(({ where }) => where)).size;
  const isTelling = places > 1 && places < lanes.length;
  return lanes.map(({ task, where }) => cutTo(isTelling && where ? `${task} ${where}` : task));
}

const cutTo = (text: string): string => (text.length <= MOST_LETTERS ? text : `${text.slice(0, MOST_LETTERS - 1)}…`);

/** The time below the lanes; its words stand at shares of the width. Of five moments every other has room for its number. */
function drawAxis(end: number): string {
  const all = ticksOf(end);
  const ticks = all.length < 5 ? all : all.filter((_, index) => index % 2 === 0);
  const ms = (micros: number) => Number((micros / 1000).toFixed(1));
  const labels = ticks.map((tick, index) => {
    const share = (tick / end) * 100;
    const anchor = index === 0 ? '' : ` text-anchor="${share > 90 ? 'end' : 'middle'}"`;
    const at = share > 90 ? 100 : round(share);
    return `<text x="${at}%" y="1em"${anchor}>${ms(tick)}${index === ticks.length - 1 ? ' ms' : ''}</text>`;
  });
  return `<svg class="axis" aria-hidden="true" height="1.3em">${labels.join('')}</svg>`;
}

/** Moments to mark on the axis, in µs: at most five, at round numbers, from 0. */
export function ticksOf(end: number): number[] {
  const magnitude = 10 ** Math.floor(Math.log10(end));
  const step = [0.2, 0.25, 0.5, 1, 2].map((part) => part * magnitude).find((size) => end / size < 5) ?? magnitude;
  return Array.from({ length: Math.floor(end / step) + 1 }, (_, index) => index * step);
}

/** A stretch of a drawing: where it begins and ends, in its units. */
type Bar = { from: number; to: number };

/** The place of a moment in a drawing. */
type Scale = (micros: number) => number;

/**
 * Stretches as bars in units, in order. A gap below a pixel is not drawn; it is owed, and the next one that is drawn is
 * longer by it, so that a bar never stands for more time than there was, however finely it is cut.
 */
export function toBars<T extends Bar>(stretches: readonly T[], x: Scale, pixel = PIXEL): T[] {
  const bars: T[] = [];
  let owed = 0;
  for (const stretch of stretches) {
    const [from, to] = [x(stretch.from), x(stretch.to)];
    const last = bars.at(-1);
    const gap = owed + Math.max(0, last ? from - last.to : 0);
    if (last && gap < pixel) {
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

const round = Math.round;

const em = (value: number): string => `${Math.round(value * 100) / 100}em`;
