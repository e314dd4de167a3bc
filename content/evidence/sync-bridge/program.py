"""Ordinary code needs a coroutine's result: asked for in the loop's own thread, from a worker thread, and of a loop kept for it."""
import asyncio
import sys
from concurrent.futures import TimeoutError
from threading import Thread

from recorder import Task, record


async def fetch():
    with Task('fetch').wait('20 ms'):
        await asyncio.sleep(0.02)
    return 'fetched'


def ask(loop):  # ordinary code: cannot await
    future = asyncio.run_coroutine_threadsafe(fetch(), loop)
    with Task('ordinary code').wait('result()'):
        try:
            return future.result(timeout=0.2)
        except TimeoutError:
            return 'nothing after 200 ms'


async def own_thread():
    return ask(asyncio.get_running_loop())


async def worker_thread():
    return await asyncio.to_thread(ask, asyncio.get_running_loop())


def kept_loop():
    loop = asyncio.new_event_loop()
    Thread(target=loop.run_forever, daemon=True).start()
    try:
        return ask(loop)
    finally:
        loop.call_soon_threadsafe(loop.stop)


if __name__ == '__main__':
    ways = {
        'own-thread': lambda: asyncio.run(own_thread()),
        'worker-thread': lambda: asyncio.run(worker_thread()),
        'kept-loop': kept_loop,
    }
    record('result', ways[sys.argv[1]]())
