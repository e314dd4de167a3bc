"""Three items, one worker: it gets every item, but does join return?"""
import asyncio
import sys

from recorder import Task, record


async def work(task, queue, tells):
    while True:
        with task.wait('item'):
            await queue.get()
        task.cpu(1, 'use it')
        if tells:
            queue.task_done()


async def main(tells):
    queue = asyncio.Queue()
    for number in range(3):
        queue.put_nowait(number)
    worker = asyncio.create_task(work(Task('worker'), queue, tells))
    joined, _ = await asyncio.wait([asyncio.ensure_future(queue.join())], timeout=5 if tells else 0.2)
    record('queue_empty', queue.empty())
    record('joined', bool(joined))
    record('worker_ended', worker.done())  # nobody told it that no more will come
    worker.cancel()


if __name__ == '__main__':
    asyncio.run(main(sys.argv[1] == 'told'))
