import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import { pageAddress } from '#lib/model/ids.ts';
import type { OpenBook } from '#lib/page/open-book.ts';
import { drawCard } from '#lib/publish/card.ts';
import { toBookCardSpec, toCardSpec } from '#lib/publish/card-spec.ts';
import { CACHE } from '../paths.ts';
import { writeWhole } from '../process/write-whole.ts';

const DRAWN = join(CACHE, 'cards');

/** The most a card may weigh, in bytes: some readers give up on larger ones. */
const MOST_BYTES = 100_000;

/** A card: the page it stands for, and the file that holds it once it is drawn; the file's name is a hash of all it is made of. */
export type Card = { address: string; file: string; svg: () => string };

/** The cards of a book: its own, and one for every entry that has a page. */
export function cardsOf({ book, pages }: OpenBook, version: string): Card[] {
  return [...pages.values()].flatMap(({ address, entry }) => {
    if (address !== (entry ? pageAddress(entry) : '/')) return [];
    const spec = entry ? toCardSpec(book, entry) : toBookCardSpec(book);
    const hash = createHash('sha1').update(version).update(JSON.stringify(spec)).digest('hex');
    return [{ address, file: join(DRAWN, `${hash}.png`), svg: () => drawCard(spec) }];
  });
}

/** Draws the cards that have not been drawn yet, or not as they are now, and drops those that no page has; says how many. */
export async function drawCards(cards: readonly Card[], drawn = DRAWN): Promise<string> {
  mkdirSync(drawn, { recursive: true });
  const missing = cards.filter(({ file }) => !existsSync(file));
  if (missing.length > 0) await draw(missing);
  const wanted = new Set(cards.map(({ file }) => basename(file)));
  const gone = readdirSync(drawn).filter((name) => !wanted.has(name));
  for (const name of gone) rmSync(join(drawn, name));
  return `${cards.length} cards, ${missing.length} drawn, ${gone.length} dropped`;
}

async function draw(missing: readonly Card[]): Promise<void> {
  const { default: sharp } = await import('sharp');
  sharp.concurrency(1);
  const queue = missing.values();
  const work = async () => {
    for (const { file, svg } of queue) {
      const picture = sharp(Buffer.from(svg())).flatten();
      const png = await picture.png({ compressionLevel: 9 }).toBuffer();
      // Few colours make it half as heavy and cost twice the time.
      const bytes = png.length <= MOST_BYTES ? png : await picture.png({ palette: true, colours: 64 }).toBuffer();
      writeWhole(file, bytes);
    }
  };
  await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, work));
}
