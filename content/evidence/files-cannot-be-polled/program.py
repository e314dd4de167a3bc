"""Asks the loop to wait for a pipe and for a regular file; then reads the file by aiofiles. How many threads does it take?"""
import asyncio
import os
import threading

import aiofiles

from recorder import Task, record


def may_wait_for(file):
    loop = asyncio.get_running_loop()
    try:
        loop.add_reader(file, int)
    except PermissionError as error:
        return error.strerror
    loop.remove_reader(file)
    return 'yes'


async def main():
    left, right = os.pipe()
    record('pipe', may_wait_for(left))
    with open(__file__) as file:
        record('regular_file', may_wait_for(file))
    record('threads_before', threading.active_count())
    with Task('A').wait('aiofiles'):
        async with aiofiles.open(__file__) as file:
            record('read', len(await file.read()) > 0)
    record('threads_after', threading.active_count())


if __name__ == '__main__':
    asyncio.run(main())
