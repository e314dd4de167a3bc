import { openSearch } from '#lib/search/client.ts';
import type { FromWorker, ToWorker } from './messages.ts';

/** The search in a thread of its own, so that nothing it does holds up typing. */
const search = openSearch(new URL('..', import.meta.url).pathname.replace(/\/$/, ''), (address, init) =>
  fetch(address, init),
);
const running = new Map<number, AbortController>();

addEventListener('message', async ({ data }: MessageEvent<ToWorker>) => {
  if ('over' in data) return running.get(data.id)?.abort();
  const { id, text, typing, limit } = data;
  const send = (message: FromWorker) => postMessage(message);
  const controller = new AbortController();
  running.set(id, controller);
  const result = await search.query(text, {
    typing,
    limit,
    signal: controller.signal,
    onUpdate: (result) => send({ id, result, isLast: false }),
  });
  running.delete(id);
  if (!controller.signal.aborted) send({ id, result, isLast: true });
});
