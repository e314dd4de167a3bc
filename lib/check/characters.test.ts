import { describe, expect, it } from 'vitest';
import { checkCharacters } from './characters.ts';
import { findEscapes } from './escapes.ts';

/** What is said of a text, and what `--fix` makes of it. */
function said(text: string, code = false): string[] {
  const issues = checkCharacters('a', text, code ? { code: () => [{ start: 0, end: text.length }] } : {});
  return issues.map(({ line, column, endColumn, rule }) => `${line}:${column}-${endColumn} ${rule}`);
}

const fixed = (text: string) => checkCharacters('a', text)[0]?.fix;

describe('checkCharacters(file, text)', () => {
  it.each([
    ['plain words', 'Ebb, Flut und Gezeiten: 潮汐 прилив παλίρροια\n\tand a tab'],
    ['marks beside Hebrew and Arabic', 'שלום\u200f (C++) \u200e!\u061c مرحبا'],
    ['isolates that are closed', 'a \u2067שלום \u2066C++\u2069\u2069 b'],
    ['the flags of England, Scotland and Wales', '🏴󠁧󠁢󠁥󠁮󠁧󠁿 🏴󠁧󠁢󠁳󠁣󠁴󠁿 🏴󠁧󠁢󠁷󠁬󠁳󠁿'],
    ['joined emoji', '👩🏽\u200d🚀 ❤\ufe0f\u200d🔥 1\ufe0f\u20e3 ☺\ufe0f'],
    ['joiners of Persian and Hindi', 'می\u200cخواهم क्\u200dष'],
    ['a space of no width in Thai', 'ภาษา\u200bไทย'],
    ['chosen forms of Han', '葛\u{e0100}'],
    ['a Hangul syllable without its vowel', '\u1112\u1160'],
    ['accents of their own', 'e\u0301\u034f\u0302'],
  ])('lets %s pass', (_, text) => expect(said(text)).toEqual([]));

  it.each<[string, string, string[]]>([
    ['a NUL', 'a\0b', ['1:2-3 bytes/control']],
    ['a control of C1', 'a\x9bb', ['1:2-3 bytes/control']],
    ['a next line', 'a\x85b', ['1:2-3 bytes/control']],
    ['separators', 'a\u2028b\u2029', ['1:2-3 bytes/control', '1:4-5 bytes/control']],
    [
      'noncharacters',
      '\ufdd0 \uffff \u{1fffe}',
      ['1:1-2', '1:3-4', '1:5-7'].map((at) => `${at} characters/noncharacter`),
    ],
    ['half a pair', 'a\nb \ud800c', ['2:3-4 characters/noncharacter']],
    ['an override', '(\u202eevil\u202c)', ['1:2-3 characters/bidi', '1:7-8 characters/bidi']],
    ['an isolate that stays open', 'a \u2068b\nc\u2069', ['1:3-4 characters/bidi', '2:2-3 characters/bidi']],
    ['marks among Latin letters', 'a\u200eb\u200f', ['1:2-3 characters/invisible', '1:4-5 characters/invisible']],
    ['words in tags', 'a\u{e0068}\u{e0069}b', ['1:2-6 characters/hidden']],
    [
      'a flag with words in it',
      '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e0020}\u{e007f}',
      ['1:3-17 characters/hidden'],
    ],
    ['a flag that does not end', '🏴\u{e0067}\u{e0062}\u{e0065}', ['1:3-9 characters/hidden']],
    ['bytes in variation selectors', '😀\ufe01\ufe02\u{e0100}', ['1:4-7 characters/hidden']],
    ['a selector after a letter', 'a\ufe0f', ['1:2-3 characters/invisible']],
    [
      'soft hyphens and spaces of no width',
      'co\xadro\u200b\u200bu\u2060\ufefft',
      ['1:3-4', '1:6-8', '1:9-11'].map((at) => `${at} characters/invisible`),
    ],
    ['joiners among Latin letters', 'a\u200db\u200c', ['1:2-3 characters/invisible', '1:4-5 characters/invisible']],
    ['joiners after joiners', '👩\u200d\u200d', ['1:4-5 characters/invisible']],
    ['fillers', '\u3164\uffa0', ['1:1-3 characters/invisible']],
  ])('says where %s stand', (_, text, expected) => expect(said(text)).toEqual(expected));

  it('lets code hold no direction at all, and mends nothing in it', () => {
    expect(said('a \u2067b\u2069', true)).toEqual(['1:3-4 characters/bidi', '1:5-6 characters/bidi']);
    expect(checkCharacters('a', 'a\u200b', { code: () => [{ start: 0, end: 2 }] })[0]?.fix).toBeUndefined();
  });

  it('names the character and the cure', () => {
    const [issue] = checkCharacters('a', 'a\u202eb');
    expect(issue?.message).toBe('holds U+202E (right-to-left override), which reorders what stands around it');
    expect(issue?.hint).toBe(
      'Delete it; to set words apart in their own direction put U+2068 before and U+2069 after them.',
    );
  });

  it('deletes what nobody sees, and leaves what changes what is read', () => {
    expect(fixed('co\xadrou\u200btine\u{e0041} \u202ex')).toBe('coroutine \u202ex');
    expect(fixed('\u202ex')).toBeUndefined();
  });

  it('reads escapes as what they stand for, and deletes them whole', () => {
    const text = String.raw`"\ud83d\ude00 \\u200b \u200b\x41 \ud83d"`;
    const issues = checkCharacters('a', text, { spellings: findEscapes(text) });
    expect(issues.map(({ column, endColumn, rule, hint }) => `${column}-${endColumn} ${rule}: ${hint}`)).toEqual([
      '23-29 characters/invisible: Run check with --fix, or delete \\u200b.',
      '34-40 characters/noncharacter: Delete \\ud83d.',
    ]);
    expect(issues[0]?.fix).toBe(String.raw`"\ud83d\ude00 \\u200b \x41 \ud83d"`);
  });

  it.each([
    ['spaces of no width, one by one', 'a\u200b'.repeat(100_000)],
    ['marks on one line', 'a\u200e'.repeat(100_000)],
    ['isolates on one line', '\u2068'.repeat(200_000)],
    ['controls', '\x01'.repeat(200_000)],
  ])('reads %s by the hundred thousand, and says no more than 20 things', (_, text) =>
    expect(said(text)).toHaveLength(20),
  );

  it('reads as many escapes', () => {
    const text = '\\u200ba'.repeat(10_000);
    expect(checkCharacters('a', text, { spellings: findEscapes(text) })[0]?.fix).toBe('a'.repeat(10_000));
  });
});
