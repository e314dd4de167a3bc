"""Calls a coroutine function without await, and looks at what has happened and when Python complains."""
import asyncio
import gc
import sys
import warnings

from recorder import Task, record

said, entered = [], []


async def is_admin(user):
    entered.append(user)
    return False


async def main():
    task = Task('caller')
    task.note('calls')
    coroutine = is_admin('guest')
    record('entered_by_call', len(entered))
    record('warned_by_call', len(said))
    record('counts_as_true', bool(coroutine))
    task.note('drops the coroutine')
    del coroutine
    gc.collect()
    record('warned_when_dropped', len(said))
    record('names_the_call', 'in main' in said[0])
    print(said[0].splitlines()[0])

    coroutine = is_admin('root')
    await coroutine
    record('entered_by_await', len(entered))
    try:
        await coroutine
    except RuntimeError as error:
        print(error)
        record('awaited_twice', type(error).__name__)


if __name__ == '__main__':
    warnings.simplefilter('always')
    warnings.showwarning = lambda message, *more: said.append(str(message))
    asyncio.run(main(), debug=sys.argv[1] == 'debug')
