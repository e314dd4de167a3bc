"""A worker in an interpreter of its own gets a list and a global: does it see and change ours?"""
import asyncio
import os
import threading
from concurrent.futures import InterpreterPoolExecutor

from recorder import Task, record

setting = 'as imported'


def change(items):
    items.append('theirs')
    return items, setting, os.getpid(), threading.current_thread().name


async def in_the_default_pool():
    asyncio.get_running_loop().set_default_executor(InterpreterPoolExecutor(1))
    try:
        return await asyncio.to_thread(len, 'four')
    except Exception as error:
        return type(error).__name__


if __name__ == '__main__':
    setting = 'changed at run time'
    ours = ['ours']
    with Task('main').wait('worker'), InterpreterPoolExecutor(1) as pool:
        theirs, seen, process, thread = pool.submit(change, ours).result()
    record('ours', ' '.join(ours))
    record('theirs', ' '.join(theirs))
    record('setting_seen', seen)
    record('same_process', process == os.getpid())
    record('to_thread', asyncio.run(in_the_default_pool()))
