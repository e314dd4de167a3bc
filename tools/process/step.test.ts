import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Failure } from '../command.ts';
import { stepsAtOnce } from './step.ts';

let shown = '';
beforeEach(() => {
  shown = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    shown += text;
    return true;
  });
});
afterEach(() => void vi.restoreAllMocks());

const lines = () => shown.replace(/ +\d+\.\d s/g, '').replace(/ +/g, ' ');

describe('stepsAtOnce(steps)', () => {
  it('shows in their order what ends in another', async () => {
    const ended: string[] = [];
    const work = (name: string, ms: number) => async () => {
      await setTimeout(ms);
      ended.push(name);
      return `${name} done`;
    };
    await stepsAtOnce([
      ['slow', work('slow', 40)],
      ['fast', work('fast', 1)],
    ]);
    expect(ended).toEqual(['fast', 'slow']);
    expect(lines()).toBe('slow slow done\nfast fast done\n');
  });

  it('says the name before the work begins', async () => {
    let before = '';
    const work = () => {
      before = shown;
      return undefined;
    };
    await stepsAtOnce([['one', work]]);
    expect(before.trim()).toBe('one');
  });

  it('lets the others end, and throws all failures as one', async () => {
    const fail = (words: string) => () => Promise.reject(new Failure(words));
    const steps = [
      ['one', fail('lint says no')],
      ['two', () => 'well'],
      ['three', fail('types say no')],
    ] as const;
    await expect(stepsAtOnce(steps)).rejects.toThrow('lint says no\n\ntypes say no');
    expect(lines()).toBe('one failed\ntwo well\nthree failed\n');
  });
});
