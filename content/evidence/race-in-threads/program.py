"""Two threads add to one total. A switch between reading and writing loses some."""
import sys
import threading
from contextlib import nullcontext

from recorder import Task, record

total = 0
guard = threading.Lock() if sys.argv[1] == 'lock' else nullcontext()


def add(name):
    global total
    task = Task(name)
    for _ in range(3):
        with guard:
            seen = total
            task.cpu(15, 'add 1 to what was seen')
            total = seen + 1


if __name__ == '__main__':
    threads = [threading.Thread(target=add, args=[name]) for name in 'AB']
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    record('total', total)
