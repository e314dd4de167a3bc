import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { cardFileOf, cardPublication, drawCards } from './cards.ts';

const parent = mkdtempSync(join(tmpdir(), 'cards-'));
afterAll(() => rmSync(parent, { recursive: true }));

/** A whole picture, one pixel large. */
const PNG = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#fff' } })
  .png()
  .toBuffer();

let drawn: string;
beforeEach(() => {
  drawn = mkdtempSync(join(parent, 'drawn-'));
});

const cardOf = (title: string) => cardFileOf({ kind: 'Claim', title, foot: [], site: 'A book' }, '1', drawn);

describe('cardFileOf(spec, version, drawn)', () => {
  it('names the file by what the card says', () => {
    expect(cardOf('The moon pulls.').file).toBe(cardOf('The moon pulls.').file);
    expect(cardOf('The moon pulls.').file).not.toBe(cardOf('The sun pulls.').file);
  });
});

describe('drawCards(cards, drawn)', () => {
  it('draws what is missing, keeps what is there, drops what no page has', async () => {
    const [kept, missing, gone] = ['kept', 'missing', 'gone'].map(cardOf) as [Card, Card, Card];
    for (const { file } of [kept, gone]) writeFileSync(file, PNG);
    expect(await drawCards([kept, missing], drawn)).toBe('2 cards, 1 drawn, 1 dropped');
    expect(readdirSync(drawn).sort()).toEqual([kept, missing].map(({ file }) => basename(file)).sort());
    expect(readFileSync(kept.file)).toEqual(PNG);
  });

  it('draws anew what was cut short', async () => {
    const cards = ['short', 'empty', 'zeros', 'whole'].map(cardOf);
    const texts = [PNG.subarray(0, -1), Buffer.alloc(0), Buffer.alloc(PNG.length), PNG];
    for (const [index, { file }] of cards.entries()) writeFileSync(file, texts[index] as Buffer);
    expect(await drawCards(cards, drawn)).toBe('4 cards, 3 drawn, 0 dropped');
    expect(await Promise.all(cards.map(async ({ file }) => (await sharp(file).metadata()).width))).toEqual([
      1200, 1200, 1200, 1,
    ]);
  });
});

describe('cardPublication(card, path)', () => {
  it('is the picture where there is a whole one, else what our server draws it from', async () => {
    const card = cardOf('The moon pulls.');
    const description = {
      path: 'og/claims/moon-pulls.json',
      input: Buffer.from('{"kind":"Claim","title":"The moon pulls.","foot":[],"site":"A book"}'),
    };
    expect(cardPublication(card, 'og/claims/moon-pulls.png')).toEqual(description);
    writeFileSync(card.file, PNG);
    const { path, make } = cardPublication(card, 'og/claims/moon-pulls.png');
    expect([path, make?.()]).toEqual(['og/claims/moon-pulls.png', PNG]);
    truncateSync(card.file, PNG.length - 4);
    expect(cardPublication(card, 'og/claims/moon-pulls.png')).toEqual(description);
  });
});

type Card = ReturnType<typeof cardOf>;
