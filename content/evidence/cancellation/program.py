"""B cancels A while A waits, while A computes, and while a thread computes for A."""
import asyncio
import sys

from recorder import Task, record

order = []


def compute(task):
    task.cpu(45, 'compute')
    order.append('computed')


async def waiting(task):
    with task.wait('timer'):
        await asyncio.sleep(0.05)


async def computing(task):
    compute(task)
    await waiting(task)


async def in_thread(task):
    await asyncio.to_thread(compute, task)


async def main(work):
    a, b = asyncio.create_task(work(Task('A'))), Task('B')
    with b.wait('timer'):
        await asyncio.sleep(0.01)
    b.note('cancels A')
    order.append('cancelled')
    a.cancel()
    await asyncio.wait([a])
    b.note('A is gone')
    order.append('gone')


if __name__ == '__main__':
    works = {'waiting': waiting, 'computing': computing, 'thread': in_thread}
    asyncio.run(main(works[sys.argv[1]]))
    record('order', ' '.join(order))
