"""Sends 45 requests to a `def` endpoint that holds them all, and counts how many are in progress together."""
import asyncio
from threading import Event

import httpx
from fastapi import FastAPI

from recorder import Task, record

app = FastAPI()
inside, release = [], Event()


@app.get('/')
def endpoint():
    inside.append(1)
    release.wait(5)


async def main():
    task, transport = Task('client'), httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url='http://test') as client:
        requests = [asyncio.create_task(client.get('/')) for _ in range(45)]
        with task.wait('for 40'):
            while len(inside) < 40:
                await asyncio.sleep(0.01)
        with task.wait('for more'):
            await asyncio.sleep(0.1)
        record('in_progress', len(inside))
        release.set()
        await asyncio.gather(*requests)
    record('in_all', len(inside))


if __name__ == '__main__':
    asyncio.run(main())
