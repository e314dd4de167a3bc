"""Three greenlets: one thread, and a switch at every wait, without an `await`."""
import gevent

from recorder import Task


def work(name):
    task = Task(name)
    task.cpu(25, 'prepare')
    with task.wait('timer'):
        gevent.sleep(0.05)
    task.cpu(25, 'finish')


if __name__ == '__main__':
    gevent.joinall([gevent.spawn(work, name) for name in 'ABC'])
