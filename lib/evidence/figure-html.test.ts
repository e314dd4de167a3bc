import { describe, expect, it } from 'vitest';
import { figureHtml } from './figure-html.ts';
import { CUT, INTERLEAVED, PARALLEL, traceOf } from './fixtures/traces.ts';

const idsIn = (html: string) => [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
const textOf = (html: string) => html.replace(/<[^>]*>/g, '');
const captionsIn = (html: string) =>
  [...html.matchAll(/<figcaption>(.*?)<\/figcaption>/g)].map(([, inner = '']) => textOf(inner));

describe('figureHtml(ways, options) of one way', () => {
  const html = figureHtml([{ traces: [INTERLEAVED, CUT] }], { id: 'runs-tides', title: 'Tides' });

  it('shows one CPU beside two on one scale, each with a name', () => {
    expect([...html.matchAll(/aria-label="(Tides[^"]*)"/g)].map(([, name]) => name)).toEqual([
      'Tides, on one CPU: 80 ms',
      'Tides, on two CPUs: 40 ms',
    ]);
    expect(html.match(/>80 ms<\/text>/g)).toHaveLength(2);
  });

  it('says in a line what it shows and how long it took, and folds what was counted and each event', () => {
    expect(captionsIn(html)).toEqual([
      'One thread on one CPU, a thread each on two CPUs; while one task waits, another runs on one CPU, only one computes at a time on two CPUs 80 ms40 ms on two CPUs',
    ]);
    const folded = html.slice(html.indexOf('<details>'));
    expect(folded).toContain('It took 80 ms by the clock for 60 ms of computing on one CPU, 40 ms');
    expect(folded).toContain('<td>waits: timer</td><td class="align-right">20.0</td><td class="align-right">50.0</td>');
  });

  it('is nothing when nothing was recorded', () => {
    expect(figureHtml([], { title: 'Tides' })).toBe('');
    expect(figureHtml([{ traces: [traceOf({ events: [] })] }], { title: 'Tides' })).toBe('');
  });

  it('has no style attribute and no script: the policy allows none', () => {
    expect(html).not.toMatch(/ style=|<script| on[a-z]+="/);
  });
});

describe('figureHtml(ways, options) of several ways', () => {
  const ways = [
    { title: 'Loop', href: '/evidence/loop/', id: 'runs-1', traces: [INTERLEAVED] },
    { title: 'Processes', href: '/evidence/processes/', id: 'runs-2', traces: [PARALLEL] },
  ];
  const html = figureHtml(ways, { id: 'runs', title: 'One is enough' });

  it('draws all on one scale, explains the marks first, and has one control for all in at most thirty steps', () => {
    expect(html.match(/>80 ms<\/text>/g)).toHaveLength(2);
    expect(html.match(/class="label legend"/g)).toHaveLength(1);
    expect(html.indexOf('legend')).toBeLessThan(html.indexOf('<figure'));
    expect(html.match(/<input type="range" max="30"/g)).toHaveLength(1);
  });

  it('says of each in a line what it is, what it shows and how long it took, and leads to it', () => {
    expect(captionsIn(html)).toEqual([
      'Loop: one thread; while one task waits, another runs 80 ms',
      'Processes: a process each; several compute at the same moment 50 ms',
    ]);
    expect(html).toContain('<a href="/evidence/loop/">Loop</a>');
  });

  it('folds one table of all, or every event where asked', () => {
    expect(html.match(/<table>/g)).toHaveLength(1);
    expect(figureHtml(ways, { title: 'One is enough', events: true }).match(/<table>/g)).toHaveLength(2);
  });

  it('gives each way its id, and no other', () => expect(idsIn(html)).toEqual(['runs', 'runs-1', 'runs-2']));
});
