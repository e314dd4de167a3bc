import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { findImage, imageNameOf, loadImage, readImage } from './image.ts';

const PIXELS = sharp({ create: { width: 3, height: 2, channels: 3, background: 'teal' } });
const SVG = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"/>');
const HTML = Buffer.from('<!doctype html><svg ><script>alert(1)</script>');

describe('readImage(file, bytes)', () => {
  it.each(['png', 'jpg', 'jpeg', 'gif', 'webp', 'avif'] as const)(
    'reads the size of %s, and keeps its bytes',
    async (type) => {
      const bytes = await PIXELS.clone()
        .toFormat(type === 'jpg' ? 'jpeg' : type)
        .toBuffer();
      expect(readImage(`a.${type}`, bytes)).toEqual({ image: { bytes, width: 3, height: 2 }, faults: [] });
    },
  );

  it.each<[string, string, Buffer, string]>([
    ['an SVG', 'a.png', SVG, 'is named .png, and its bytes are svg'],
    ['HTML with an SVG in it', 'a.gif', HTML, 'cannot be read as gif'],
    ['HTML', 'a.jpg', Buffer.from('<p>Hello</p>'), 'cannot be read as jpg'],
    ['nothing', 'a.webp', Buffer.alloc(0), 'cannot be read as webp'],
    ['a beginning', 'a.png', Buffer.from('89504e470d0a1a0a', 'hex'), 'cannot be read as png'],
    ['HTML behind a name', 'a.svg', HTML, 'is no SVG: it begins with <svg> without xmlns="http://www.w3.org/2000/svg"'],
    ['no size', 'a.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'has no size'],
    [
      'a size of nothing',
      'a.svg',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 9"/>'),
      'has no size',
    ],
  ])('refuses %s in %s', (_, file, bytes, message) => {
    const { image, faults } = readImage(file, bytes);
    expect(image).toBeUndefined();
    expect(faults).toMatchObject([{ kind: 'malformed', message }]);
  });

  it('refuses one type under the name of another', async () => {
    const { faults } = readImage('a.png', await PIXELS.clone().jpeg().toBuffer());
    expect(faults).toMatchObject([{ kind: 'malformed', message: 'is named .png, and its bytes are jpg' }]);
  });

  it.each<[string, number, number]>([
    ['width="30" height="20"', 30, 20],
    ['width="1in" height="48px"', 96, 48],
    ['width="100%" viewBox="0,0, 40 10"', 40, 10],
    ['width="20" viewBox="0 0 40 10"', 20, 5],
  ])('takes the size of an SVG from %s', (attributes, width, height) => {
    const bytes = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}/>`);
    expect(readImage('a.svg', bytes).image).toMatchObject({ width, height });
  });
});

describe('imageNameOf(url)', () => {
  it.each<[string, string | undefined]>([
    ['pool.png', 'pool.png'],
    ['./pool.png', 'pool.png'],
    ['a%20pool.png', 'a pool.png'],
    ['100%.png', '100%.png'],
    ['../pool.png', undefined],
    ['%2e%2e%2fpool.png', undefined],
    ['..\\pool.png', undefined],
    ['.pool.png', undefined],
    ['.git/pool.png', undefined],
    ['deep/pool.png', undefined],
    ['/pool.png', undefined],
    ['//example.org/pool.png', undefined],
    ['https://example.org/pool.png', undefined],
    ['data:image/png;base64,AA==', undefined],
    ['pool.png?x', undefined],
    ['', undefined],
  ])('%s is %s', (url, name) => expect(imageNameOf(url)).toBe(name));
});

describe('loadImage(contentDir, file)', () => {
  const base = mkdtempSync(join(tmpdir(), 'images-'));
  afterAll(() => rmSync(base, { recursive: true }));
  mkdirSync(join(base, 'claims'));
  writeFileSync(join(base, 'claims/two words%.svg'), SVG);
  symlinkSync('two words%.svg', join(base, 'claims/link.svg'));

  it('reads no link, nothing that is missing, nothing that is no image', () => {
    expect(loadImage(base, 'claims/two words%.svg')).toMatchObject({ width: 30, height: 20 });
    for (const file of ['claims/link.svg', 'claims/none.svg', 'claims', 'claims/two words%.svg/x.svg'])
      expect(loadImage(base, file), file).toBeUndefined();
  });

  it('is found beside an entry, at an address that can be asked for', () => {
    expect(findImage(base, 'claims', 'two words%.svg')).toEqual({
      address: '/media/claims/two%20words%25.svg',
      width: 30,
      height: 20,
    });
  });
});
