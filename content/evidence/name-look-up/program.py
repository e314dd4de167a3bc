"""Looks up a host name, and names every thread that Python starts meanwhile."""
import asyncio
import threading

from recorder import Task, record

started = []


def note_start(frame, event, argument):
    """Called in each new thread before it does anything; once is enough."""
    name = threading.current_thread().name
    if name not in started:
        started.append(name)


async def main():
    task = Task('A')
    task.cpu(5, 'compute')
    with task.wait('timer'):
        await asyncio.sleep(0.01)
    record('started_by_a_timer', len(started))
    with task.wait('name look-up'):
        await asyncio.get_running_loop().getaddrinfo('localhost', 80)
    record('started_by_a_look_up', ' '.join(started))


if __name__ == '__main__':
    threading.settrace(note_start)
    asyncio.run(main())
    record('started_in_all', len(started))
    record('started_last', started[-1])
