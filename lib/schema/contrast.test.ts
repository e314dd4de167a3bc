import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrastOf, contrastOnPaper, PAPERS } from './contrast.ts';

describe('contrastOf(one, other)', () => {
  it.each([
    ['#000000', '#ffffff', 21],
    ['#777777', '#ffffff', 4.48],
    ['#ffffff', '#ffffff', 1],
  ])('is of %s on %s %d', (one, other, contrast) => {
    expect(contrastOf(one, other)).toBeCloseTo(contrast, 2);
    expect(contrastOf(other, one)).toBe(contrastOf(one, other));
  });
});

describe('contrastOnPaper(accent, theme)', () => {
  it('is the lowest on any paper', () => {
    expect(contrastOnPaper('#fdf0b5', 'light')).toBe(1);
  });

  it('knows the papers that the pages have', () => {
    const tokens = readFileSync('components/site/tokens.css', 'utf8');
    const named = ['paper', 'inset', 'found'].map((name) =>
      new RegExp(`--${name}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(tokens)?.slice(1),
    );
    expect(named).toEqual(PAPERS.light.map((light, index) => [light, PAPERS.dark[index]]));
  });
});
