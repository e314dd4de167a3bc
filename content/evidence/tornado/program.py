"""Three tasks on Tornado's IOLoop, which is asyncio's event loop by another name."""
import asyncio

from tornado import gen
from tornado.ioloop import IOLoop

from recorder import Task, record


async def work(name):
    task = Task(name)
    task.cpu(25, 'prepare')
    with task.wait('timer'):
        await gen.sleep(0.05)
    task.cpu(25, 'finish')


async def main():
    record('asyncio_loop', IOLoop.current().asyncio_loop is asyncio.get_running_loop())
    await gen.multi([work(name) for name in 'ABC'])


if __name__ == '__main__':
    IOLoop.current().run_sync(main)
