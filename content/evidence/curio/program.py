"""Three tasks run by curio's own kernel: async functions without asyncio's loop."""
import asyncio

import curio

from recorder import Task, record


async def work(name):
    task = Task(name)
    task.cpu(25, 'prepare')
    with task.wait('timer'):
        await curio.sleep(0.05)
    task.cpu(25, 'finish')


async def main():
    async with curio.TaskGroup() as group:
        for name in 'ABC':
            await group.spawn(work, name)
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        record('asyncio_loop', False)


if __name__ == '__main__':
    curio.run(main)
