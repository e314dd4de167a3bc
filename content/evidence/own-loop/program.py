"""An event loop of our own: it runs generators and async functions in one thread."""
import heapq
import sys
import time
import types

from recorder import Task, record


def run(tasks):
    """Resumes each task at the time it asked for, until all have returned."""
    line = [(time.monotonic(), number, task) for number, task in enumerate(tasks)]
    while line:
        due, number, task = heapq.heappop(line)
        time.sleep(max(0, due - time.monotonic()))
        try:
            pause = task.send(None)
        except StopIteration:
            continue
        heapq.heappush(line, (time.monotonic() + pause, number, task))


@types.coroutine
def sleep(seconds):
    yield seconds  # every chain of awaits ends in a yield


def generator(name):
    task = Task(name)
    task.cpu(25, 'prepare')
    with task.wait('timer'):
        yield from sleep(0.05)
    task.cpu(25, 'finish')


async def coroutine(name):
    task = Task(name)
    task.cpu(25, 'prepare')
    with task.wait('timer'):
        await sleep(0.05)
    task.cpu(25, 'finish')


if __name__ == '__main__':
    work = {'generator': generator, 'coroutine': coroutine}[sys.argv[1]]
    tasks = [work(name) for name in 'ABC']
    record('type', type(tasks[0]).__name__)
    run(tasks)
    record('asyncio_imported', 'asyncio' in sys.modules)
