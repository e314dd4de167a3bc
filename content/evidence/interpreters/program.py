"""Two interpreters in two threads of one process: each has a GIL of its own."""
import _interpreters  # private; the public form, since 3.14, is concurrent.interpreters
import threading

from recorder import record

WORK = '''
from recorder import Task

task = Task(%r)
for number in range(3):
    task.cpu(25, 'step %%d' %% (number + 1))
'''


def run(name, interpreter):
    _interpreters.exec(interpreter, WORK % name)


if __name__ == '__main__':
    interpreters = {name: _interpreters.create() for name in 'AB'}
    threads = [threading.Thread(target=run, args=item) for item in interpreters.items()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    record('interpreters', len(_interpreters.list_all()))
    for interpreter in interpreters.values():
        _interpreters.destroy(interpreter)
