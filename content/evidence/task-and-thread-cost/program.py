"""Makes 100 tasks and 100 threads that only wait, and compares what one of each costs."""
import asyncio
import threading
import time
import tracemalloc

from recorder import Task, record

MANY = 100


def resident():
    """Memory of this process in kB."""
    with open('/proc/self/status') as status:
        return next(int(line.split()[1]) for line in status if line.startswith('VmRSS'))


async def tasks():
    async def wait():
        await end.wait()

    end = asyncio.Event()
    asyncio.create_task(wait())
    await asyncio.sleep(0)
    before, began = tracemalloc.get_traced_memory()[0], time.process_time()
    made = [asyncio.create_task(wait()) for _ in range(MANY)]
    await asyncio.sleep(0)  # each runs up to its wait
    cost = (time.process_time() - began) * 1e6 / MANY, (tracemalloc.get_traced_memory()[0] - before) // MANY
    end.set()
    await asyncio.gather(*made)
    return cost


def threads():
    end = threading.Event()
    before, began = resident(), time.process_time()
    made = [threading.Thread(target=end.wait) for _ in range(MANY)]
    for thread in made:
        thread.start()
    cost = (time.process_time() - began) * 1e6 / MANY, (resident() - before) * 1024 // MANY
    end.set()
    for thread in made:
        thread.join()
    return cost


if __name__ == '__main__':
    Task('main').note('100 tasks, then 100 threads')
    thread_us, thread_bytes = threads()
    task_us, _ = asyncio.run(tasks())
    tracemalloc.start()
    _, task_bytes = asyncio.run(tasks())
    print('task %.1f µs, %d bytes; thread %.1f µs, %d bytes' % (task_us, task_bytes, thread_us, thread_bytes))
    record('thread_takes_longer', thread_us > 3 * task_us)
    record('thread_takes_more_memory', thread_bytes > 2 * task_bytes)
