"""Three pieces of work, waiting or computing 50 ms each, by one of four means."""
import asyncio
import sys
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

from recorder import Task


def wait(name):
    with Task(name).wait('50 ms'):
        time.sleep(0.05)


def compute(name):
    Task(name).cpu(50, 'compute')


def turn(work):
    for name in 'ABC':
        work(name)


def threads(work):
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(work, 'ABC'))


def processes(work):
    with ProcessPoolExecutor(3) as pool:
        list(pool.map(work, 'ABC'))


def tasks(work):
    async def task(name):
        if work is compute:
            return compute(name)
        with Task(name).wait('50 ms'):
            await asyncio.sleep(0.05)

    async def main():
        await asyncio.gather(*map(task, 'ABC'))

    asyncio.run(main())


if __name__ == '__main__':
    works = {'wait': wait, 'compute': compute}
    means = {'turn': turn, 'threads': threads, 'tasks': tasks, 'processes': processes}
    means[sys.argv[2]](works[sys.argv[1]])
