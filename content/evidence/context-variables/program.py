"""A request's id is set once. Who sees it, and who sees what others set later?"""
import asyncio
import threading
from contextvars import ContextVar

from recorder import Task, record

request = ContextVar('request', default='lost')
local = threading.local()


async def rename(name):
    request.set(name)


async def handle(name):
    request.set(name)
    local.request = name
    with Task(name).wait('timer'):
        await asyncio.sleep(0.02)
    return request.get(), local.request


async def main():
    loop = asyncio.get_running_loop()
    request.set('main')
    record('task', await asyncio.create_task(asyncio.to_thread(request.get)))
    record('to_thread', await asyncio.to_thread(request.get))
    record('executor', await loop.run_in_executor(None, request.get))

    await asyncio.create_task(rename('set in a task'))
    record('after_task', request.get())
    await rename('set in an await')
    record('after_await', request.get())

    first, second = await asyncio.gather(handle('A'), handle('B'))
    record('variable', first[0] + ' ' + second[0])
    record('thread_local', first[1] + ' ' + second[1])


if __name__ == '__main__':
    asyncio.run(main())
