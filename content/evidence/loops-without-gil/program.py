"""Two event loops in two threads, on a build that has no GIL."""
import asyncio
import sys
import threading

from recorder import Task, record


async def work(name):
    task = Task(name)
    task.cpu(25, 'prepare')
    with task.wait('timer'):
        await asyncio.sleep(0.05)
    task.cpu(25, 'finish')


async def main(names):
    await asyncio.gather(*map(work, names))


def run_loop(names):
    asyncio.run(main(names))


if __name__ == '__main__':
    threads = [threading.Thread(target=run_loop, args=[names]) for names in ('AB', 'CD')]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    record('gil', sys._is_gil_enabled())
