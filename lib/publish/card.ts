import type { Status } from '#lib/schema/status.ts';
import type { Face } from './card-fonts.ts';
import { drawLine, widthIn, wrapText } from './card-text.ts';

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
  /** The name of the book. */
  site: string;
};

/** The size of a card in px, as Open Graph's readers like it. */
export const CARD_SIZE = { width: 1200, height: 630 };

const PAPER = '#fbfaf6';
const INK = '#191a18';
const LABEL = '#50514b';
const TONE: Record<Status, string> = {
  holds: '#17633a',
  note: '#665500',
  imprecise: '#8c4100',
  wrong: '#ab1520',
  open: '#54468a',
};

const LEFT = 72;
const MEASURE = CARD_SIZE.width - 2 * LEFT;

/** Sizes of a title, the largest that fits first, each with the lines it may have beside a sentence and alone. */
const TITLES = [
  { size: 92, beside: 2, alone: 3 },
  { size: 74, beside: 3, alone: 4 },
  { size: 60, beside: 4, alone: 5 },
];
const TEXT = 40;
const SMALL = 34;

/** A card as SVG without any font: it is legible at a quarter of its size. */
export function drawCard(spec: CardSpec): string {
  const outlines = new Map<string, string>();
  const parts: string[] = [];
  const line = (face: Face, text: string, x: number, y: number, size: number, colour: string) =>
    parts.push(`<g fill="${colour}">${drawLine(face, text, x, y, size, outlines)}</g>`);

  const [kind] = wrapText('sans-bold', [spec.kind, spec.word].filter(Boolean).join(' · '), 17, 1).lines;
  line('sans-bold', kind ?? '', LEFT, 92, SMALL, LABEL);
  const site = wrapText('serif', spec.site, 12, 1).lines[0] ?? '';
  parts.push(`<g transform="translate(${CARD_SIZE.width - LEFT - widthIn('serif', site, SMALL)} 0)" fill="${INK}">`);
  parts.push(drawLine('serif', site, 0, 92, SMALL, outlines), '</g>');

  const title = fitTitle(spec);
  let y = 118 + title.size;
  for (const text of title.lines) {
    line('serif', text, LEFT, y, title.size, INK);
    y += title.size * 1.12;
  }
  const below = CARD_SIZE.height - 118 - (spec.claims || spec.status ? 62 : 0);
  const room = Math.floor((below - y - 4) / (TEXT * 1.3)) + 1;
  if (spec.text && room > 0) {
    y += TEXT * 0.45;
    for (const text of wrapText('sans', spec.text, MEASURE / TEXT, Math.min(room, 3)).lines) {
      line('sans', text, LEFT, y, TEXT, LABEL);
      y += TEXT * 1.3;
    }
  }

  const foot = CARD_SIZE.height - 48;
  if (spec.status) {
    parts.push(shapeOf(spec.status.status, LEFT + 17, foot - 70, 17));
    line('sans-bold', spec.status.word, LEFT + 50, foot - 58, TEXT, TONE[spec.status.status]);
  } else if (spec.claims) drawClaims(spec.claims, foot - 62, parts, line);
  line('sans', wrapText('sans', spec.foot.join(' · '), MEASURE / SMALL, 1).lines[0] ?? '', LEFT, foot, SMALL, LABEL);

  const defs = [...outlines].map(([id, outline]) => `<path id="${id}" d="${outline}"/>`).join('');
  const { width, height } = CARD_SIZE;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
    `<defs>${defs}</defs><rect width="${width}" height="${height}" fill="${PAPER}"/>` +
    `<rect width="${width}" height="14" fill="${INK}"/>${parts.join('')}</svg>`
  );
}

function fitTitle({ title, text }: CardSpec): { size: number; lines: string[] } {
  for (const { size, beside, alone } of TITLES) {
    const { lines, cut } = wrapText('serif', title, MEASURE / size, text ? beside : alone);
    if (!cut) return { size, lines };
  }
  const { size, beside, alone } = TITLES.at(-1) ?? { size: 60, beside: 4, alone: 5 };
  return { size, lines: wrapText('serif', title, MEASURE / size, text ? beside : alone).lines };
}

/** Shapes nearer to each other than this, in px, are no longer told apart. */
const NEAREST = 20;

/** One shape for each claim, then the words; the words alone where the shapes do not fit. */
function drawClaims(
  claims: NonNullable<CardSpec['claims']>,
  y: number,
  parts: string[],
  line: (face: Face, text: string, x: number, y: number, size: number, colour: string) => void,
): void {
  const words = claims.map(({ count, word }) => `${count} ${word}`).join(', ');
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
