"""Two event loops in two threads, with two tasks each."""
import asyncio
import threading

from recorder import Task


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
