"""Runs a child process, with process descriptors and as if there were none."""
import os
import sys

if sys.argv[1] == 'without':
    del os.pidfd_open  # before asyncio looks for it, as if the system did not have it
import asyncio
import threading

from recorder import Task, record


async def main():
    task = Task('A')
    child = await asyncio.create_subprocess_exec('sleep', '0.05')
    helpers = set(threading.enumerate()) - {threading.main_thread()}
    with task.wait('child'):
        await child.wait()
    record('helper_threads', len(helpers))
    record('names', ' '.join(thread.name for thread in helpers))


if __name__ == '__main__':
    asyncio.run(main())
