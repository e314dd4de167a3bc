import { parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { drawPanel, drawSmall, frameOf, ticksOf } from './figure.ts';
import { CUT, INTERLEAVED, PARALLEL, traceOf } from './fixtures/traces.ts';
import type { Trace } from './trace.ts';

const draw = (trace: Trace) => drawPanel(trace, 'Tides', frameOf([trace]));

/** The stretches of a kind of path as `A from–to` in ms, the letter that of the row, read as the script of a page reads them. */
function stretchesOf(svg: string, kind: string, end: number): string[] {
  const width = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
  const ms = (units: unknown) => Math.round((Number(units) / width) * end);
  const paths = [...svg.matchAll(new RegExp(`<path class="${kind}" d="([^"]*)"`, 'g'))].map(([, d = '']) => d);
  return paths.flatMap((d) =>
    [...d.matchAll(/M(\d+) ([\d.]+)h([\d.]+)/g)].map(([, x, y, long]) => {
      const row = 'ABC'[Math.floor(Number(y) / 20)];
      return `${row} ${ms(x)}–${ms(Number(x) + Number(long))}`;
    }),
  );
}

/** Everything a drawing consists of: the names of its elements and attributes. */
function partsOf(svg: string): string[] {
  const names: string[] = [];
  const walk = (node: { nodeName: string; childNodes?: unknown[]; attrs?: { name: string }[] }) => {
    names.push(node.nodeName, ...(node.attrs ?? []).map(({ name }) => name));
    for (const child of node.childNodes ?? []) walk(child as typeof node);
  };
  walk(parse(svg));
  return names;
}

describe('drawPanel(trace, name, frame)', () => {
  it('draws where each task ran, was ready and waited', () => {
    const svg = draw(INTERLEAVED);
    expect(stretchesOf(svg, 'run', 80)).toEqual(['A 0–20', 'A 50–60', 'B 20–40', 'B 70–80']);
    expect(stretchesOf(svg, 'wait', 80)).toEqual(['A 20–50', 'B 40–70']);
    expect(stretchesOf(draw(CUT), 'run', 40).sort()).toEqual(['A 0–10', 'A 20–30', 'B 10–20', 'B 30–40']);
  });

  it('draws a step as ready only where it was not running all the time', () => {
    expect(stretchesOf(draw(CUT), 'ready', 40)).toEqual(['A 0–30', 'B 0–40']);
    expect(draw(INTERLEAVED)).not.toContain('class="ready"');
  });

  it('tells CPUs apart without colour: bars of the second have a line along them', () => {
    expect(draw(PARALLEL)).toContain('data-cpu="1"');
    expect(stretchesOf(draw(PARALLEL), 'rail', 50)).toEqual(['B 10–50']);
    expect(draw(INTERLEAVED)).not.toContain('class="rail"');
  });

  it('has the number of CPUs, the names of the tasks and the time beside the drawing', () => {
    const words = [...draw(INTERLEAVED).matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text);
    expect(words).toEqual(['One CPU', 'A', 'B', '0', '40', '80 ms']); // five numbers would touch beside a long name
  });

  it('says where a task ran where some ran in one thread and some in another', () => {
    const [event] = CUT.events;
    const events = event ? ['A', 'B', 'C'].map((task, index) => ({ ...event, task, thread: index > 1 ? 2 : 1 })) : [];
    expect(draw(traceOf({ events }))).toContain('>C thread 2<');
    expect(draw(CUT)).not.toContain('thread');
  });

  it('is an image with a name, and has no style and no colour of its own', () => {
    const svg = draw(INTERLEAVED);
    expect(svg).toContain('role="img" aria-label="Tides"');
    expect(svg).not.toMatch(/style|#[0-9a-e]{6}|rgb/);
  });

  it('shows markup in a trace as text', () => {
    const [first, ...rest] = INTERLEAVED.events;
    const evil = '</svg><script>alert(1)</script>" onload="x';
    const events = first ? [{ ...first, kind: 'note' as const, task: evil, label: evil }, ...rest] : [];
    const parts = partsOf(drawPanel(traceOf({ events }), evil, frameOf([INTERLEAVED])));
    expect(parts).toContain('data-label');
    expect(parts).not.toContain('script');
    expect(parts).not.toContain('onload');
  });

  it('stays small however finely a run is cut, and shows no more time than there was', () => {
    const runs = Array.from({ length: 100_000 }, (_, i): [number, number, number] => [i * 4, i * 4 + 1, 0]);
    const [first] = INTERLEAVED.events;
    const trace = traceOf({ events: first ? [{ ...first, at: [0, 400_000], runs }] : [] });
    const svg = draw(trace);
    expect(svg.length).toBeLessThan(15_000);
    const drawn = [...(/class="run" d="([^"]*)"/.exec(svg)?.[1] ?? '').matchAll(/h([\d.]+)/g)].reduce(
      (sum, [, h]) => sum + Number(h),
      0,
    );
    expect(drawn / 600).toBeCloseTo(0.25, 1);
  });

  it('draws twelve tasks of a thousand and says how many there are', () => {
    const [event] = INTERLEAVED.events;
    const events = event ? Array.from({ length: 1000 }, (_, i) => ({ ...event, task: `T${i}` })) : [];
    const svg = draw(traceOf({ events }));
    expect(svg).toContain('viewBox="0 0 600 240"');
    expect(svg).toContain('>One CPU, 988 more tasks<');
  });
});

describe('drawSmall(trace, name)', () => {
  it('draws a row for each task, without a word but its name', () => {
    const svg = drawSmall(INTERLEAVED, 'One thread');
    expect(stretchesOf(svg, 'run', 80)).toEqual(['A 0–20', 'A 50–60', 'B 20–40', 'B 70–80']);
    expect(svg).toContain('aria-label="One thread"');
    expect(svg).not.toContain('<text');
  });

  it('draws nothing where so small a picture says nothing', () => {
    const waits = INTERLEAVED.events.filter(({ kind }) => kind === 'wait');
    expect(drawSmall(traceOf({ events: waits }), 'x')).toBe('');
    expect(drawSmall(traceOf({ events: INTERLEAVED.events.filter(({ task }) => task === 'A') }), 'x')).toBe('');
  });
});

describe('frameOf(traces)', () => {
  it('makes room for the longest label and the longest run', () => {
    expect(frameOf([INTERLEAVED, PARALLEL])).toEqual({ letters: 1, end: 80_000 });
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
