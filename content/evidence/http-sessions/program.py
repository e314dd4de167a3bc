"""Five requests to a server on loopback, which counts the connections: with one client, or a client for each."""
import asyncio
import sys

import httpx

from recorder import Task, record

connections = 0


async def serve(reader, writer):
    global connections
    connections += 1
    try:
        while await reader.readuntil(b'\r\n\r\n'):
            writer.write(b'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok')
    except (asyncio.IncompleteReadError, ConnectionError):
        writer.close()  # the client has gone


async def one_client(url, task):
    async with httpx.AsyncClient() as client:
        for _ in range(5):
            with task.wait('request'):
                await client.get(url)


async def one_each(url, task):
    for _ in range(5):
        async with httpx.AsyncClient() as client:
            with task.wait('request'):
                await client.get(url)


async def main(way):
    async with await asyncio.start_server(serve, '127.0.0.1', 0) as server:
        await way('http://127.0.0.1:%d/' % server.sockets[0].getsockname()[1], Task('A'))
    record('connections', connections)


if __name__ == '__main__':
    asyncio.run(main({'shared': one_client, 'each': one_each}[sys.argv[1]]))
