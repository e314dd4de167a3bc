"""Three tasks in a trio nursery: async functions without importing asyncio."""
import sys

import trio

from recorder import Task, record


async def work(name):
    task = Task(name)
    task.cpu(25, 'prepare')
    with task.wait('timer'):
        await trio.sleep(0.05)
    task.cpu(25, 'finish')


async def main():
    async with trio.open_nursery() as nursery:
        for name in 'ABC':
            nursery.start_soon(work, name)
    record('asyncio_imported', 'asyncio' in sys.modules)


if __name__ == '__main__':
    trio.run(main)
