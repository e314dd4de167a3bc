"""A function holds a lock and calls another that takes the same lock."""
import asyncio
import sys
import threading

from recorder import Task, record


async def outer(task, lock):
    async with lock:
        with task.wait('the same lock'):
            return await inner(lock)


async def inner(lock):
    try:
        await asyncio.wait_for(lock.acquire(), 0.1)  # without a limit it would wait for ever
    except asyncio.TimeoutError:
        return 'no'
    return 'yes'


async def main():
    return await outer(Task('A'), asyncio.Lock())


def threads():
    lock = threading.RLock()
    with lock, Task('A').wait('the same lock'):
        return 'yes' if lock.acquire(timeout=0.1) else 'no'


if __name__ == '__main__':
    record('taken_twice', threads() if sys.argv[1] == 'rlock' else asyncio.run(main()))
