import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { indexTerms } from '#lib/glossary/find-terms.ts';
import type { Body } from '#lib/model/entry.ts';
import { compileBody } from './compile.ts';

/**
 * Each folder below `fixtures` is a case: what an author wrote (`input.mdx`, `input.md` or `input.html`), and the HTML readers get
 * (`output.html`). The book they are compiled in has the terms, claims and questions below.
 * `UPDATE_FIXTURES=1` writes the outputs anew; read the diff before you keep it.
 */
const FIXTURES = join(import.meta.dirname, 'fixtures');

const TERMS = ['GIL', 'thread', 'event loop', 'task'].map((term) => ({
  id: term.toLowerCase().replace(' ', '-'),
  term,
  aliases: [],
  autolink: term !== 'task',
}));
const KNOWN = new Map([
  ['term/task', '/glossary/task/'],
  ['term/gil', '/glossary/gil/'],
  ['term/thread', '/glossary/thread/'],
  ['term/event-loop', '/glossary/event-loop/'],
  ['claim/tides-follow-moon', '/claims/tides-follow-moon/'],
  ['question/tides', '/q/tides/'],
  ['source/pep-492', '/sources/pep-492/'],
  ['evidence/tides', '/evidence/tides/'],
]);

const compile = (raw: string, format: Body['format']) =>
  compileBody(
    { raw, format },
    {
      anchor: 'answer-moon',
      language: 'en',
      termIndex: indexTerms(TERMS),
      findTarget: (kind, id) => {
        const href = KNOWN.get(`${kind}/${id}`);
        return href === undefined ? undefined : { href, key: `${kind}/${id}` };
      },
      markOf: (id) => (KNOWN.has(`claim/${id}`) ? { status: 'holds', words: 'holds' } : undefined),
      hrefOf: (address) => address,
      findForeign: (address) =>
        address === 'https://beer.stackexchange.com/q/7' ? { href: '/q/beer-7/', key: 'question/beer-7' } : undefined,
      figureOf: ({ id, program, variant, cpus }) =>
        `<figure id="${id}"><svg viewBox="0 0 9 9"><title>${[program, variant, ...cpus].join(' ')}</title></svg></figure>`,
      findImage: (name) =>
        name === 'tide.png' ? { href: '/media/questions/tides/tide.png', width: 640, height: 360 } : undefined,
    },
  );

describe('compileBody(body, options)', () => {
  for (const name of readdirSync(FIXTURES)) {
    const folder = join(FIXTURES, name);
    const input = readdirSync(folder).find((file) => file.startsWith('input.')) ?? 'input.mdx';
    it(name.replaceAll('-', ' '), async () => {
      const { html } = compile(readFileSync(join(folder, input), 'utf8'), input.split('.')[1] as Body['format']);
      if (process.env.UPDATE_FIXTURES) await expect(`${html}\n`).toMatchFileSnapshot(join(folder, 'output.html'));
      else expect(`${html}\n`).toBe(readFileSync(join(folder, 'output.html'), 'utf8'));
    });
  }

  it('tells the headings, terms and mentions of a body', () => {
    const body = compile('## The lock [#lock]\n\nThe GIL. See [tides](q:tides).\n\n## More\n\nThe GIL again.', 'mdx');
    expect(body.headings).toEqual([
      { id: 'lock', text: 'The lock', depth: 3 },
      { id: expect.stringMatching(/^answer-moon-[0-9a-f]{6}$/), text: 'More', depth: 3 },
    ]);
    expect(body.terms).toEqual(['gil']);
    expect(body.mentions.map(({ key, before, words, after }) => [key, before, words, after])).toEqual([
      ['term/gil', 'The ', 'GIL', '.'],
      ['question/tides', 'See ', 'tides', '.'],
    ]);
    expect(body.words).toBe(11);
  });

  it('takes sentences and the text from what is read: not from buttons, not from what a diagram is drawn from', () => {
    const diagram = [
      '```mermaid',
      'flowchart LR',
      '  accTitle: Who asks whom',
      '  accDescr: A thread asks for the lock.',
      '  a[Thread] -->|asks for| b[GIL]',
      '  click b href "term:gil"',
      '```',
    ].join('\n');
    const body = compile(`Before.\n\n${diagram}\n\n- One [task](term:task):\n  - and a thread.`, 'mdx');
    expect(body.text.replace(/\s+/g, ' ')).toBe(
      'Before. Who asks whom: A thread asks for the lock. One task: and a thread. ',
    );
    expect(body.mentions.map(({ key, before, words, after }) => `${key}: ${before}[${words}]${after}`)).toEqual([
      'term/gil: Thread → asks for → [GIL]',
      'term/task: One [task]:',
      'term/thread: and a [thread].',
    ]);
    expect(body.mentions[0]?.anchor).toMatch(/^answer-moon-/);
  });

  it('gives the same anchor to the same words, and another when they change', () => {
    const anchor = (text: string) => /id="([^"]+)"/.exec(compile(text, 'mdx').html)?.[1];
    expect(anchor('The moon pulls.')).toBe(anchor('The  moon\npulls.'));
    expect(anchor('The moon pulls.')).not.toBe(anchor('The moon pushes.'));
  });
});
