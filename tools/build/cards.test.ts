import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { drawCards } from './cards.ts';

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630"/>';

describe('drawCards(cards, drawn)', () => {
  it('draws what is missing, keeps what is there, drops what no page has', async () => {
    const drawn = mkdtempSync(join(tmpdir(), 'cards-'));
    const [kept, missing, gone] = ['kept', 'missing', 'gone'].map((name) => join(drawn, `${name}.png`)) as [
      string,
      string,
      string,
    ];
    for (const file of [kept, gone]) writeFileSync(file, 'drawn before');
    const cards = [kept, missing].map((file) => ({ address: '/q/tides/', file, svg: () => SVG }));
    expect(await drawCards(cards, drawn)).toBe('2 cards, 1 drawn, 1 dropped');
    expect([kept, missing, gone].map((file) => existsSync(file))).toEqual([true, true, false]);
  });
});
