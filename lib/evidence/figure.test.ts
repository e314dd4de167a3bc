import { parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { drawRun, frameOf, ticksOf } from './figure.ts';
import { CUT, INTERLEAVED, PARALLEL, traceOf } from './fixtures/traces.ts';
import type { Trace } from './trace.ts';

const draw = (trace: Trace) => drawRun(trace, 'f', { title: 'Tides', description: 'Two tasks.' });

/** The paths of a class, as `from–to` in ms, read as the script of a page reads them. */
function stretchesOf(svg: string, kind: string): string[] {
  const left = Number(/data-left="([\d.]+)"/.exec(svg)?.[1]);
  const scale = Number(/data-scale="([\d.]+)"/.exec(svg)?.[1]);
  const paths = [...svg.matchAll(new RegExp(`<path class="${kind}" d="([^"]*)"`, 'g'))].map(([, d = '']) => d);
  return paths.flatMap((d) =>
    [...d.matchAll(/M([\d.]+) [\d.]+h([\d.]+)/g)].map(([, x, width]) => {
      const from = (Number(x) - left) / scale;
      return `${Math.round(from)}–${Math.round(from + Number(width) / scale)}`;
    }),
  );
}

describe('drawRun(trace, id, words)', () => {
  it('draws where each task ran, was ready and waited', () => {
    const svg = draw(INTERLEAVED);
    expect(stretchesOf(svg, 'run')).toEqual(['0–20', '50–60', '20–40', '70–80']);
    expect(stretchesOf(svg, 'wait')).toEqual(['20–50', '40–70']);
    expect(stretchesOf(draw(CUT), 'ready')).toEqual(['0–30', '0–40']);
    expect(stretchesOf(draw(CUT), 'run')).toEqual(['0–10', '20–30', '10–20', '30–40']);
  });

  it('draws when two ran at the same instant, and says so when they never did', () => {
    expect(stretchesOf(draw(PARALLEL), 'both')).toEqual(['10–40']);
    expect(draw(INTERLEAVED)).toContain('>never</text>');
  });

  it('tells CPUs apart without colour: bars of the second have a line along them', () => {
    expect(draw(PARALLEL)).toContain('data-cpu="1"');
    expect(draw(PARALLEL).match(/stroke="var\(--paper,#fff\)"/g)).toHaveLength(1);
    expect(draw(INTERLEAVED)).not.toContain('stroke="var(--paper,#fff)"');
  });

  it('writes the letter of a task into its bars, the thread beside its lane and the unit on the axis', () => {
    const svg = draw(INTERLEAVED);
    expect(svg.match(/>A<\/text>/g)).toHaveLength(2);
    expect(svg).toContain('<tspan font-weight="600">A</tspan> thread 1');
    expect(svg).toContain('>80 ms</text>');
  });

  it('is an image with a name and a description, and has no style of its own', () => {
    const svg = draw(INTERLEAVED);
    expect(svg).toContain('role="img" aria-labelledby="f-t" aria-describedby="f-d"');
    expect(svg).toContain('<title id="f-t">Tides</title><desc id="f-d">Two tasks.</desc>');
    expect(svg).not.toMatch(/style|#[0-9a-e]{6}|rgb/);
  });

  it('shows markup in a trace as text', () => {
    const [first, ...rest] = INTERLEAVED.events;
    const evil = '</svg><script>alert(1)</script>" onload="x';
    const trace = traceOf({ events: first ? [{ ...first, task: evil, label: evil }, ...rest] : [] });
    const names: string[] = [];
    const walk = (node: { nodeName: string; childNodes?: unknown[]; attrs?: { name: string }[] }) => {
      names.push(node.nodeName, ...(node.attrs ?? []).map(({ name }) => name));
      for (const child of node.childNodes ?? []) walk(child as typeof node);
    };
    walk(parse(drawRun(trace, 'f', { title: evil, description: evil })));
    expect(names).not.toContain('script');
    expect(names).not.toContain('onload');
  });

  it('stays small however finely a run is cut, and shows no more time than there was', () => {
    const runs = Array.from({ length: 100_000 }, (_, i): [number, number, number] => [i * 4, i * 4 + 1, 0]);
    const [first] = INTERLEAVED.events;
    const trace = traceOf({ events: first ? [{ ...first, at: [0, 400_000], runs }] : [] });
    const svg = draw(trace);
    expect(svg.length).toBeLessThan(25_000);
    const [, scale] = /data-scale="([\d.]+)"/.exec(svg) ?? [];
    const drawn = [...(/class="run" d="([^"]*)"/.exec(svg)?.[1] ?? '').matchAll(/h([\d.]+)/g)].reduce(
      (sum, [, h]) => sum + Number(h),
      0,
    );
    expect(drawn / Number(scale) / 400).toBeCloseTo(0.25, 1);
  });

  it('draws twelve tasks of a thousand and says how many there are', () => {
    const [event] = INTERLEAVED.events;
    const events = event ? Array.from({ length: 1000 }, (_, i) => ({ ...event, task: `T${i}` })) : [];
    const svg = draw(traceOf({ events }));
    expect(svg.match(/data-task/g)).toHaveLength(12);
    expect(svg).toContain('988 more tasks');
  });
});

describe('frameOf(traces)', () => {
  it('makes room for the longest label and the longest run', () => {
    expect(frameOf([INTERLEAVED, PARALLEL])).toEqual({ gutter: 66, end: 80_000 });
  });
});

describe('ticksOf(end)', () => {
  it.each([
    [80_000, [0, 20_000, 40_000, 60_000, 80_000]],
    [151_000, [0, 50_000, 100_000, 150_000]],
    [325_000, [0, 100_000, 200_000, 300_000]],
    [7, [0, 2, 4, 6]],
  ])('of %d are %j', (end, ticks) => expect(ticksOf(end)).toEqual(ticks));
});
