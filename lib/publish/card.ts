import { shorten } from '#lib/page/text.ts';
import type { Status } from '#lib/schema/status.ts';
import type { Face } from './card-fonts.ts';
import { drawLine, widthIn, withoutPictures, wrapText } from './card-text.ts';

/** What a card says. */
export type CardSpec = {
  /** What the entry is: `Claim`. */
  kind: string;
  /** What it says of itself in a word beside its kind, such as an answer's verdict. */
  word?: string;
  title: string;
  /** A sentence below the title. */
  text?: string;
  /** How the entry stands; always the word with its shape. */
  status?: { status: Status; word: string };
  /** How many claims of the thread stand how: drawn as a row of shapes, one a claim. */
  claims?: { status: Status; count: number; word: string }[];
  /** The last line: who says it, when it was checked. */
  foot: string[];
  /**
   * Runs that show it, `SKETCH_WIDTH` wide, two in a row; left out where the words leave no room. More than two are a
   * picture of their own, which may stand instead of the sentence.
   */
  sketches?: Sketch[];
  /** The name of the book. */
  site: string;
};

/** A run, what it is, and how long it took: for each task where it ran, was ready, and waited, in px. */
type Sketch = { label: string; time: string; lanes: { runs: Bar[]; steps: Bar[]; waits: Bar[] }[] };
type Bar = { from: number; to: number };

/** The size of a card in px, as Open Graph's readers like it. */
export const CARD_SIZE = { width: 1200, height: 630 };

const PAPER = '#fbfaf6';
const INK = '#191a18';
const LABEL = '#50514b';
const PALE = '#d3d1c8';
const TONE: Record<Status, string> = {
  holds: '#17633a',
  note: '#665500',
  imprecise: '#8c4100',
  wrong: '#ab1520',
  open: '#54468a',
};

const LEFT = 72;
const MEASURE = CARD_SIZE.width - 2 * LEFT;

/** How wide a sketch of a run is, and what is between two, in px. */
export const SKETCH_WIDTH = 510;
const SKETCH_GAP = 36;

/** How high the words above a sketch are, and the lanes of one row of sketches and of each of several. */
const SKETCH_LABEL = 38;
const SKETCH_HEIGHT = { alone: 92, each: 44 };

const SKETCH_FONT = 30;

/** What is between the words of a card and its sketches. */
const SKETCH_SPACE = 24;

/** Sizes of a title, the largest that fits first, each with the lines it may have beside a sentence and alone. */
const TITLES = [
  { size: 92, beside: 2, alone: 3 },
  { size: 74, beside: 3, alone: 4 },
  { size: 60, beside: 4, alone: 5 },
  { size: 48, beside: 5, alone: 7 },
];
/** A title of this size is still read when a card is a quarter as large. */
const LARGE = 74;
const TOP = 118;
const LEADING = 1.12;
const TEXT = 40;
const TEXT_LEADING = 1.3;
const TEXT_SPACE = 18;
const SMALL = 34;

/** A card as SVG without any font: it is legible at a quarter of its size. */
export function drawCard(written: CardSpec): string {
  const spec = {
    ...written,
    site: withoutPictures(written.site),
    title: withoutPictures(written.title) || written.title,
    ...(written.text === undefined ? {} : { text: withoutPictures(written.text) }),
    foot: written.foot.map(withoutPictures),
  };
  const outlines = new Map<string, string>();
  const parts: string[] = [];
  const line = (face: Face, text: string, x: number, y: number, size: number, colour: string) =>
    parts.push(`<g fill="${colour}">${drawLine(face, text, x, y, size, outlines)}</g>`);

  const [kind] = wrapText('sans-bold', [spec.kind, spec.word].filter(Boolean).join(' · '), 17, 1).lines;
  line('sans-bold', kind ?? '', LEFT, 92, SMALL, LABEL);
  const site = wrapText('serif', spec.site, 12, 1).lines[0] ?? '';
  parts.push(`<g transform="translate(${CARD_SIZE.width - LEFT - widthIn('serif', site, SMALL)} 0)" fill="${INK}">`);
  parts.push(drawLine('serif', site, 0, 92, SMALL, outlines), '</g>');

  const block = placeSketches(spec);
  const beside = fitBeside(spec, block.top - SKETCH_SPACE);
  const { size, title, text } = beside ?? fitTexts(spec, spec.claims || spec.status ? 464 : 526);
  let y = TOP + size;
  for (const words of title) {
    line('serif', words, LEFT, y, size, INK);
    y += size * LEADING;
  }
  y += TEXT_SPACE;
  for (const words of text) {
    line('sans', words, LEFT, y, TEXT, LABEL);
    y += TEXT * TEXT_LEADING;
  }

  const foot = CARD_SIZE.height - 48;
  if (spec.status) {
    parts.push(shapeOf(spec.status.status, LEFT + 17, foot - 70, 17));
    line('sans-bold', spec.status.word, LEFT + 50, foot - 58, TEXT, TONE[spec.status.status]);
  } else if (spec.claims) drawClaims(spec.claims, foot - 62, parts, line);
  line('sans', wrapText('sans', spec.foot.join(' · '), MEASURE / SMALL, 1).lines[0] ?? '', LEFT, foot, SMALL, LABEL);
  for (const [index, sketch] of (beside ? (spec.sketches ?? []) : []).entries()) {
    const x = LEFT + (index % 2) * (SKETCH_WIDTH + SKETCH_GAP);
    const top = block.top + Math.floor(index / 2) * block.pitch;
    const time = widthIn('sans-bold', sketch.time, SKETCH_FONT);
    const [label = ''] = wrapText('sans', sketch.label, (SKETCH_WIDTH - time) / SKETCH_FONT - 0.5, 1).lines;
    line('sans', label, x, top + SKETCH_FONT - 4, SKETCH_FONT, LABEL);
    line('sans-bold', sketch.time, x + SKETCH_WIDTH - time, top + SKETCH_FONT - 4, SKETCH_FONT, INK);
    parts.push(drawSketch(sketch, x, top + SKETCH_LABEL, block.height));
  }

  const defs = [...outlines].map(([id, outline]) => `<path id="${id}" d="${outline}"/>`).join('');
  const { width, height } = CARD_SIZE;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
    `<defs>${defs}</defs><rect width="${width}" height="${height}" fill="${PAPER}"/>` +
    `<rect width="${width}" height="14" fill="${INK}"/>${parts.join('')}</svg>`
  );
}

type Texts = { size: number; title: string[]; text: string[] };

/**
 * The title at the largest size at which it is whole, with what of the sentence has room above `lowest`. The second size is
 * taken instead of the first where only then the sentence is whole, too, the last where only then there is any of it.
 */
function fitTexts(spec: CardSpec, lowest: number): Texts {
  const fits = TITLES.map((size) => fitTextsAt(spec, size, lowest));
  const whole = fits.filter(({ cut }) => !cut);
  return (
    whole.find(({ size, textCut }) => !textCut && size >= LARGE) ??
    whole.find(({ text }) => !spec.text || text.length > 0) ??
    whole[0] ??
    (fits.at(-1) as Texts)
  );
}

function fitTextsAt(
  { title, text }: CardSpec,
  { size, beside, alone }: (typeof TITLES)[number],
  lowest: number,
): Texts & { cut: boolean; textCut: boolean } {
  const wrapTitle = (words: string) => wrapText('serif', words, MEASURE / size, text ? beside : alone);
  const { cut } = wrapTitle(title);
  const { lines } = wrapTitle((cut && shorten(title, (words) => !wrapTitle(words).cut)) || title);
  const y = TOP + size + lines.length * size * LEADING + TEXT_SPACE;
  const room = Math.min(3, Math.floor((lowest - y) / (TEXT * TEXT_LEADING)) + 1);
  const wrapSentence = (words: string) => wrapText('sans', words, MEASURE / TEXT, room);
  const sentence = text && room > 0 ? shorten(text, (words) => !wrapSentence(words).cut) : undefined;
  return { size, title: lines, cut, text: sentence ? wrapSentence(sentence).lines : [], textCut: sentence !== text };
}

/** Where the sketches of a card begin, how high the lanes of each are, and from where to where a row of them goes. */
function placeSketches({ sketches = [], status, claims }: CardSpec): { top: number; height: number; pitch: number } {
  const rows = Math.ceil(sketches.length / 2);
  const height = rows > 1 ? SKETCH_HEIGHT.each : SKETCH_HEIGHT.alone;
  const pitch = SKETCH_LABEL + height + 14;
  return { top: (status || claims ? 486 : 536) - rows * pitch, height, pitch };
}

/** The title and the sentence above the sketches: whole, or the title alone where the sketches may stand for the sentence. */
function fitBeside(spec: CardSpec, lowest: number): Texts | undefined {
  const count = spec.sketches?.length ?? 0;
  if (count === 0) return undefined;
  const fits = TITLES.map((size) => fitTextsAt(spec, size, lowest)).filter(
    ({ size, title, cut }) => !cut && TOP + size + (title.length - 1) * size * LEADING <= lowest,
  );
  const [first] = fits;
  return fits.find(({ textCut }) => !textCut) ?? (first && count > 2 ? { ...first, text: [] } : undefined);
}

/** A run: full where a task ran, pale where it was ready, a line where it waited; a row for each task. */
function drawSketch({ lanes }: Sketch, x: number, top: number, height: number): string {
  const pitch = Math.min(height / lanes.length, 34);
  const bar = pitch * 0.72;
  const line = (bars: Bar[], at: number, tone: string, width: number) =>
    bars.length === 0
      ? ''
      : `<path d="${bars.map(({ from, to }) => `M${x + from} ${at}h${to - from}`).join('')}" stroke="${tone}" stroke-width="${width}"/>`;
  return lanes
    .map(({ runs, steps, waits }, row) => {
      const at = top + row * pitch + pitch / 2;
      return line(waits, at, LABEL, 2.5) + line(steps, at, PALE, bar) + line(runs, at, INK, bar);
    })
    .join('');
}

const wordsOf = (claims: NonNullable<CardSpec['claims']>): string =>
  claims.map(({ count, word }) => `${count} ${word}`).join(', ');

/** Shapes nearer to each other than this, in px, are no longer told apart. */
const NEAREST = 20;

/** One shape for each claim, then the words; the words alone where the shapes do not fit. */
function drawClaims(
  claims: NonNullable<CardSpec['claims']>,
  y: number,
  parts: string[],
  line: (face: Face, text: string, x: number, y: number, size: number, colour: string) => void,
): void {
  const words = wordsOf(claims);
  const all = claims.flatMap(({ status, count }) => Array.from({ length: count }, () => status));
  const step = Math.min(38, Math.floor((MEASURE - widthIn('sans-bold', words, SMALL) - 16) / all.length));
  const shapes = step >= NEAREST ? all : [];
  const radius = Math.min(14, step * 0.42);
  for (const [index, status] of shapes.entries())
    parts.push(shapeOf(status, LEFT + radius + index * step, y - 12, radius));
  line('sans-bold', words, LEFT + (shapes.length > 0 ? shapes.length * step + 12 : 0), y, SMALL, INK);
}

/** The shape of a status, as pages have it: full, with a dot, half, a cross, empty. */
function shapeOf(status: Status, x: number, y: number, radius: number): string {
  const tone = TONE[status];
  const ring = `<circle cx="${x}" cy="${y}" r="${radius - 2}" fill="none" stroke="${tone}" stroke-width="4"/>`;
  if (status === 'holds') return `<circle cx="${x}" cy="${y}" r="${radius}" fill="${tone}"/>`;
  if (status === 'note') return `${ring}<circle cx="${x}" cy="${y}" r="${radius * 0.42}" fill="${tone}"/>`;
  if (status === 'imprecise')
    return `${ring}<path d="M${x} ${y - radius}a${radius} ${radius} 0 0 0 0 ${2 * radius}z" fill="${tone}"/>`;
  if (status === 'open') return ring;
  const arm = radius * 0.8;
  return `<path d="M${x - arm} ${y - arm}l${2 * arm} ${2 * arm}m0 ${-2 * arm}l${-2 * arm} ${2 * arm}" stroke="${tone}" stroke-width="${radius * 0.55}"/>`;
}
