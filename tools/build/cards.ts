import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import { pageAddress, undrawnCardAddress } from '#lib/model/ids.ts';
import type { OpenBook } from '#lib/page/open-book.ts';
import { type CardSpec, drawCard } from '#lib/publish/card.ts';
import { toBookCardSpec, toCardSpec } from '#lib/publish/card-spec.ts';
import type { Publication } from '../finish/publish.ts';
import { CACHE } from '../paths.ts';
import { writeWhole } from '../process/write-whole.ts';
import { isWholePng } from './whole-png.ts';

const DRAWN = join(CACHE, 'cards');

/** The most a card may weigh, in bytes: some readers give up on larger ones. */
const MOST_BYTES = 100_000;

/** What a card says, and the file that holds it once it is drawn; the file's name is a hash of all it is made of. */
type CardFile = { spec: CardSpec; file: string };

/** A card, and the page it stands for. */
export type Card = CardFile & { address: string };

/** The cards of a book: its own, and one for every entry that has a page. */
export function cardsOf({ book, pages }: OpenBook, version: string): Card[] {
  return [...pages.values()].flatMap(({ address, entry }) => {
    if (address !== (entry ? pageAddress(entry) : '/')) return [];
    return [{ address, ...cardFileOf(entry ? toCardSpec(book, entry) : toBookCardSpec(book), version) }];
  });
}

/** The file that holds a card as this version of the code draws it. */
export function cardFileOf(spec: CardSpec, version: string, drawn = DRAWN): CardFile {
  const hash = createHash('sha1').update(version).update(JSON.stringify(spec)).digest('hex');
  return { spec, file: join(drawn, `${hash}.png`) };
}

/** What is published for a card at a path: the picture, or what our server draws it from while there is none. */
export const cardPublication = ({ spec, file }: CardFile, path: string): Publication =>
  isWholePng(file)
    ? { path, input: Buffer.from(basename(file)), make: () => readFileSync(file) }
    : { path: undrawnCardAddress(path), input: Buffer.from(JSON.stringify(spec)) };

/** Draws the cards that have not been drawn yet, or not as they are now, and drops those that no page has; says how many. */
export async function drawCards(cards: readonly CardFile[], drawn = DRAWN): Promise<string> {
  mkdirSync(drawn, { recursive: true });
  const missing = await drawMissing(cards);
  const wanted = new Set(cards.map(({ file }) => basename(file)));
  const gone = readdirSync(drawn).filter((name) => !wanted.has(name));
  for (const name of gone) rmSync(join(drawn, name), { force: true });
  return `${cards.length} cards, ${missing} drawn, ${gone.length} dropped`;
}

/** Draws the cards that have not been drawn yet, some at a time; says how many. */
export async function drawMissing(cards: readonly CardFile[]): Promise<number> {
  const missing = cards.filter(({ file }) => !isWholePng(file));
  if (missing.length === 0) return 0;
  const { default: sharp } = await import('sharp');
  sharp.concurrency(1);
  const queue = missing.values();
  const work = async () => {
    for (const { file, spec } of queue) {
      const picture = sharp(Buffer.from(drawCard(spec))).flatten();
      const png = await picture.png({ compressionLevel: 9 }).toBuffer();
      // Few colours make it half as heavy and cost twice the time.
      const bytes = png.length <= MOST_BYTES ? png : await picture.png({ palette: true, colours: 64 }).toBuffer();
      writeWhole(file, bytes);
    }
  };
  await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, work));
  return missing.length;
}
