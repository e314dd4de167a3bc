"""Twelve calls of 20 ms to a server on the loopback, under three regimes; the server counts how many it serves at once."""
import asyncio
import sys
import time

from recorder import Task, record

inside, at_once = [], []


async def serve(reader, writer):
    inside.append(1)
    at_once.append(len(inside))
    await asyncio.sleep(0.02)
    inside.pop()
    writer.write(b'done')
    writer.close()


async def call(n):
    with Task('call %02d' % n).wait('answer'):
        reader, writer = await asyncio.open_connection('127.0.0.1', port)
        await reader.read()
        writer.close()


async def unlimited():
    await asyncio.gather(*map(call, range(12)))


async def semaphore():
    limit = asyncio.Semaphore(3)

    async def limited(n):
        async with limit:
            await call(n)

    await asyncio.gather(*map(limited, range(12)))


async def workers():
    numbers = iter(range(12))

    async def worker():
        for n in numbers:  # the three share one iterator
            await call(n)

    await asyncio.gather(*[worker() for _ in range(3)])


async def count_tasks(regime):
    running = asyncio.create_task(regime())
    before = len(asyncio.all_tasks())
    await asyncio.sleep(0)  # the regime makes its tasks
    record('tasks_made', len(asyncio.all_tasks()) - before)
    await running


async def main(regime):
    global port
    server = await asyncio.start_server(serve, '127.0.0.1', 0)
    port, started = server.sockets[0].getsockname()[1], time.monotonic()
    await count_tasks(regime)
    record('at_once', max(at_once))
    record('within_a_second', time.monotonic() - started < 1)
    server.close()


if __name__ == '__main__':
    asyncio.run(main({'unlimited': unlimited, 'semaphore': semaphore, 'workers': workers}[sys.argv[1]]))
