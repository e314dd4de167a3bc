import { emptyResult, type SearchResult } from '#lib/search/protocol.ts';
import { say } from '#lib/words/say.ts';
import type { FromWorker, ToWorker } from './messages.ts';

/** How a query is asked of the worker. */
export type AskOptions = {
  typing: boolean;
  /** How many hits are listed at most, over all groups; some that fit into a box when nobody says. */
  limit?: number | undefined;
  /** Called with every result; with the last one `isLast` is true. */
  onResult: (result: SearchResult, isLast: boolean) => void;
};

/** Asks a query; the function it returns ends it, and no result comes after that. */
export type Ask = (text: string, options: AskOptions) => () => void;

/** What a query is told when there is no worker to answer it. */
const withoutWorker = (text: string): SearchResult => ({
  ...emptyResult(text),
  failure: { kind: 'missing', message: say('The search could not be started. Loading the page again may help.') },
});

/**
 * The search of the site, which runs in a worker. The worker is started by the first query, and anew by the first one
 * after it broke down.
 */
export function openWorkerSearch(start: () => Worker): Ask {
  let worker: Worker | undefined;
  let last = 0;
  const open = new Map<number, { text: string; onResult: AskOptions['onResult'] }>();

  const fail = () => {
    worker?.terminate();
    worker = undefined;
    for (const [id, { text, onResult }] of open) {
      open.delete(id);
      onResult(withoutWorker(text), true);
    }
  };
  const startWorker = () => {
    const started = start();
    started.addEventListener('error', fail);
    started.addEventListener('message', ({ data: { id, result, isLast } }: MessageEvent<FromWorker>) => {
      const query = open.get(id);
      if (isLast) open.delete(id);
      query?.onResult(result, isLast);
    });
    return started;
  };

  return (text, { typing, limit, onResult }) => {
    worker ??= startWorker();
    const id = ++last;
    const send = (message: ToWorker) => worker?.postMessage(message);
    open.set(id, { text, onResult });
    send({ id, text, typing, limit });
    return () => {
      if (open.delete(id)) send({ id, over: true });
    };
  };
}
