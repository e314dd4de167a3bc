"""Records which task does what, when, and on which thread and CPU. Python 3.8 or later, Linux.

    from recorder import Task, record

    a = Task('A')
    a.cpu(25, 'prepare')            # burns 25 ms of this thread's CPU time
    with a.wait('timer'):           # works around `await`, too
        time.sleep(0.05)
    with a.step('hash'):            # a step of C code, measured from outside
        hashlib.sha256(data)
    a.note('done')                  # an instant
    record('total', 6)              # a fact of the program's own

A program that uses it prints a summary at its end. With ANSWERBOOK_TRACE set to a folder, the events go there
instead, one file a thread, a line of JSON each: moments in microseconds of one clock for all processes.
"""
import atexit
import ctypes
import json
import mmap
import os
import shutil
import tempfile
import time
from contextlib import contextmanager

PAGE = 1 << 20  # bytes a thread may record; the next event raises ValueError
HOLE = 50  # µs between two looks at the clock that the thread did not compute: it was off the CPU meanwhile

# Not CDLL: that lets go of the GIL at every call, and the threads that are measured would change places there.
libc = ctypes.PyDLL(None)
cpu_number, thread_id = libc.sched_getcpu, libc.gettid

pages = {}


def now():
    return time.perf_counter_ns() // 1000


def used():
    """CPU time of this thread so far, in µs."""
    return time.thread_time_ns() // 1000


def page():
    """The page of this thread: a mapped file, which is there however the process ends."""
    key = os.getpid(), thread_id()
    if key not in pages:
        with open(os.path.join(folder, '%d-%d-%d.jsonl' % (*key, id(pages))), 'wb+') as file:
            file.truncate(PAGE)
            pages[key] = mmap.mmap(file.fileno(), PAGE)
    return pages[key]


def write(**line):
    page().write(json.dumps(line).encode() + b'\n')


def record(name, value):
    """States a fact of the program's own: a yes or no, a number or a short text."""
    write(fact=name, value=value)


class Task:
    """A named piece of work, wherever it runs: in a thread, process, coroutine, callback, greenlet or generator."""

    def __init__(self, name):
        self.name = name
        page()  # opening it takes a while and lets go of the GIL: better now than after the first step

    def write(self, kind, label, start, end, **more):
        write(task=self.name, kind=kind, label=label, process=os.getpid(), thread=thread_id(), at=[start, end], **more)

    def note(self, label):
        self.write('note', label, now(), now())

    @contextmanager
    def wait(self, label):
        start = now()
        try:
            yield
        finally:
            self.write('wait', label, start, now())

    def cpu(self, ms, label):
        """Computes until the thread has used so much CPU time; a run is a stretch in which it really had the CPU."""
        runs = []
        start, first = now(), used()
        at, spent, cpu, begun = start, first, cpu_number(), start
        while spent - first < ms * 1000:
            for _ in range(50):
                pass
            last_at, last_spent, last_cpu = at, spent, cpu
            at, spent, cpu = now(), used(), cpu_number()
            if (at - last_at) - (spent - last_spent) > HOLE or cpu != last_cpu:
                runs.append([begun, last_at, last_cpu])
                begun = at
        runs.append([begun, at, cpu])
        self.write('cpu', label, start, at, used=spent - first, runs=runs)

    @contextmanager
    def step(self, label):
        """A step of code that cannot look at the clock: it ran if nearly all of its time was CPU time, on one CPU."""
        start, first, cpu = now(), used(), cpu_number()
        try:
            yield
        finally:
            end, spent = now(), used() - first
            ran = cpu == cpu_number() and spent > 0.8 * (end - start)
            self.write('cpu', label, start, end, used=spent, runs=[[start, end, cpu]] if ran else [])


def read(path):
    """Everything that was recorded in a folder, in order: events by their start, and facts by name."""
    lines = []
    for name in os.listdir(path):
        with open(os.path.join(path, name), 'rb') as file:
            lines += [json.loads(line) for line in file.read().rstrip(b'\0').splitlines()]
    events = sorted((line for line in lines if 'task' in line), key=lambda event: event['at'])
    return events, {line['fact']: line['value'] for line in lines if 'fact' in line}


def summarise(owner):
    """Prints what was recorded; threads and processes get small numbers in the order of their first event."""
    if os.getpid() != owner:
        return
    events, facts = read(folder)
    threads, processes = {}, {}
    for event in events:
        start, end = ((moment - events[0]['at'][0]) / 1000 for moment in event['at'])
        thread = threads.setdefault(event['thread'], len(threads) + 1)
        process = processes.setdefault(event['process'], len(processes) + 1)
        what = event['task'], event['kind'], start, end, thread, process, event['label']
        print('%s %-4s %6.1f–%.1f ms  thread %d  process %d  %s' % what)
    for name, value in facts.items():
        print('%s=%s' % (name, value))
    shutil.rmtree(folder)


folder = os.environ.get('ANSWERBOOK_TRACE')
if not folder:
    # Children of every kind inherit the variable, and write beside their parent.
    folder = os.environ['ANSWERBOOK_TRACE'] = tempfile.mkdtemp()
    atexit.register(summarise, os.getpid())
