"""A name look-up waits behind slow jobs when they fill asyncio's pool of threads."""
import asyncio
import time
from concurrent.futures import ThreadPoolExecutor

from recorder import Task, record

order = []


def job(task):
    with task.wait('slow job'):
        time.sleep(0.05)
    order.append(task.name)


async def look_up(task):
    with task.wait('name look-up'):
        await asyncio.get_running_loop().getaddrinfo('localhost', 80)
    order.append('look-up')


async def main():
    loop = asyncio.get_running_loop()
    loop.set_default_executor(ThreadPoolExecutor(2))  # few, so that two jobs fill it
    jobs = [asyncio.to_thread(job, Task(name)) for name in 'AB']
    await asyncio.gather(*jobs, look_up(Task('look-up')))
    record('look_up_came', order.index('look-up') + 1)


if __name__ == '__main__':
    asyncio.run(main())
