import { describe, expect, it } from 'vitest';
import { StepTimes, slopeOf } from './build.ts';

describe('StepTimes', () => {
  it('gives a step the time that goes by while its line is the last one', () => {
    let now = 0.5;
    const steps = new StepTimes(() => now);
    const lines = [
      'check           ',
      '808 files, 0 warnings            9.9 s\n',
      'next            ',
      '410 pages     1 s\nfinish          3 files\nbuilt /tmp/out in 9 s\n',
    ];
    let text = '';
    for (const line of lines) {
      text += line;
      steps.read(text);
      now += 1;
    }
    expect(steps.finish(10)).toEqual({ start: 0.5, check: 2, next: 1, finish: 6.5 });
  });
});

describe('slopeOf(smaller, larger)', () => {
  it('is in milliseconds a page', () => expect(slopeOf({ cpu: 10, pages: 200 }, { cpu: 50, pages: 2200 })).toBe(20));
});
