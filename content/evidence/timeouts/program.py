"""A limit of 20 ms around work of 100 ms, set in two ways, for four kinds of work."""
import asyncio
import sys
import time

from recorder import Task, record


async def suspends(task):
    with task.wait('asyncio.sleep'):
        await asyncio.sleep(0.1)


async def blocks(task):
    with task.wait('time.sleep'):
        time.sleep(0.1)


async def retries(task):
    for _ in range(2):
        try:
            await suspends(task)
        except:  # also catches the cancellation
            task.note('tries again')


async def cleans_up(task):
    try:
        await suspends(task)
    finally:
        await suspends(task)  # closing takes 100 ms as well


async def wait_for(work):
    await asyncio.wait_for(work, 0.02)


async def timeout(work):
    async with asyncio.timeout(0.02):
        await work


async def main(kind):
    for limit in wait_for, timeout:
        started, raised = time.monotonic(), 'nothing'
        try:
            await limit(kind(Task(limit.__name__)))
        except TimeoutError as error:
            raised = type(error).__name__
        record(limit.__name__, raised)
        record(limit.__name__ + '_over_100_ms', time.monotonic() - started >= 0.1)


if __name__ == '__main__':
    kinds = {'suspends': suspends, 'blocks': blocks, 'retries': retries, 'cleans-up': cleans_up}
    asyncio.run(main(kinds[sys.argv[1]]))
