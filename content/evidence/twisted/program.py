"""Three tasks of Twisted's, on its own reactor or on one that uses asyncio's loop."""
import sys

if sys.argv[1] == 'asyncio':
    from twisted.internet import asyncioreactor as chosen
else:
    from twisted.internet import epollreactor as chosen

chosen.install()  # before the reactor is imported
from twisted.internet import reactor
from twisted.internet.defer import Deferred, gatherResults
from twisted.internet.task import deferLater

from recorder import Task, record


async def work(name):
    task = Task(name)
    task.cpu(25, 'prepare')
    with task.wait('timer'):
        await deferLater(reactor, 0.05)
    task.cpu(25, 'finish')


def main():
    record('reactor', type(reactor).__name__)
    done = gatherResults([Deferred.fromCoroutine(work(name)) for name in 'ABC'])
    done.addBoth(lambda _: reactor.stop())


if __name__ == '__main__':
    reactor.callWhenRunning(main)
    reactor.run()
