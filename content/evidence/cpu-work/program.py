"""A beat every 10 ms beside 80 ms of computing, done in one of four ways."""
import asyncio
import sys
from concurrent.futures import ProcessPoolExecutor

from recorder import Task, record


def compute():
    Task('work').cpu(80, 'compute')


async def inline(pool):
    compute()


async def sliced(pool):
    for _ in range(16):
        Task('work').cpu(5, 'slice')
        await asyncio.sleep(0)  # lets the beat in


async def thread(pool):
    await asyncio.to_thread(compute)


async def process(pool):
    await asyncio.get_running_loop().run_in_executor(pool, compute)


async def main(work, pool):
    task, beats = Task('beat'), 0
    done = asyncio.create_task(work(pool))
    while not done.done():
        with task.wait('timer'):
            await asyncio.sleep(0.01)
        if not done.done():
            beats += 1
            task.cpu(2, 'beat %d' % beats)
    record('beats', beats)


if __name__ == '__main__':
    ways = {'inline': inline, 'sliced': sliced, 'thread': thread, 'process': process}
    with ProcessPoolExecutor(1) as pool:  # outside the loop, which leaving this block would hold up
        asyncio.run(main(ways[sys.argv[1]], pool))
