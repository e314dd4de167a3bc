"""A thread calls loop.call_soon, which only the loop's own thread may call. Who objects?"""
import asyncio
import sys

from recorder import Task, record


def call_from_another_thread(loop):
    Task('thread').note('call_soon')
    try:
        loop.call_soon(int)
    except RuntimeError as error:
        return str(error).partition(' invoked')[0]
    return 'accepted'


async def main():
    loop = asyncio.get_running_loop()
    with Task('loop').wait('thread'):
        record('answer', await asyncio.to_thread(call_from_another_thread, loop))


if __name__ == '__main__':
    asyncio.run(main(), debug=sys.argv[1] == 'debug')
