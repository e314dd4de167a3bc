"""Three tasks that make their blocking calls in threads: the loop stays free."""
import asyncio
import time

from recorder import Task


def call(task):
    with task.wait('blocking call'):
        time.sleep(0.05)


async def work(name):
    task = Task(name)
    task.cpu(25, 'prepare')
    await asyncio.to_thread(call, task)
    task.cpu(25, 'finish')


async def main():
    await asyncio.gather(*map(work, 'ABC'))


if __name__ == '__main__':
    asyncio.run(main())
