"""Three requests of 50 ms each with the library requests, to a server on the loopback: in the loop, and in threads."""
import asyncio
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import requests

from recorder import Task, record


class Slow(BaseHTTPRequestHandler):
    def do_GET(self):
        time.sleep(0.05)
        self.send_response(200)
        self.end_headers()

    def log_message(self, *words):
        pass


def get(name):
    with Task(name).wait('requests.get'):
        return requests.get(url).status_code


async def inline(name):  # async def does not make requests asynchronous
    return get(name)


async def in_thread(name):
    return await asyncio.to_thread(get, name)


async def main(fetch):
    codes = await asyncio.gather(*map(fetch, 'ABC'))
    record('answered', codes.count(200))


if __name__ == '__main__':
    server = ThreadingHTTPServer(('127.0.0.1', 0), Slow)
    Thread(target=server.serve_forever, daemon=True).start()
    url = 'http://127.0.0.1:%d/' % server.server_port
    asyncio.run(main({'inline': inline, 'thread': in_thread}[sys.argv[1]]))
