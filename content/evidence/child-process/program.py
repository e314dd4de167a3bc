"""Runs a child process with asyncio, on a system with process descriptors and on one that has none."""
import os
import sys

if sys.argv[1] == 'without':
    del os.pidfd_open  # before asyncio looks for it, as if the system did not have it
import asyncio
import threading

from recorder import Task, record


async def main():
    task = Task('A')
    child = await asyncio.create_subprocess_exec(sys.executable, '-c', 'import time; time.sleep(0.05)')
    names = [thread.name for thread in threading.enumerate() if thread is not threading.main_thread()]
    with task.wait('child'):
        await child.wait()
    record('helper_threads', len(names))
    record('names', ' '.join(names))


if __name__ == '__main__':
    asyncio.run(main())
