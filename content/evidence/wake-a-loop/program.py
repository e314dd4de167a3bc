"""A thread sets an asyncio.Event that a task waits for: directly, or by way of call_soon_threadsafe."""
import asyncio
import sys
import threading
import time

from recorder import Task, record


def other_thread(loop, event, woken, way):
    task = Task('thread')
    with task.wait('until the loop sleeps'):
        time.sleep(0.2)
    if way == 'threadsafe':
        loop.call_soon_threadsafe(event.set)
    else:
        event.set()
    task.note('event set')
    with task.wait('1 s at most'):
        record('woken', woken.wait(1))
    if not woken.is_set():
        loop.call_soon_threadsafe(int)  # does nothing, and wakes the loop


async def main(way):
    event, woken = asyncio.Event(), threading.Event()
    args = asyncio.get_running_loop(), event, woken, way
    threading.Thread(target=other_thread, args=args).start()
    with Task('loop').wait('event'):
        await event.wait()
    woken.set()


if __name__ == '__main__':
    asyncio.run(main(sys.argv[1]))
