"""A beat every 10 ms beside 80 ms of computing, done in one of four ways."""
import asyncio
import sys
from concurrent.futures import ProcessPoolExecutor

from recorder import Task, record


def compute():
    Task('work').cpu(80, 'compute')


async def inline():
    compute()


async def sliced():
    for _ in range(16):
        Task('work').cpu(5, 'slice')
        await asyncio.sleep(0)  # lets the beat in


async def thread():
    await asyncio.to_thread(compute)


async def process():
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(1) as pool:
        await loop.run_in_executor(pool, compute)


async def main(work):
    task, beats = Task('beat'), 0
    done = asyncio.create_task(work())
    while not done.done():
        with task.wait('timer'):
            await asyncio.sleep(0.01)
        if not done.done():
            beats += 1
            task.cpu(2, 'beat %d' % beats)
    record('beats', beats)


if __name__ == '__main__':
    ways = {'inline': inline, 'sliced': sliced, 'thread': thread, 'process': process}
    asyncio.run(main(ways[sys.argv[1]]))
