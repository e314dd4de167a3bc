"""Two tasks take three steps each. What stands between the steps decides who runs next."""
import asyncio
import sys

from recorder import Task, record

order = []


class Door:
    """Lets the loop run on the way in, as a lock or a connection may."""

    async def __aenter__(self):
        await asyncio.sleep(0)

    async def __aexit__(self, *exception):
        pass


async def rows():
    for row in range(3):
        await asyncio.sleep(0)  # as a stream or a database cursor may
        yield row


async def plain(step):
    for _ in range(3):
        step()


async def with_(step):
    for _ in range(3):
        async with Door():
            step()


async def for_(step):
    async for _ in rows():
        step()


async def main(work):
    def stepper(name):
        task = Task(name)

        def step():
            order.append(name)
            task.cpu(5, 'step')

        return step

    await asyncio.gather(*(work(stepper(name)) for name in 'AB'))
    record('order', ' '.join(order))


if __name__ == '__main__':
    asyncio.run(main({'plain': plain, 'with': with_, 'for': for_}[sys.argv[1]]))
