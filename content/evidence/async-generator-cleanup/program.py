"""A loop leaves an async generator early. When does its finally run, and in which task?"""
import asyncio
import sys
from contextlib import aclosing

from recorder import Task, record

log = []


async def rows():
    begun_in = asyncio.current_task()
    try:
        for row in range(3):
            yield row
    finally:
        await asyncio.sleep(0)  # as closing a connection would
        log.append('finally')
        record('same_task', asyncio.current_task() is begun_in)


async def main(way):
    task = Task('main')
    if way == 'break':
        async for _ in rows():
            break
    else:
        async with aclosing(rows()) as closing:
            async for _ in closing:
                break
    log.append('after the loop')
    with task.wait('timer'):
        await asyncio.sleep(0.02)
    record('order', ', '.join(log))


if __name__ == '__main__':
    asyncio.run(main(sys.argv[1]))
