"""One program for two backends: asyncio's loop and trio's run the same functions."""
import sys

import anyio
import sniffio

from recorder import Task, record


async def work(name):
    task = Task(name)
    task.cpu(25, 'prepare')
    with task.wait('timer'):
        await anyio.sleep(0.05)
    task.cpu(25, 'finish')


async def main():
    record('backend', sniffio.current_async_library())
    async with anyio.create_task_group() as group:
        for name in 'ABC':
            group.start_soon(work, name)


if __name__ == '__main__':
    anyio.run(main, backend=sys.argv[1])
