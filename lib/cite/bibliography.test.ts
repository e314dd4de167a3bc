import { Cite, plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-csl';
import '@citation-js/plugin-ris';
import { describe, expect, it } from 'vitest';
import { HOSTILE } from '#lib/model/fixtures/hostile.ts';
import { toApa, toBibtex, toCslJson, toRis } from './bibliography.ts';
import type { Citation } from './citation.ts';

plugins.config.get('@bibtex').parse.strict = true;

const CITATION: Citation = {
  kind: 'answer',
  url: 'https://book.example/q/tides/answer-moon/',
  title: 'The Moon makes the tides',
  quote: 'The Moon makes the tides.',
  within: 'What makes the tides?',
  author: 'Ada Pole',
  site: 'Tidebook',
  licence: { name: 'CC BY-SA 4.0', url: 'https://creativecommons.org/licenses/by-sa/4.0/' },
  issued: '2026-11-22',
  language: 'en',
};

describe('toBibtex(citation)', () => {
  it('writes an @online entry of biblatex', () => {
    expect(toBibtex(CITATION)).toBe(`@online{tidebook-tides-answer-moon,
  title = {{The Moon makes the tides}},
  author = {{Ada Pole}},
  organization = {Tidebook},
  date = {2026-11-22},
  url = {https://book.example/q/tides/answer-moon/},
  langid = {en},
  note = {CC BY-SA 4.0},
}`);
  });
});

describe('toRis(citation)', () => {
  it('writes a record with its lines ended by CR LF', () => {
    expect(toRis(CITATION).split('\r\n')).toEqual([
      'TY  - ELEC',
      'TI  - The Moon makes the tides',
      'AU  - Ada Pole',
      'T2  - Tidebook',
      'DA  - 2026/11/22',
      'PY  - 2026',
      'UR  - https://book.example/q/tides/answer-moon/',
      'LA  - en',
      'N1  - CC BY-SA 4.0',
      'ER  - ',
    ]);
  });
});

describe('toCslJson(citation)', () => {
  it('writes an item of CSL-JSON, a term as an entry', () => {
    expect(JSON.parse(toCslJson({ ...CITATION, kind: 'term' }))).toEqual([
      {
        id: 'tidebook-tides-answer-moon',
        type: 'entry-encyclopedia',
        title: 'The Moon makes the tides',
        author: [{ literal: 'Ada Pole' }],
        'container-title': 'Tidebook',
        issued: { 'date-parts': [[2026, 11, 22]] },
        URL: 'https://book.example/q/tides/answer-moon/',
        language: 'en',
        note: 'CC BY-SA 4.0',
      },
    ]);
  });
});

const TITLES: [string, string, string][] = [
  ...HOSTILE.map(({ name, text, line }): [string, string, string] => [name, text, line]),
  ...['`x` and ``y`', '{a} } {', '100% & $x$ #1 a_b a^b ~c', 'a -- b --- c'].map((text): [string, string, string] => [
    text,
    text,
    text,
  ]),
];

describe('the three formats, read by citation-js', () => {
  it.each(TITLES)('%s', (_, title, line) => {
    const citation = { ...CITATION, title, url: `${CITATION.url}#answer-moon:~:text=a%2Db%20_,c` };
    const want = { title: line, URL: citation.url, issued: '2026-11-22', author: 'Ada Pole' };
    for (const text of [toBibtex(citation), toRis(citation), toCslJson(citation)])
      expect(read(text), text).toEqual(want);
  });

  it('sets APA with the parts that ours has', { timeout: 60_000 }, () => {
    const set = new Cite(toCslJson(CITATION)).format('bibliography', { template: 'apa', format: 'text' }).trim();
    expect(set).toBe(
      'Ada Pole. (2026, November 22). The Moon makes the tides. Tidebook. https://book.example/q/tides/answer-moon/',
    );
    expect(toApa(CITATION)).toBe(set.replace(' https', ' CC BY-SA 4.0. https'));
  });
});

function read(text: string) {
  const [item] = new Cite(text).data as [
    {
      title: string;
      URL: string;
      issued: { 'date-parts': number[][] };
      author: { literal?: string; family?: string; given?: string }[];
    },
  ];
  const [author] = item.author;
  return {
    title: item.title,
    URL: item.URL,
    issued: item.issued['date-parts'][0]?.join('-'),
    author: author?.literal ?? [author?.given, author?.family].filter(Boolean).join(' '),
  };
}
