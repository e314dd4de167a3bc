"""A script without the guard: a child that imports it comes to the same lines, and may not start a child."""
import multiprocessing
import sys

from recorder import Task, record

child = multiprocessing.get_context(sys.argv[1]).Process(target=len, args=('',))
try:
    child.start()
except RuntimeError as error:
    record('child_says', 'bootstrapping phase' if 'bootstrapping phase' in str(error) else 'else')
    raise
with Task('parent').wait('child'):
    child.join()
record('child_ended_with', child.exitcode)
