"""C needs 200 ms, B 150, and A fails after 10: what becomes of the others, under four ways of waiting."""
import asyncio
import sys

from recorder import Task, record

ended, got = [], []


async def work(name, ms):
    how = 'cancelled'
    try:
        with Task(name).wait('%d ms' % ms):
            await asyncio.sleep(ms / 1000)
        how = 'failed' if name == 'A' else 'done'
        if how == 'failed':
            raise ValueError('from A')
        return name
    finally:
        ended.append(how)


def three():
    return work('C', 200), work('B', 150), work('A', 10)


async def gather():
    await asyncio.gather(*three())


async def collect():
    outcomes = await asyncio.gather(*three(), return_exceptions=True)
    got.extend(outcomes)


async def task_group():
    async with asyncio.TaskGroup() as group:
        for coroutine in three():
            group.create_task(coroutine)


async def as_completed():
    for earliest in asyncio.as_completed(three()):
        try:
            got.append(await earliest)
        except ValueError as error:
            got.append(error)


async def main(way):
    caller, raised = Task('caller'), 'nothing'
    try:
        await way()
    except Exception as error:
        raised = type(error).__name__
    caller.note('goes on')
    record('raised', raised)
    record('still_running', 3 - len(ended))
    await asyncio.sleep(0.25)  # whatever is left may end
    record('done', ended.count('done'))
    record('cancelled', ended.count('cancelled'))
    record('got', ' '.join(map(str, got)))


if __name__ == '__main__':
    ways = {'gather': gather, 'collect': collect, 'task-group': task_group, 'as-completed': as_completed}
    asyncio.run(main(ways[sys.argv[1]]))
