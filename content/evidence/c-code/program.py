"""Two threads hash data. The C code lets go of the GIL meanwhile, so that both can run at the same instant."""
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
