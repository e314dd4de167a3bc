"""A step of 200 ms holds the loop. Who says so?"""
import asyncio
import logging
import sys

from recorder import Task, record

reports = []


class Reports(logging.Handler):
    def emit(self, line):
        reports.append(line.getMessage())


async def hog():
    Task('hog').cpu(200, 'compute')


async def main():
    await asyncio.create_task(hog())


if __name__ == '__main__':
    logging.getLogger('asyncio').addHandler(Reports())
    asyncio.run(main(), debug=sys.argv[1] == 'debug')
    record('reported', any('Executing' in line and 'hog()' in line for line in reports))
