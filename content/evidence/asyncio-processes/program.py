"""Three tasks that wait on the loop and have processes compute for them."""
import asyncio
from concurrent.futures import ProcessPoolExecutor

from recorder import Task


def compute(name, label):
    Task(name).cpu(25, label)


async def work(name, pool):
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(pool, compute, name, 'prepare')
    with Task(name).wait('timer'):
        await asyncio.sleep(0.05)
    await loop.run_in_executor(pool, compute, name, 'finish')


async def main():
    with ProcessPoolExecutor(3) as pool:
        await asyncio.gather(*(work(name, pool) for name in 'ABC'))


if __name__ == '__main__':
    asyncio.run(main())
