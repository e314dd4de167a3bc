import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { type CardSpec, drawCard } from './card.ts';
import { withoutPictures, wrapText } from './card-text.ts';

const SPEC: CardSpec = {
  kind: 'Claim',
  title: 'The Moon alone makes the tides.',
  status: { status: 'wrong', word: 'wrong' },
  foot: ['made by 1 answer'],
  site: 'Tidebook',
};

describe('wrapText(face, text, width, most)', () => {
  it('breaks behind spaces, and inside a word only when it fills a line', () => {
    expect(wrapText('sans', 'High tide comes twice a day', 7, 5).lines).toEqual(['High tide comes', 'twice a day']);
    expect(wrapText('sans', 'a '.concat('w'.repeat(12)), 5, 9).lines).toEqual(['a wwwww', 'wwwwww', 'w']);
  });

  it('breaks East Asian text anywhere', () => {
    expect(wrapText('serif', '潮の満ち引きは月', 4, 5).lines).toEqual(['潮の満ち', '引きは月']);
  });

  it('cuts at a word what has too many lines', () => {
    expect(wrapText('sans', 'High tide comes twice a day, low tide too', 7, 2)).toEqual({
      lines: ['High tide comes', 'twice a day…'],
      cut: true,
    });
  });
});

describe('drawCard(spec)', () => {
  it('draws outlines and needs no font', () => {
    const svg = drawCard(SPEC);
    expect(svg).not.toContain('<text');
    expect(svg).not.toContain('NaN');
  });

  it('leaves a line to the fonts of the system where the faces lack a character', () => {
    const svg = drawCard({ ...SPEC, title: 'What 潮 <means>' });
    expect(svg).toContain('>What 潮 &lt;means&gt;</text>');
  });

  it.each([
    ['Why is 🔥 hot?', 'Why is hot?'],
    ['👩🏽‍🚀 in 🇩🇪, 1️⃣ and ❤️.', 'in, and.'],
    ['© and ™ stay', '© and ™ stay'],
  ])('leaves out pictures, which no font that is everywhere has: %s', (title, words) => {
    expect(withoutPictures(title)).toBe(words);
    expect(drawCard({ ...SPEC, title })).not.toContain('<text');
  });

  it('sets a line from right to left where its first letter is read so', () => {
    expect(drawCard({ ...SPEC, title: 'ما هو (thread)؟' })).toContain('direction="rtl" text-anchor="end">ما');
  });

  it.each<[string, Partial<CardSpec>]>([
    ['a long title', { title: 'tide '.repeat(60), text: 'sea '.repeat(80) }],
    ['one word', { title: 'w'.repeat(300) }],
    ['many claims', { claims: [{ status: 'holds', count: 300, word: 'claims hold' }] }],
    ['another direction', { title: 'مرحبا بالعالم', text: '👩🏽‍🚀' }],
  ])('makes a picture of 1200 by 630 of %s', async (_, change) => {
    const { status, ...spec } = SPEC;
    const { width, height } = await sharp(Buffer.from(drawCard({ ...spec, ...change }))).metadata();
    expect([width, height]).toEqual([1200, 630]);
  });

  const lane = { runs: [{ from: 10, to: 40 }], steps: [], waits: [{ from: 40, to: 180 }] };
  const sketch = { label: 'on one CPU', time: '152 ms', lanes: [lane, lane] };
  const rowsIn = (svg: string) => svg.match(/M(?:82|628) [\d.]+h30"/g)?.length ?? 0;

  it('draws a row for each task of a run, two runs beside each other', () => {
    expect(rowsIn(drawCard({ ...SPEC, sketches: [sketch] }))).toBe(2);
    expect(rowsIn(drawCard({ ...SPEC, sketches: [sketch, sketch, sketch, sketch] }))).toBe(8);
  });

  it('leaves runs out where the words need the room, and the sentence where there are more than two runs', () => {
    const text = 'The sea rises and falls. '.repeat(9);
    const title = 'The moon pulls the sea and all that swims in it. '.repeat(4);
    expect(rowsIn(drawCard({ ...SPEC, title, sketches: [sketch, sketch] }))).toBe(0);
    expect(rowsIn(drawCard({ ...SPEC, text, sketches: [sketch, sketch] }))).toBe(0);
    const four = { ...SPEC, sketches: [sketch, sketch, sketch, sketch] };
    expect(drawCard({ ...four, text })).toBe(drawCard(four));
  });

  it('takes the second size of a title where only then the sentence is whole, and no smaller one', () => {
    const title = 'Blocking calls in threads';
    const sizeOf = (text: string) => {
      const size = /translate\(72 2\d\d\) scale\(([\d.]+)\)|translate\(72 19\d\) scale\(([\d.]+)\)/.exec(
        drawCard({ ...SPEC, title, text }),
      );
      return Math.round(Number(size?.[1] ?? size?.[2]) * 1000);
    };
    expect(sizeOf('Short.')).toBe(92);
    expect(sizeOf('The loop is free and they overlap. '.repeat(3))).toBe(74);
    expect(sizeOf('The loop is free and they overlap. '.repeat(9))).toBe(92);
  });

  it('says nothing of a sentence of which only the half has room that means something else', () => {
    const words = (text: string) => drawCard({ ...SPEC, title: 'Blocking calls in threads', text });
    const sentence = `Calls run beside each other, ${'as long as they wait '.repeat(9)}`;
    expect(words(`${sentence}and then never again.`)).toBe(words(''));
    expect(words(`${sentence}and then again.`)).toBe(words('Calls run beside each other…'));
  });

  it('draws the same for the same', () => expect(drawCard(SPEC)).toBe(drawCard({ ...SPEC })));
});
