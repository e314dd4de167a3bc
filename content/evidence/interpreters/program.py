"""Two interpreters in two threads of one process: each has a GIL of its own, so both can run at the same instant."""
import _interpreters  # private in Python 3.13; `concurrent.interpreters` is its public form from 3.14 on
import threading

from recorder import record

WORK = '''
from recorder import Task

task = Task(%r)
for number in range(3):
    task.cpu(25, 'step %%d' %% (number + 1))
'''


def run(interpreter, name):
    _interpreters.exec(interpreter, WORK % name)


if __name__ == '__main__':
    interpreters = {name: _interpreters.create() for name in 'AB'}
    threads = [threading.Thread(target=run, args=[interpreters[name], name]) for name in interpreters]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    record('interpreters', len(_interpreters.list_all()))
    for interpreter in interpreters.values():
        _interpreters.destroy(interpreter)
