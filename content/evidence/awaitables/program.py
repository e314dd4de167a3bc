"""Five kinds of object that `await` accepts, and one that it refuses."""
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


def future():
    loop = asyncio.get_running_loop()
    made = loop.create_future()
    loop.call_later(0.005, made.set_result, None)
    return made


def task():
    return asyncio.create_task(coroutine())


def plain_generator():
    yield


async def main():
    accepted = 0
    for make in coroutine, generator_based, Custom, future, task, plain_generator:
        try:
            with Task(make.__name__).wait('await'):
                await make()
            accepted += 1
        except TypeError:
            record('refused', make.__name__)
    record('accepted', accepted)
    record('coroutine_is_generator', inspect.isgeneratorfunction(coroutine))


if __name__ == '__main__':
    asyncio.run(main())
