"""Three threads that only compute, on a build that has no GIL."""
import sys
import threading

from recorder import Task, record


def work(name):
    task = Task(name)
    for number in range(3):
        task.cpu(25, 'step %d' % (number + 1))


if __name__ == '__main__':
    threads = [threading.Thread(target=work, args=[name]) for name in 'ABC']
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    record('gil', sys._is_gil_enabled())
