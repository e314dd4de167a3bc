import { describe, expect, it } from 'vitest';
import { comparisonHtml, figureHtml, tableHtml } from './figure-html.ts';
import { CUT, INTERLEAVED, PARALLEL, traceOf } from './fixtures/traces.ts';

const idsIn = (html: string) => [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);

describe('figureHtml(traces, options)', () => {
  const html = figureHtml([INTERLEAVED, CUT], { id: 'runs-tides', title: 'Tides' });

  it('shows one CPU beside two on one scale', () => {
    expect(html.match(/<svg [^>]*data-on/g)).toHaveLength(2);
    expect(new Set([...html.matchAll(/data-scale="([^"]+)"/g)].map(([, scale]) => scale)).size).toBe(1);
    expect(html).toContain('<title id="runs-tides-1-t">Tides, on one CPU</title>');
    expect(html).toContain('<title id="runs-tides-2-t">Tides, on two CPUs</title>');
  });

  it('says below it what it shows, and folds the events as tables', () => {
    expect(html).toContain(
      'Their time overlaps. On one CPU no step was cut by another task; on two CPUs all two steps were cut by another task.',
    );
    expect(html).toContain('What happened on one CPU');
    expect(html).toContain('<td>waits: timer</td><td class="align-right">20.0</td><td class="align-right">50.0</td>');
  });

  it('has ids that no other part of the page has', () => {
    expect(idsIn(html)).toEqual(['runs-tides', 'runs-tides-1-t', 'runs-tides-1-d', 'runs-tides-2-t', 'runs-tides-2-d']);
  });

  it('is nothing when nothing was recorded', () => {
    expect(figureHtml([], { id: 'x', title: 'Tides' })).toBe('');
    expect(figureHtml([traceOf({ events: [] })], { id: 'x', title: 'Tides' })).toBe('');
  });

  it('has no style attribute and no script: the policy allows none', () => {
    expect(html).not.toMatch(/ style=|<script| on[a-z]+="/);
  });
});

describe('comparisonHtml(rows, id)', () => {
  const html = comparisonHtml(
    [
      { title: 'Loop', href: '/evidence/loop/', traces: [INTERLEAVED] },
      { title: 'Processes', href: '/evidence/processes/', traces: [PARALLEL] },
    ],
    'runs',
  );

  it('draws all on one scale, explains the marks once and has one table', () => {
    expect(new Set([...html.matchAll(/data-scale="([^"]+)"/g)].map(([, scale]) => scale)).size).toBe(1);
    expect(html.match(/class="label legend"/g)).toHaveLength(1);
    expect(html.match(/<table>/g)).toHaveLength(1);
  });

  it('links each program', () => expect(html).toContain('<b><a href="/evidence/loop/">Loop</a></b>'));

  it('is nothing when nothing was recorded', () => {
    expect(comparisonHtml([{ title: 'Loop', href: '/', traces: [] }], 'runs')).toBe('');
  });
});

describe('tableHtml(table, caption)', () => {
  it('sets numbers at the end of their cells and text as text', () => {
    expect(tableHtml({ head: ['Name', 'Count'], rows: [['<b>', '3']] }, 'Counts')).toBe(
      '<div class="table" tabindex="0" role="group" aria-label="Counts"><table><caption class="label">Counts</caption>' +
        '<thead><tr><th scope="col">Name</th><th scope="col" class="align-right">Count</th></tr></thead>' +
        '<tbody><tr><th scope="row">&lt;b&gt;</th><td class="align-right">3</td></tr></tbody></table></div>',
    );
  });
});
