import { describe, expect, it } from 'vitest';
import { homeOf, numberIds } from './numbering.ts';

const IDS = Array.from({ length: 500 }, (_, index) => `thread-${index}`);
const byId = (ids: readonly string[]) => {
  const { room, numbers } = numberIds(ids);
  return { room, numbers: new Map(ids.map((id, at) => [id, numbers[at] as number])) };
};

describe('numberIds(ids)', () => {
  it('gives each id a number of its own, at its home or near after it', () => {
    const { room, numbers } = byId(IDS);
    expect(new Set(numbers.values()).size).toBe(IDS.length);
    for (const [id, number] of numbers) {
      expect(number).toBeLessThan(room);
      expect(number - homeOf(id, room), id).toBeGreaterThanOrEqual(0);
      expect(number - homeOf(id, room), id).toBeLessThanOrEqual(60);
    }
    expect(room).toBeLessThan(3 * IDS.length);
  });

  it('does not depend on the order of the ids', () =>
    expect(byId([...IDS].reverse()).numbers).toEqual(new Map([...byId(IDS).numbers].reverse())));

  it('moves few others when one comes', () => {
    const before = byId(IDS);
    for (const id of ['new', 'thread-a', 'thread-500']) {
      const after = byId([...IDS, id]);
      expect(after.room).toBe(before.room);
      expect(IDS.filter((one) => after.numbers.get(one) !== before.numbers.get(one)).length).toBeLessThan(8);
    }
  });

  it.each([0, 1, 2, 9])('numbers %d ids', (count) =>
    expect(new Set(numberIds(IDS.slice(0, count)).numbers).size).toBe(count),
  );
});
