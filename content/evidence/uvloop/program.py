"""asyncio's tasks on another loop: uvloop takes its place, they take turns as before."""
import asyncio

import uvloop

from recorder import Task, record


async def work(name):
    task = Task(name)
    task.cpu(25, 'prepare')
    with task.wait('timer'):
        await asyncio.sleep(0.05)
    task.cpu(25, 'finish')


async def main():
    record('loop', type(asyncio.get_running_loop()).__module__)
    await asyncio.gather(*map(work, 'ABC'))


if __name__ == '__main__':
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(main())
