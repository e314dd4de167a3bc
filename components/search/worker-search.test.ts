import { describe, expect, it } from 'vitest';
import type { SearchResult } from '#lib/search/protocol.ts';
import type { FromWorker, ToWorker } from './messages.ts';
import { openWorkerSearch } from './worker-search.ts';

/** A worker that notes what it is sent and says what it is told to. */
class FakeWorker extends EventTarget {
  sent: ToWorker[] = [];
  isOver = false;
  postMessage(message: ToWorker): void {
    this.sent.push(message);
  }
  terminate(): void {
    this.isOver = true;
  }
  say(data: Omit<FromWorker, 'result'> & { total: number }): void {
    const result = { total: data.total } as SearchResult;
    this.dispatchEvent(new MessageEvent('message', { data: { ...data, result } }));
  }
  break(): void {
    this.dispatchEvent(new Event('error'));
  }
}

function setUp() {
  const workers: FakeWorker[] = [];
  const ask = openWorkerSearch(() => {
    workers.push(new FakeWorker());
    return workers.at(-1) as unknown as Worker;
  });
  const heard: (number | string)[] = [];
  const onResult = ({ total, failure }: SearchResult) => heard.push(failure?.message ?? total);
  return { workers, heard, ask: (text: string) => ask(text, { typing: true, limit: 5, onResult }) };
}

describe('openWorkerSearch(start)', () => {
  it('starts one worker, with the first query', () => {
    const { workers, ask } = setUp();
    expect(workers).toHaveLength(0);
    ask('a');
    ask('b');
    expect(workers).toHaveLength(1);
    expect(workers[0]?.sent).toEqual([
      { id: 1, text: 'a', typing: true, limit: 5 },
      { id: 2, text: 'b', typing: true, limit: 5 },
    ]);
  });

  it('hands each result to the query it belongs to, until the last', () => {
    const { workers, heard, ask } = setUp();
    ask('a');
    workers[0]?.say({ id: 1, total: 2, isLast: false });
    workers[0]?.say({ id: 1, total: 3, isLast: true });
    workers[0]?.say({ id: 1, total: 4, isLast: true });
    expect(heard).toEqual([2, 3]);
  });

  it('hands out nothing for a query that has ended, and tells the worker', () => {
    const { workers, heard, ask } = setUp();
    const end = ask('a');
    end();
    workers[0]?.say({ id: 1, total: 2, isLast: true });
    expect(heard).toEqual([]);
    expect(workers[0]?.sent.at(-1)).toEqual({ id: 1, over: true });
  });

  it('says that a worker broke down, and starts another with the next query', () => {
    const { workers, heard, ask } = setUp();
    ask('a');
    workers[0]?.break();
    expect(heard).toEqual(['The search could not be started. Loading the page again may help.']);
    expect(workers[0]?.isOver).toBe(true);
    ask('b');
    expect(workers[1]?.sent).toEqual([{ id: 2, text: 'b', typing: true, limit: 5 }]);
  });
});
