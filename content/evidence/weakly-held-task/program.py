"""Nobody awaits a task that was created; then the garbage collector runs. Who still refers to the task?"""
import asyncio
import gc
import sys

from recorder import Task, record

kept = set()


async def background(wait):
    with Task('background').wait('what it waits for'):
        try:
            await wait()
        except BaseException as error:
            record('ended_by', type(error).__name__)
            raise


async def future():
    await asyncio.get_running_loop().create_future()  # nothing else refers to it


async def timer():
    await asyncio.sleep(1)  # the loop's timer refers to it


async def look():
    await asyncio.sleep(0.01)  # the task runs up to its wait
    gc.collect()
    record('left', len(asyncio.all_tasks()) - 1)


async def dropped():
    asyncio.create_task(background(future))
    await look()


async def asleep():
    asyncio.create_task(background(timer))
    await look()


async def in_a_set():
    task = asyncio.create_task(background(future))
    kept.add(task)
    task.add_done_callback(kept.discard)
    del task
    await look()


async def in_a_group():
    async with asyncio.TaskGroup() as group:
        group.create_task(background(future))
        await look()
        raise SystemExit(0)


async def main(way):
    said = []
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: said.append(context['message']))
    try:
        await way()
    finally:
        print(*said)
        record('destroyed', len(said))


if __name__ == '__main__':
    ways = {'dropped': dropped, 'asleep': asleep, 'in-a-set': in_a_set, 'in-a-group': in_a_group}
    asyncio.run(main(ways[sys.argv[1]]))
