"""Django guards its ORM with async_unsafe. From where may a guarded function be called, and on which thread?"""
import asyncio
import threading

from asgiref.sync import sync_to_async
from django.core.exceptions import SynchronousOnlyOperation
from django.utils.asyncio import async_unsafe

from recorder import Task, record


@async_unsafe
def query():
    return threading.current_thread().name


def helper():
    """An ordinary function: no async in sight."""
    try:
        return query()
    except SynchronousOnlyOperation:
        return 'refused'


async def main():
    task = Task('A')
    record('below_a_coroutine', helper())
    with task.wait('sync_to_async'):
        names = await asyncio.gather(*(sync_to_async(helper)() for _ in range(3)))
    record('by_sync_to_async', len(set(names) - {'refused', 'MainThread'}))
    with task.wait('to_thread'):
        record('by_to_thread', await asyncio.to_thread(helper) != 'refused')


if __name__ == '__main__':
    record('without_a_loop', helper() != 'refused')
    asyncio.run(main())
