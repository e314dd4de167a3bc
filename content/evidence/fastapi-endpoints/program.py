"""Six requests of 50 ms each to a FastAPI server on the loopback, answered by one of three kinds of endpoint."""
import asyncio
import sys
import time
from contextlib import contextmanager
from threading import Thread

import httpx
import uvicorn
from fastapi import FastAPI

from recorder import Task, record

app = FastAPI()
inside, at_once = [], []


@contextmanager
def request(n):
    inside.append(n)
    at_once.append(len(inside))
    with Task('request ' + n).wait('50 ms'):
        yield
    inside.remove(n)


@app.get('/def/{n}')
def plain(n: str):
    with request(n):
        time.sleep(0.05)


@app.get('/async-sleep/{n}')
async def blocking(n: str):
    with request(n):
        time.sleep(0.05)  # the mistake


@app.get('/async-await/{n}')
async def awaiting(n: str):
    with request(n):
        await asyncio.sleep(0.05)


async def main(kind):
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level='critical'))
    Thread(target=server.run, daemon=True).start()
    while not server.started:
        await asyncio.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    async with httpx.AsyncClient(base_url='http://127.0.0.1:%d' % port) as client:
        answers = await asyncio.gather(*[client.get('/%s/%d' % (kind, n)) for n in range(1, 7)])
    record('answered', sum(answer.status_code == 200 for answer in answers))
    record('at_once', max(at_once))
    server.should_exit = True


if __name__ == '__main__':
    asyncio.run(main(sys.argv[1]))
