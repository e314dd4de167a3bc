"""Five kinds of object that `await` accepts, and one that it refuses: a plain generator."""
import asyncio
import inspect
import types

from recorder import Task, record


async def coroutine():
    await asyncio.sleep(0.005)


@types.coroutine
def generator_based():
    yield from coroutine()


class Custom:
    def __await__(self):
        return coroutine().__await__()


def plain_generator():
    yield


async def main():
    accepted = 0
    for make in coroutine, generator_based, Custom, asyncio.Future, asyncio.create_task, plain_generator:
        awaitable = make(coroutine()) if make is asyncio.create_task else make()
        if make is asyncio.Future:
            asyncio.get_running_loop().call_later(0.005, awaitable.set_result, None)
        try:
            with Task(make.__name__).wait('await'):
                await awaitable
            accepted += 1
        except TypeError:
            record('refused', make.__name__)
    record('accepted', accepted)
    record('coroutine_is_generator', inspect.isgeneratorfunction(coroutine))


if __name__ == '__main__':
    asyncio.run(main())
