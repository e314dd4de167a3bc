import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MESSAGES } from './en.ts';
import { counted, dayWords, inLanguage, listed, number, SPOKEN, say, sayParts, spokenFor, within } from './say.ts';

const SOURCES = ['components', 'lib']
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`))
  .filter((file) => /(?<!\.test)\.tsx?$/.test(file) && !file.startsWith('lib/words/'))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

const namesIn = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();

describe('the sentences of the interface', () => {
  it('are all said somewhere', () => {
    expect(
      MESSAGES.filter(
        (message) => !SOURCES.includes(`'${message}'`) && !SOURCES.includes(`  ${message}: '${message}'`),
      ),
    ).toEqual([]);
  });

  it.each(SPOKEN)('have the same names in %s', (language) => {
    const wrong = MESSAGES.filter(
      (message) =>
        inLanguage(language, () => sayParts(message, {}).length) !== namesIn(message).length * 2 + 1 ||
        inLanguage(language, () =>
          say(message, Object.fromEntries(namesIn(message).map((name) => [name.slice(1, -1), '\u0000']))),
        ).split('\u0000').length !==
          namesIn(message).length + 1,
    );
    expect(wrong).toEqual([]);
  });
});

describe('say(message, values)', () => {
  it('speaks English, and another language while that is spoken', () => {
    const page = () => say('Page {page} of {pages}', { page: 2, pages: 3 });
    expect([page(), inLanguage('de-AT', page), page()]).toEqual(['Page 2 of 3', 'Seite 2 von 3', 'Page 2 of 3']);
  });

  it('speaks English to readers of a language it does not know, and after work that failed', () => {
    expect([spokenFor('fr'), spokenFor('DE-ch'), spokenFor('constructor')]).toEqual(['en', 'de', 'en']);
    expect(() =>
      inLanguage('de', () => {
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(say('Topics')).toBe('Topics');
  });

  it('does not say what tells two meanings apart', () => {
    expect([say('About'), say('About|topics')]).toEqual(['About', 'About']);
    expect(inLanguage('de', () => say('About|topics'))).toBe('Thema');
  });

  it('gives its pieces in the order of the language', () => {
    expect(inLanguage('de', () => sayParts('Share {what}', { what: 1 }))).toEqual(['', 1, ' teilen']);
  });
});

describe('numbers, days and lists', () => {
  it.each([
    ['en', '1 answer', '1,204 answers', '22 Sep 2026', 'a, b and c', 'answer 2'],
    ['de', '1 Antwort', '1.204 Antworten', '22.09.2026', 'a, b und c', 'Answer 2'],
  ])('are as %s writes them', (language, one, many, day, list, inSentence) => {
    const said = () => [
      counted(1, 'answer'),
      counted(1204, 'answer'),
      dayWords('2026-09-22'),
      listed(['a', 'b', 'c']),
      within('Answer 2'),
    ];
    expect(inLanguage(language, said)).toEqual([one, many, day, list, inSentence]);
  });

  it('are written without a noun, too', () => {
    expect(inLanguage('de', () => number(12_345))).toBe('12.345');
  });
});
