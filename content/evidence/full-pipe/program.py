"""A child prints a million bytes into a pipe. Waiting for its end is not reading."""
import asyncio
import sys

from recorder import Task, record

PRINT = "import sys; sys.stdout.write('x' * 1_000_000)"


async def main(way):
    child = await asyncio.create_subprocess_exec(sys.executable, '-c', PRINT, stdout=asyncio.subprocess.PIPE)
    with Task('parent').wait(way):
        if way == 'wait':
            done, _ = await asyncio.wait([asyncio.ensure_future(child.wait())], timeout=0.5)
            record('ended', bool(done))
            child.kill()
        out, _ = await child.communicate()
    record('all_read', len(out) == 1_000_000)
    record('returncode', child.returncode)


if __name__ == '__main__':
    asyncio.run(main(sys.argv[1]))
