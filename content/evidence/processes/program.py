"""Three tasks in three processes: each has an interpreter and a GIL of its own."""
import multiprocessing
import time

from recorder import Task


def work(name):
    task = Task(name)
    task.cpu(25, 'prepare')
    with task.wait('timer'):
        time.sleep(0.05)
    task.cpu(25, 'finish')


if __name__ == '__main__':
    processes = [multiprocessing.Process(target=work, args=[name]) for name in 'ABC']
    for process in processes:
        process.start()
    for process in processes:
        process.join()
