"""Which start method multiprocessing takes when nobody asks for one, and who the child's parent is then."""
import multiprocessing
import os

from recorder import Task, record


def report(parent):
    Task('child').cpu(5, 'report')
    record('child_of_parent', os.getppid() == parent)


if __name__ == '__main__':
    with Task('parent').wait('child'):
        child = multiprocessing.Process(target=report, args=(os.getpid(),))
        child.start()
        child.join()
    record('start_method', multiprocessing.get_start_method())
