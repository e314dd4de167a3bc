"""Two tasks each add 1 to a total, with an ordinary call and no await in between; nest_asyncio lets them race."""
import asyncio

import nest_asyncio

from recorder import Task, record

total = 0


def library():  # ordinary code that is asynchronous inside
    asyncio.run(asyncio.sleep(0.02))


async def add(name):
    global total
    with Task(name).wait('an ordinary call'):
        read = total
        library()
        total = read + 1


async def main():
    await asyncio.gather(add('A'), add('B'))
    record('total', total)


if __name__ == '__main__':
    nest_asyncio.apply()
    asyncio.run(main())
