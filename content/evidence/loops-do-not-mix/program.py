"""Makes something in one asyncio.run and uses it in the next, which has another loop."""
import asyncio
import sys
from concurrent.futures import ThreadPoolExecutor

from recorder import Task, record


async def future():
    return asyncio.get_running_loop().create_future()


async def await_it(future):
    return await future


async def wait_for_an_item(queue):
    try:
        return await asyncio.wait_for(queue.get(), 0.05)
    except asyncio.TimeoutError:
        return 'empty'


async def echo(reader, writer):
    writer.write(await reader.readline())
    await writer.drain()
    writer.close()


async def connection():
    server = await asyncio.start_server(echo, '127.0.0.1', 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    return writer


async def close(writer):
    writer.close()
    await writer.wait_closed()


def run(task, coroutine):
    """Runs it on a loop of its own; returns its result, or the end of what the error says."""
    with task.wait('asyncio.run'):
        try:
            return asyncio.run(coroutine)
        except RuntimeError as error:
            return str(error).rpartition('> ')[2]


if __name__ == '__main__':
    first, second = Task('first run'), Task('second run')
    if sys.argv[1] == 'future':
        made = run(first, future())
        record('second', run(second, await_it(made)))
    if sys.argv[1] == 'queue':
        made = asyncio.Queue()  # bound to no loop yet
        record('first', run(first, wait_for_an_item(made)))
        record('second', run(second, wait_for_an_item(made)))
    if sys.argv[1] == 'connection':
        made = run(first, connection())
        record('second', run(second, close(made)))
    if sys.argv[1] == 'thread':
        with ThreadPoolExecutor(1) as pool:
            error = pool.submit(asyncio.get_event_loop).exception()
            record('asked', str(error).partition(" '")[0])
            record('run', pool.submit(run, first, asyncio.sleep(0, 'fine')).result())
