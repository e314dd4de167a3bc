import { describe, expect, it } from 'vitest';
import { directionOf, startsRightToLeft } from './direction.ts';

describe('directionOf(language)', () => {
  it.each(['ar', 'ar-EG', 'he', 'fa-IR', 'ur', 'az-Arab', 'ckb', 'yi', 'dv', 'pa-Arab-PK'])(
    '%s: right to left',
    (tag) => expect(directionOf(tag)).toBe('rtl'),
  );
  it.each(['en', 'de-AT', 'ja', 'ar-Latn', 'ku-Latn', 'az', ''])('%s: left to right', (tag) =>
    expect(directionOf(tag)).toBe('ltr'),
  );
});

describe('startsRightToLeft(text)', () => {
  it.each([
    ['ما هو الخيط (thread)؟', true],
    ['(1) שלום', true],
    ['The word شكرا', false],
    ['42', false],
  ])('%s', (text, expected) => expect(startsRightToLeft(text)).toBe(expected));
});
