"""A server and a hundred clients in one thread: all are connected, then silent for a while, then answered."""
import asyncio
import time

from recorder import Task, record

CLIENTS = 100


async def main():
    connected, all_here, go = [], asyncio.Event(), asyncio.Event()

    async def serve(reader, writer):
        connected.append(writer)
        if len(connected) == CLIENTS:
            all_here.set()
        await go.wait()
        writer.write(await reader.readline())
        writer.close()

    async def ask(number):
        reader, writer = await asyncio.open_connection(*address)
        writer.write(b'%d\n' % number)
        answer = await reader.readline()
        writer.close()
        return int(answer) == number

    task = Task('loop')
    async with await asyncio.start_server(serve, '127.0.0.1', 0, backlog=CLIENTS) as server:
        address = server.sockets[0].getsockname()
        clients = asyncio.gather(*map(ask, range(CLIENTS)))
        with task.wait('100 connections'):
            await all_here.wait()
        begun = time.process_time()
        with task.wait('silence'):
            await asyncio.sleep(0.2)
        record('cpu_ms_in_200_ms_of_silence', round((time.process_time() - begun) * 1000))
        go.set()
        with task.wait('100 answers'):
            answers = await clients
    record('open_at_once', len(connected))
    record('right_answers', sum(answers))


if __name__ == '__main__':
    asyncio.run(main())
