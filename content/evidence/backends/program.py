"""An awaitable speaks to its own loop: asyncio's sleep fails under trio."""
import asyncio

import trio

from recorder import Task, record


async def attempt(task, sleep):
    try:
        with task.wait('sleep'):
            await sleep(0.01)
        return True
    except RuntimeError as error:
        print('%s: %s' % (task.name, error))
        return False


if __name__ == '__main__':
    for library in asyncio, trio:
        name = library.__name__
        slept = asyncio.run(attempt(Task(name + ' on asyncio'), library.sleep))
        record(name + '_sleep_under_asyncio', slept)
        slept = trio.run(attempt, Task(name + ' on trio'), library.sleep)
        record(name + '_sleep_under_trio', slept)
