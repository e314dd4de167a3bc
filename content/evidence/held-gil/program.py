"""A beat every 10 ms beside a call in a thread: in bytecode, in C that lets go of the GIL, in C that holds it."""
import asyncio
import hashlib
import re
import sys

from recorder import Task, record


def bytecode(task):
    task.cpu(80, 'bytecode')


def releases(task):
    with task.step('hash'):
        hashlib.pbkdf2_hmac('sha256', b'key', b'salt', 200_000)


def holds(task):
    with task.step('regular expression'):
        re.match(r'(a+)+$', 'a' * 21 + 'b')  # tries two million ways to fail


async def main(call):
    task, beats = Task('beat'), 0
    done = asyncio.create_task(asyncio.to_thread(call, Task('call')))
    while not done.done():
        with task.wait('timer'):
            await asyncio.sleep(0.01)
        if not done.done():
            beats += 1
            task.note('beat %d' % beats)
    record('beats', beats)


if __name__ == '__main__':
    asyncio.run(main({'bytecode': bytecode, 'releases': releases, 'holds': holds}[sys.argv[1]]))
