"""What a function in a worker thread sees of a context variable, by two ways to get it there."""
import asyncio
from contextvars import ContextVar, copy_context
from functools import partial

from recorder import Task, record

request_id = ContextVar('request_id', default='lost')


def work(task, label='work'):
    task.note(label)
    return request_id.get()


async def main():
    request_id.set('req-42')
    loop, context = asyncio.get_running_loop(), copy_context()
    record('to_thread', await asyncio.to_thread(work, Task('to_thread'), label='a keyword'))
    record('run_in_executor', await loop.run_in_executor(None, work, Task('run_in_executor')))
    call = partial(context.run, work, Task('partial'), label='a keyword')
    record('with_partial', await loop.run_in_executor(None, call))
    try:
        loop.run_in_executor(None, work, label='a keyword')
    except TypeError as error:
        print(error)
        record('keyword', type(error).__name__)


if __name__ == '__main__':
    asyncio.run(main())
