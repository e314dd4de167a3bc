"""Three tasks, one after the other: each is complete before the next begins."""
import time

from recorder import Task


def work(name):
    task = Task(name)
    task.cpu(25, 'prepare')
    with task.wait('timer'):
        time.sleep(0.05)
    task.cpu(25, 'finish')


if __name__ == '__main__':
    for name in 'ABC':
        work(name)
