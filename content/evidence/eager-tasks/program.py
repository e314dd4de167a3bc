"""Who runs first, a new task or the one that made it?"""
import asyncio
import sys

from recorder import Task, record

order = []


async def child(name):
    order.append(name)
    Task(name).cpu(10, 'compute')


async def main(eager):
    if eager:
        asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    tasks = [asyncio.create_task(child(name)) for name in 'AB']
    order.append('creator')
    Task('creator').cpu(10, 'compute')
    await asyncio.wait(tasks)
    record('order', ' '.join(order))


if __name__ == '__main__':
    asyncio.run(main(sys.argv[1] == 'eager'))
