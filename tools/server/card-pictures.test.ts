import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { cardPictures } from './card-pictures.ts';

const parent = mkdtempSync(join(tmpdir(), 'card-pictures-'));
afterAll(() => rmSync(parent, { recursive: true }));

const describeCard = (title: string): string => JSON.stringify({ kind: 'Claim', title, foot: [], site: 'A book' });

const newFolder = () => mkdtempSync(join(parent, 'drawn-'));

describe('cardPictures(drawn)', () => {
  it('draws a card once, however many ask at once and after', async () => {
    const drawn = newFolder();
    const pictureOf = cardPictures(drawn);
    const [moon, sun] = ['moon', 'sun'].map((name) => describeCard(name)) as [string, string];
    const files = await Promise.all([moon, sun, moon, moon].map(pictureOf));
    expect(files.map((file) => files.indexOf(file))).toEqual([0, 1, 0, 0]);
    expect(readdirSync(drawn).length).toBe(2);
    const { width, height, format } = await sharp(files[0]).metadata();
    expect([width, height, format]).toEqual([1200, 630, 'png']);
    const inode = () => statSync(files[0] as string).ino; // another one when a file is written anew
    const before = inode();
    expect(await pictureOf(moon)).toBe(files[0]);
    expect(inode()).toBe(before);
  });

  it('draws anew what a process that was ended left half written', async () => {
    const drawn = newFolder();
    const file = await cardPictures(drawn)(describeCard('moon'));
    const picture = readFileSync(file);
    truncateSync(file, 500);
    writeFileSync(`${file}.new`, picture.subarray(0, 100));
    expect(readFileSync(await cardPictures(drawn)(describeCard('moon')))).toEqual(picture);
    expect(readdirSync(drawn).length).toBe(1);
  });

  it('draws the next card when one cannot be drawn', async () => {
    const pictureOf = cardPictures(newFolder());
    const wrong = ['{"kind":', '{}'];
    const results = await Promise.allSettled([...wrong.map(pictureOf), pictureOf(describeCard('sun'))]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
  });
});
