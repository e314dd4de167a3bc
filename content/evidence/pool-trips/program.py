"""A pool of processes maps a function over 200 numbers: how many parcels are packed for the workers?"""
import sys
from concurrent.futures import ProcessPoolExecutor

from recorder import Task, record

packed = 0


class Square:
    """Counts in the parent how often it is pickled: once for each parcel."""

    def __reduce__(self):
        global packed
        packed += 1
        return Square, ()

    def __call__(self, number):
        return number * number


if __name__ == '__main__':
    with ProcessPoolExecutor(2) as pool, Task('parent').wait('200 squares'):
        results = list(pool.map(Square(), range(200), chunksize=int(sys.argv[1])))
    record('right', results == [number * number for number in range(200)])
    record('parcels', packed)
