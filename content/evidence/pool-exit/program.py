"""A beat every 10 ms. A task gives up on a pool's job of 300 ms: what does the beat do until the job ends?"""
import asyncio
import sys
import time
from concurrent.futures import ThreadPoolExecutor

from recorder import Task, record

beats = 0


async def beat(task):
    global beats
    while True:
        with task.wait('timer'):
            await asyncio.sleep(0.01)
        beats += 1


async def give_up(pool):
    """Awaits the job for 50 ms only; the thread goes on with it."""
    job = asyncio.get_running_loop().run_in_executor(pool, time.sleep, 0.3)
    await asyncio.wait([job], timeout=0.05)


async def inside():
    global beats
    with ThreadPoolExecutor(1) as pool:
        await give_up(pool)
        beats = 0
    record('beats_until_the_job_ended', beats)  # leaving the block waits for the job


async def outside(pool):
    global beats
    await give_up(pool)
    beats = 0
    await asyncio.sleep(0.25)
    record('beats_until_the_job_ended', beats)


async def main(work):
    beating = asyncio.create_task(beat(Task('beat')))
    with Task('work').wait('pool'):
        await work
    beating.cancel()


if __name__ == '__main__':
    if sys.argv[1] == 'inside':
        asyncio.run(main(inside()))
    else:
        with ThreadPoolExecutor(1) as pool:
            asyncio.run(main(outside(pool)))
