import { describe, expect, it } from 'vitest';
import { typeset, typesetPieces } from './typeset.ts';

describe('typeset(sentence, language)', () => {
  it.each([
    ['He said "yes", and didn\'t.', 'He said “yes”, and didn’t.'],
    ['"\'Quoted\' in a quotation."', '“‘Quoted’ in a quotation.”'],
    ["the editors' note of the '90s", 'the editors’ note of the ’90s'],
    ['one -- or two--three...', 'one — or two—three…'],
    ['(a "word" in brackets)', '(a “word” in brackets)'],
  ])('sets %s', (written, set) => {
    expect(typeset(written)).toBe(set);
  });

  it.each([
    ['`print("it\'s --x")` isn\'t set', '`print("it\'s --x")` isn’t set'],
    ['the option --long', 'the option --long'],
    ['async-await, 3.13 and a.b', 'async-await, 3.13 and a.b'],
    ['“set” already — and don’t', '“set” already — and don’t'],
  ])('leaves code and what is set already: %s', (written, set) => {
    expect(typeset(written)).toBe(set);
  });

  it('sets German as German', () => {
    expect(typeset("Er sagte \"ja\" und 'nein' -- so geht's.", 'de-AT')).toBe('Er sagte „ja“ und ‚nein‘ – so geht’s.');
  });
});

describe('typesetPieces(pieces, language)', () => {
  it('sees a quotation through marks and code', () => {
    expect(typesetPieces(['"A ', 'bold', ' word and ', 6, '", it\'s']).join('|')).toBe('“A |bold| word and |”, it’s');
  });

  it('keeps every piece where its length changes', () => {
    expect(typesetPieces(['a -- b', 3, ' so..." said', ' she'])).toEqual(['a — b', ' so…” said', ' she']);
  });
});
