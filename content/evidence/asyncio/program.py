"""Three tasks on one event loop: they change places only where they wait."""
import asyncio

from recorder import Task


async def work(name):
    task = Task(name)
    task.cpu(25, 'prepare')
    with task.wait('timer'):
        await asyncio.sleep(0.05)
    task.cpu(25, 'finish')


async def main():
    await asyncio.gather(*map(work, 'ABC'))


if __name__ == '__main__':
    asyncio.run(main())
