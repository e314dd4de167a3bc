"""Ends a task group early by its own method: the tasks are cancelled, and no exception comes out of the block."""
import asyncio

from recorder import Task, record

ended = []


async def work(name):
    try:
        with Task(name).wait('1 s'):
            await asyncio.sleep(1)
    except asyncio.CancelledError:
        ended.append(name)
        raise


async def main():
    task = Task('body')
    async with asyncio.TaskGroup() as group:
        for name in 'AB':
            group.create_task(work(name))
        with task.wait('10 ms'):
            await asyncio.sleep(0.01)
        group.cancel()
    task.note('after the block')
    record('cancelled', len(ended))


if __name__ == '__main__':
    asyncio.run(main())
