"""A coroutine needs a result from ordinary code that calls asyncio.run; three ways to call that code."""
import asyncio
import sys
from threading import Thread

from recorder import Task, record


async def fetch():
    with Task('second loop').wait('50 ms'):
        await asyncio.sleep(0.05)
    return 'fetched'


def library():  # ordinary code that is asynchronous inside
    coroutine = fetch()
    try:
        return asyncio.run(coroutine)
    finally:
        coroutine.close()


async def directly():
    return library()


async def joined():
    thread = Thread(target=library)
    thread.start()
    thread.join()  # blocks the thread that the first loop runs in
    return 'fetched'


async def handed_over():
    return await asyncio.to_thread(library)


async def main(way):
    beat, beats = Task('first loop'), 0
    call = asyncio.create_task(way())
    while not call.done():
        with beat.wait('10 ms'):
            await asyncio.sleep(0.01)
        beats += not call.done()
    record('beats', beats)
    error = call.exception()
    record('outcome', type(error).__name__ if error else call.result())
    print(error or call.result())


if __name__ == '__main__':
    ways = {'directly': directly, 'joined': joined, 'handed-over': handed_over}
    asyncio.run(main(ways[sys.argv[1]]))
