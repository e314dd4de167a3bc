"""Three coroutines, awaited one after the other: only one has begun at a time."""
import asyncio

from recorder import Task


async def work(name):
    task = Task(name)
    task.cpu(25, 'prepare')
    with task.wait('timer'):
        await asyncio.sleep(0.05)
    task.cpu(25, 'finish')


async def main():
    await work('A')
    await work('B')
    await work('C')


if __name__ == '__main__':
    asyncio.run(main())
