"""Two workers take what is in a queue, and end when the queue is shut down and empty."""
import asyncio

from recorder import Task, record


async def work(task, queue):
    taken = 0
    while True:
        try:
            with task.wait('item'):
                await queue.get()
        except asyncio.QueueShutDown:
            return taken
        taken += 1
        await asyncio.sleep(0.01)


async def main():
    queue = asyncio.Queue()
    workers = [asyncio.create_task(work(Task(name), queue)) for name in 'AB']
    for number in range(6):
        await queue.put(number)
    queue.shutdown()  # no more will come; what is in it is still handed out
    record('taken', sum(await asyncio.gather(*workers)))
    record('workers_ended', all(worker.done() for worker in workers))


if __name__ == '__main__':
    asyncio.run(main())
