"""One program, three engines: the word after its name says what runs the pool."""
import sys

engine = sys.argv[1]
if engine == 'gevent':
    from gevent import monkey

    monkey.patch_all()  # before anything else is imported
import time

if engine == 'process':
    from multiprocessing import Pool
else:
    from multiprocessing.dummy import Pool

from recorder import Task


def work(name):
    task = Task(name)
    task.cpu(25, 'prepare')
    with task.wait('timer'):
        time.sleep(0.05)
    task.cpu(25, 'finish')


if __name__ == '__main__':
    with Pool(3) as pool:
        pool.map(work, 'ABC', chunksize=1)
