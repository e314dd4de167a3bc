"""What a child process gets from its parent: a variable that was changed, a local function, its parent's number."""
import multiprocessing
import os
import sys

from recorder import Task, record

setting = 'as imported'


def report(parent):
    Task('child').cpu(5, 'report')
    record('child_sees', setting)
    record('child_of_parent', os.getppid() == parent)


def main(method):
    global setting
    setting = 'changed at run time'
    context = multiprocessing.get_context(method)

    task = Task('parent')
    with task.wait('child'):
        child = context.Process(target=report, args=(os.getpid(),))
        child.start()
        child.join()

    def local():
        pass

    try:
        with task.wait('child with a local function'):
            child = context.Process(target=local)
            child.start()
            child.join()
        record('local_function', 'ran')
    except Exception as error:  # of which class and in which words depends on the version
        record('local_function', 'not pickled' if 'local object' in str(error) else 'failed')


if __name__ == '__main__':
    main(sys.argv[1])
