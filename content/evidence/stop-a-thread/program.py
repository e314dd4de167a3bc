"""Three ways to be rid of a thread: ask it, raise an exception in it, or end the process."""
import ctypes
import subprocess
import sys
import threading
import time

from recorder import Task, record

DAEMON = """
import threading, time
def work():
    try:
        time.sleep(60)
    finally:
        print('finally')
threading.Thread(target=work, daemon=True).start()
"""


def asked():
    stop = threading.Event()

    def work():
        with Task('thread').wait('asks every 10 ms'):
            while not stop.wait(0.01):
                pass
        record('cleaned_up', True)

    thread = threading.Thread(target=work)
    thread.start()
    stop.set()
    thread.join(5)
    record('ended', not thread.is_alive())


def raised():
    woken = threading.Event()

    def work():
        try:
            with Task('thread').wait('one blocking call'):
                woken.wait(5)
            while True:
                pass
        except SystemExit:
            record('raised_in_the_blocking_call', not woken.is_set())

    thread = threading.Thread(target=work)
    thread.start()
    time.sleep(0.1)
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread.ident), ctypes.py_object(SystemExit))
    thread.join(0.3)
    record('ended_while_it_blocked', not thread.is_alive())
    woken.set()
    thread.join(5)
    record('ended', not thread.is_alive())


def daemon():
    with Task('parent').wait('child process'):
        child = subprocess.run([sys.executable, '-c', DAEMON], stdout=subprocess.PIPE, timeout=10)
    record('child_printed', child.stdout.decode() or 'nothing')
    record('child_ended_with', child.returncode)


if __name__ == '__main__':
    {'asked': asked, 'raised': raised, 'daemon': daemon}[sys.argv[1]]()
