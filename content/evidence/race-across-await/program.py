"""Two tasks add to one total. An await between reading and writing loses some."""
import asyncio
import sys
from contextlib import nullcontext

from recorder import Task, record

total = 0


async def pause(task):
    with task.wait('timer'):
        await asyncio.sleep(0.01)


async def add(task, waits_inside, guard):
    global total
    for _ in range(3):
        async with guard:
            seen = total
            task.cpu(10, 'add 1 to what was seen')
            if waits_inside:
                await pause(task)
            total = seen + 1
        await pause(task)


async def main(variant):
    guard = asyncio.Lock() if variant == 'lock' else nullcontext()
    await asyncio.gather(*(add(Task(name), variant != 'outside', guard) for name in 'AB'))
    record('total', total)


if __name__ == '__main__':
    asyncio.run(main(sys.argv[1]))
