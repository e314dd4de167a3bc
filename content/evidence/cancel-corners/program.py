"""Four tasks are cancelled: one that has not begun, one at a ready await, one with `except Exception`, one behind a shield."""
import asyncio
import sys

from recorder import Task, record

order = []


async def ready():
    return 1


async def not_begun():
    try:
        order.append('began')
    finally:
        order.append('finally')


async def ready_await():
    asyncio.current_task().cancel()
    await ready()
    order.append('passed-an-await')
    await asyncio.sleep(0)
    order.append('passed-a-suspension')


async def except_exception():
    try:
        await asyncio.sleep(1)
    except Exception:
        order.append('caught')


async def inner():
    await asyncio.sleep(0.05)
    order.append('inner-done')


async def shielded():
    await asyncio.shield(asyncio.create_task(inner()))


async def main(work):
    with Task('task').wait('to be cancelled'):
        task = asyncio.create_task(work())
        if work is not not_begun:
            await asyncio.sleep(0.01)
        task.cancel()
        await asyncio.wait([task])
    order.append('cancelled' if task.cancelled() else 'not-cancelled')
    for left in asyncio.all_tasks() - {asyncio.current_task()}:
        with Task('left over').wait('its end'):
            await left


if __name__ == '__main__':
    works = {'not-begun': not_begun, 'ready-await': ready_await, 'except': except_exception, 'shield': shielded}
    asyncio.run(main(works[sys.argv[1]]))
    record('order', ' '.join(order))
