"""A holds a lock while it waits 50 ms. B asks for the lock: an asyncio.Lock, or a threading.Lock."""
import asyncio
import sys
import threading

from recorder import Task, record

log = []


async def asyncio_lock():
    lock = asyncio.Lock()

    async def hold(a):
        async with lock:
            with a.wait('timer, holding the lock'):
                await asyncio.sleep(0.05)
        log.append('A let go')

    async def ask(b):
        with b.wait('lock'):
            await lock.acquire()
        log.append('B got it')

    await asyncio.gather(hold(Task('A')), ask(Task('B')))


async def threading_lock():
    lock = threading.Lock()

    async def hold(a):
        with lock:
            with a.wait('timer, holding the lock'):
                await asyncio.sleep(0.05)
        log.append('A let go')

    async def ask(b):
        with b.wait('lock, blocking the loop'):
            got = lock.acquire(timeout=0.3)  # without a timeout it would never return
        log.append('B got it' if got else 'B gave up')

    await asyncio.gather(hold(Task('A')), ask(Task('B')))


if __name__ == '__main__':
    asyncio.run({'asyncio': asyncio_lock, 'threading': threading_lock}[sys.argv[1]]())
    record('log', ', '.join(log))
