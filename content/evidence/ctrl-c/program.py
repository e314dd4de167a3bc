"""A signal comes while a coroutine waits. Does its finally run, and what does asyncio.run raise?"""
import asyncio
import signal
import subprocess
import sys

from recorder import Task, record


async def serve(way):
    loop = asyncio.get_running_loop()
    if way == 'handled':
        loop.add_signal_handler(signal.SIGTERM, asyncio.current_task().cancel)
    loop.call_later(0.05, signal.raise_signal, signal.SIGINT if way == 'ctrl-c' else signal.SIGTERM)
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print('cancelled', end=' ')
        raise
    finally:
        print('finally', end=' ')


def child(way):
    try:
        asyncio.run(serve(way))
    except (KeyboardInterrupt, asyncio.CancelledError) as error:
        print(type(error).__name__, end='')


if __name__ == '__main__':
    if len(sys.argv) > 2:
        child(sys.argv[1])
    else:
        with Task('parent').wait('child'):
            done = subprocess.run([sys.executable, __file__, sys.argv[1], 'child'], stdout=subprocess.PIPE)
        record('child_printed', done.stdout.decode() or 'nothing')
        record('child_ended_with', done.returncode)
