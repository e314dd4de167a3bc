"""Three tasks on Twisted's reactor that make their blocking calls in its threads."""
import time

from twisted.internet import reactor
from twisted.internet.defer import Deferred, gatherResults
from twisted.internet.threads import deferToThread

from recorder import Task


def call(task):
    with task.wait('blocking call'):
        time.sleep(0.05)


async def work(name):
    task = Task(name)
    task.cpu(25, 'prepare')
    await deferToThread(call, task)
    task.cpu(25, 'finish')


def main():
    done = gatherResults([Deferred.fromCoroutine(work(name)) for name in 'ABC'])
    done.addBoth(lambda _: reactor.stop())


if __name__ == '__main__':
    reactor.callWhenRunning(main)
    reactor.run()
