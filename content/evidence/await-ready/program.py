"""Two tasks await after every step: only an await that has to wait lets others in."""
import asyncio
import sys

from recorder import Task


async def ready():
    """Returns at once: awaiting it is like calling it."""


async def pending():
    await asyncio.sleep(0)


async def work(name, awaited):
    task = Task(name)
    for number in range(3):
        task.cpu(10, 'step %d' % (number + 1))
        await awaited()


async def main(awaited):
    await asyncio.gather(*(work(name, awaited) for name in 'AB'))


if __name__ == '__main__':
    asyncio.run(main({'ready': ready, 'pending': pending}[sys.argv[1]]))
