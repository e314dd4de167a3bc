"""Two threads change something shared 100,000 times each. Is anything lost?"""
import sys
import threading

from recorder import Task, record

ROUNDS = 100_000
total, items = 0, []
together = threading.Barrier(2)


def one():
    return 1


def append():
    for _ in range(ROUNDS):
        items.append(1)


def tight():
    global total
    for _ in range(ROUNDS):
        total += 1


def calling():
    global total
    for _ in range(ROUNDS):
        total += one()  # another thread may get its turn inside the call


def work(name, change):
    task = Task(name)
    together.wait()
    with task.step('100,000 changes'):
        change()


if __name__ == '__main__':
    sys.setswitchinterval(1e-6)  # ask for a switch as often as can be
    change = {'append': append, 'tight': tight, 'calling': calling}[sys.argv[1]]
    threads = [threading.Thread(target=work, args=(name, change)) for name in 'AB']
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    record('lost', 2 * ROUNDS - total - len(items))
