"""A thread holds a lock while the process forks: in the child nobody is left to let it go."""
import os
import threading
import warnings

from recorder import Task, record

lock = threading.Lock()
held, done = threading.Event(), threading.Event()


def hold():
    with lock:
        held.set()
        done.wait()


if __name__ == '__main__':
    warnings.simplefilter('ignore', DeprecationWarning)  # Python 3.12 and later warn of just this
    threading.Thread(target=hold).start()
    held.wait()
    child = os.fork()
    if child == 0:
        with Task('child').wait('lock'):
            record('child_got_the_lock', lock.acquire(timeout=0.3))  # without a limit: for ever
        record('threads_in_child', threading.active_count())
        os._exit(0)
    os.waitpid(child, 0)
    done.set()
    with Task('parent').wait('lock'):
        record('parent_got_the_lock', lock.acquire(timeout=10))
