"""A producer puts ten items into a queue. How far ahead of the consumer can it get?"""
import asyncio
import sys

from recorder import Task, record

made = []


async def produce(task, queue):
    for number in range(10):
        task.cpu(1, 'make %d' % number)
        await queue.put(number)
        made.append(number)
    task.note('all made')


async def consume(task, queue):
    ahead = 0
    for number in range(10):
        with task.wait('item'):
            await queue.get()
        ahead = max(ahead, len(made) - number)
        with task.wait('use it'):
            await asyncio.sleep(0.01)
    return ahead


async def main(size):
    queue = asyncio.Queue(size)
    producer = asyncio.create_task(produce(Task('producer'), queue))
    await asyncio.sleep(0.02)
    record('made_before_the_first_get', len(made))
    record('furthest_ahead', await consume(Task('consumer'), queue))
    await producer


if __name__ == '__main__':
    asyncio.run(main(2 if sys.argv[1] == 'bounded' else 0))
