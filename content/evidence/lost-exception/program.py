"""A task fails. Who hears of it: nobody, the log when it is collected, the one who awaits, or a task group?"""
import asyncio
import gc
import logging
import sys

from recorder import Task, record

logged = []


class Logged(logging.Handler):
    def emit(self, line):
        logged.append(line.getMessage().splitlines()[0])


async def fail():
    Task('A').cpu(5, 'fail')
    raise ValueError('lost?')


async def forgotten():
    task = asyncio.create_task(fail())
    await asyncio.sleep(0.02)
    record('done', task.done())
    record('logged_while_held', len(logged))
    del task
    gc.collect()


async def awaited():
    await asyncio.create_task(fail())


async def grouped():
    async with asyncio.TaskGroup() as group:
        group.create_task(fail())


if __name__ == '__main__':
    logging.getLogger('asyncio').addHandler(Logged())
    try:
        asyncio.run({'forgotten': forgotten, 'awaited': awaited, 'grouped': grouped}[sys.argv[1]]())
        record('raised', 'nothing')
    except Exception as error:
        record('raised', type(error).__name__)
    record('logged', ', '.join(logged) or 'nothing')
