"""Two threads compute on the ordinary build of a current Python. Is the GIL there, and does it matter?"""
import sys
import sysconfig
import threading

from recorder import Task, record


def compute(name):
    Task(name).cpu(50, 'compute')


if __name__ == '__main__':
    record('built_without_gil', bool(sysconfig.get_config_var('Py_GIL_DISABLED')))
    record('gil', sys._is_gil_enabled())
    threads = [threading.Thread(target=compute, args=(name,)) for name in 'AB']
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
