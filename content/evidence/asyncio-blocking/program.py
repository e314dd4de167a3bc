"""Three tasks that wait in a blocking call: the loop stands still, nothing overlaps."""
import asyncio
import time

from recorder import Task


async def work(name):
    task = Task(name)
    task.cpu(25, 'prepare')
    with task.wait('blocking call'):
        time.sleep(0.05)  # the mistake: it holds the thread, and with it the loop
    task.cpu(25, 'finish')


async def main():
    await asyncio.gather(*map(work, 'ABC'))


if __name__ == '__main__':
    asyncio.run(main())
