"""Three coroutines that only compute, given to gather: nothing waits, so nothing overlaps."""
import asyncio

from recorder import Task


async def work(name):
    Task(name).cpu(25, 'compute')


async def main():
    await asyncio.gather(*map(work, 'ABC'))


if __name__ == '__main__':
    asyncio.run(main())
