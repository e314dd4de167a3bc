"""A pool of interpreters: its workers are threads, and each has a GIL of its own."""
from concurrent.futures import InterpreterPoolExecutor

from recorder import record

WORK = '''
from recorder import Task

task = Task(%r)
for number in range(3):
    task.cpu(25, 'step %%d' %% (number + 1))
'''

if __name__ == '__main__':
    with InterpreterPoolExecutor(2) as pool:
        jobs = [pool.submit(exec, WORK % name) for name in 'AB']
    record('done', sum(job.exception() is None for job in jobs))
