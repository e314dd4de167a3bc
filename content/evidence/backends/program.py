"""An awaitable speaks to its own loop: asyncio's sleep fails under trio, and trio's under asyncio."""
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
    record('asyncio_sleep_under_asyncio', asyncio.run(attempt(Task('asyncio on asyncio'), asyncio.sleep)))
    record('trio_sleep_under_asyncio', asyncio.run(attempt(Task('trio on asyncio'), trio.sleep)))
    record('asyncio_sleep_under_trio', trio.run(attempt, Task('asyncio on trio'), asyncio.sleep))
    record('trio_sleep_under_trio', trio.run(attempt, Task('trio on trio'), trio.sleep))
