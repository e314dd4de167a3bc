"""Three tasks want the same row. A server on loopback counts how often it is asked."""
import asyncio
import sys

from recorder import Task, record

asked = 0
rows = {}
lock = asyncio.Lock()


async def serve(reader, writer):
    global asked
    asked += 1
    writer.write(await reader.readline())
    writer.close()


async def fetch(address, key):
    reader, writer = await asyncio.open_connection(*address)
    writer.write(b'%s\n' % key)
    row = await reader.readline()
    writer.close()
    return row


async def check_then_fetch(address, key):
    if key not in rows:
        rows[key] = await fetch(address, key)  # others check meanwhile, and find nothing
    return rows[key]


async def check_under_lock(address, key):
    async with lock:
        return await check_then_fetch(address, key)


async def keep_the_task(address, key):
    if key not in rows:
        rows[key] = asyncio.create_task(fetch(address, key))  # nothing suspends between check and store
    return await rows[key]


async def main(get):
    async def want(task):
        with task.wait('row'):
            return await get(address, b'row')

    async with await asyncio.start_server(serve, '127.0.0.1', 0) as server:
        address = server.sockets[0].getsockname()
        found = await asyncio.gather(*(want(Task(name)) for name in 'ABC'))
    record('found', len(found))
    record('asked', asked)


if __name__ == '__main__':
    ways = {'check': check_then_fetch, 'lock': check_under_lock, 'task': keep_the_task}
    asyncio.run(main(ways[sys.argv[1]]))
