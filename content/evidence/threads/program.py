"""Three tasks in three threads: the system may change its mind within a step."""
import threading
import time

from recorder import Task


def work(name):
    task = Task(name)
    task.cpu(25, 'prepare')
    with task.wait('timer'):
        time.sleep(0.05)
    task.cpu(25, 'finish')


if __name__ == '__main__':
    threads = [threading.Thread(target=work, args=[name]) for name in 'ABC']
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
