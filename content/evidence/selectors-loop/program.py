"""An event loop of our own that waits for sockets: two tasks talk over a socket pair, in one thread."""
import selectors
import socket
import sys
import types
from contextlib import suppress

from recorder import Task, record

selector = selectors.DefaultSelector()
turns = 0


@types.coroutine
def readable(sock):
    yield sock  # every chain of awaits ends in a yield: here the loop takes over


async def receive(sock):
    await readable(sock)
    return sock.recv(100)


def run(*tasks):
    """Resumes each task when the socket it waits for has data, until all have returned."""
    global turns
    ready = list(tasks)
    while ready:
        for task in ready:
            with suppress(StopIteration):
                selector.register(task.send(None), selectors.EVENT_READ, task)
        keys = [key for key, _ in selector.select()] if selector.get_map() else []  # sleeps until one has data
        for key in keys:
            selector.unregister(key.fileobj)
        ready = [key.data for key in keys]
        turns += 1


async def ping(task, sock):
    for number in range(3):
        task.cpu(5, 'compute')
        sock.send(b'ping %d' % number)
        with task.wait('answer'):
            answer = await receive(sock)
    record('last', answer.decode())


async def pong(task, sock):
    for _ in range(3):
        with task.wait('question'):
            question = await receive(sock)
        task.cpu(5, 'compute')
        sock.send(question.replace(b'i', b'o'))


if __name__ == '__main__':
    left, right = socket.socketpair()
    run(ping(Task('A'), left), pong(Task('B'), right))
    record('turns', turns)
    record('asyncio_imported', 'asyncio' in sys.modules)
