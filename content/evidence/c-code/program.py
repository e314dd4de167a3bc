"""Two threads hash data in C code, which lets go of the GIL meanwhile."""
import hashlib
import threading

from recorder import Task

DATA = bytes(1_500_000)


def work(name):
    task = Task(name)
    for _ in range(30):
        with task.step('hash'):
            hashlib.sha256(DATA)


if __name__ == '__main__':
    threads = [threading.Thread(target=work, args=[name]) for name in 'AB']
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
