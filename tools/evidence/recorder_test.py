"""Tests of the recorder: `python3 -m unittest recorder_test` in this folder."""
import asyncio
import contextlib
import io
import multiprocessing
import os
import shutil
import tempfile
import threading
import time
import unittest
from unittest import mock

os.environ['ANSWERBOOK_TRACE'] = 'a folder that each test replaces'
import recorder
from recorder import Task, record


def compute(name):
    Task(name).cpu(2, 'compute')


def compute_for_ever(name):
    Task(name).cpu(2, 'compute')
    time.sleep(60)


class Recorded(unittest.TestCase):
    """Each test records into a folder of its own."""

    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)
        for change in (mock.patch.object(recorder, 'folder', self.folder), mock.patch.object(recorder, 'pages', {})):
            change.start()
            self.addCleanup(change.stop)

    def events(self):
        return recorder.read(self.folder)[0]

    def event(self):
        [event] = self.events()
        return event


class OnAClock(Recorded):
    """Steps on a clock of our own: a look at it gives wall time, CPU time (both µs) and the number of the CPU."""

    def look(self, *looks):
        for name, column in (('now', 0), ('used', 1), ('cpu_number', 2)):
            change = mock.patch.object(recorder, name, mock.Mock(side_effect=[look[column] for look in looks]))
            change.start()
            self.addCleanup(change.stop)

    def test_a_step_that_kept_the_cpu_is_one_run(self):
        self.look((100, 0, 0), (600, 500, 0), (1100, 1000, 0))
        Task('A').cpu(1, 'compute')
        self.assertEqual(self.event()['runs'], [[100, 1100, 0]])
        self.assertEqual((self.event()['at'], self.event()['used']), ([100, 1100], 1000))

    def test_time_that_was_not_computed_ends_a_run(self):
        self.look((0, 0, 0), (500, 500, 0), (5500, 600, 0), (5900, 1000, 0))
        Task('A').cpu(1, 'compute')
        self.assertEqual(self.event()['runs'], [[0, 500, 0], [5500, 5900, 0]])

    def test_a_hole_of_50_microseconds_is_overlooked(self):
        self.look((0, 0, 0), (550, 500, 0), (1050, 1000, 0))
        Task('A').cpu(1, 'compute')
        self.assertEqual(self.event()['runs'], [[0, 1050, 0]])

    def test_another_cpu_ends_a_run(self):
        self.look((0, 0, 0), (500, 500, 0), (520, 520, 1), (1000, 1000, 1))
        Task('A').cpu(1, 'compute')
        self.assertEqual(self.event()['runs'], [[0, 500, 0], [520, 1000, 1]])

    def test_a_step_seen_from_outside_ran_if_most_of_its_time_was_cpu_time(self):
        self.look((0, 0, 0), (1000, 900, 0))
        with Task('A').step('hash'):
            pass
        self.assertEqual((self.event()['used'], self.event()['runs']), (900, [[0, 1000, 0]]))

    def test_a_step_seen_from_outside_that_was_off_the_cpu_has_no_runs(self):
        self.look((0, 0, 0), (1000, 700, 0))
        with Task('A').step('hash'):
            pass
        self.assertEqual(self.event()['runs'], [])

    def test_a_step_seen_from_outside_that_changed_its_cpu_has_no_runs(self):
        self.look((0, 0, 0), (1000, 1000, 1))
        with Task('A').step('hash'):
            pass
        self.assertEqual(self.event()['runs'], [])


class OnThisMachine(Recorded):
    def test_a_step_uses_as_much_cpu_time_as_it_is_told(self):
        before = time.thread_time()
        Task('A').cpu(20, 'compute')
        self.assertAlmostEqual(time.thread_time() - before, 0.02, delta=0.005)
        self.assertAlmostEqual(self.event()['used'], 20_000, delta=500)

    def test_events_are_read_in_order_with_the_facts(self):
        task = Task('A')
        with task.wait('timer'):
            task.note('alive')
        record('total', 6)
        events, facts = recorder.read(self.folder)
        self.assertEqual([(event['kind'], event['label']) for event in events], [('wait', 'timer'), ('note', 'alive')])
        self.assertEqual(facts, {'total': 6})

    def test_a_wait_ends_when_what_it_waits_for_fails(self):
        with self.assertRaises(KeyError), Task('A').wait('failure'):
            raise KeyError
        self.assertEqual(self.event()['kind'], 'wait')

    def test_waits_of_coroutines_overlap(self):
        async def work(name):
            with Task(name).wait('timer'):
                await asyncio.sleep(0.01)

        async def main():
            await asyncio.gather(work('A'), work('B'))

        asyncio.run(main())
        a, b = self.events()
        self.assertEqual(a['thread'], b['thread'])
        self.assertLess(b['at'][0], a['at'][1])

    def test_threads_have_pages_of_their_own(self):
        threads = [threading.Thread(target=compute, args=(name,)) for name in 'AB']
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        a, b = self.events()
        self.assertEqual(a['process'], b['process'])
        self.assertNotEqual(a['thread'], b['thread'])
        self.assertEqual(len(os.listdir(self.folder)), 2)

    def test_text_cannot_break_a_line(self):
        Task('A\n"B"').note('C\0\u2028</script>')
        self.assertEqual((self.event()['task'], self.event()['label']), ('A\n"B"', 'C\0\u2028</script>'))

    def test_a_thread_that_records_too_much_is_stopped(self):
        task = Task('A')
        with self.assertRaises(ValueError):
            while True:
                task.note('again' * 1000)
        self.assertEqual(os.path.getsize(os.path.join(self.folder, os.listdir(self.folder)[0])), recorder.PAGE)

    def test_what_a_forked_process_recorded_is_there_however_it_ends(self):
        Task('A').note('before')
        child = os.fork()
        if child == 0:
            Task('B').note('in the child')
            os._exit(0)
        os.waitpid(child, 0)
        a, b = self.events()
        self.assertEqual((a['task'], b['task']), ('A', 'B'))
        self.assertNotEqual(a['process'], b['process'])

    def test_what_a_terminated_process_recorded_is_there(self):
        process = multiprocessing.get_context('fork').Process(target=compute_for_ever, args=('A',))
        process.start()
        while not any(event['kind'] == 'cpu' for event in self.events()):
            time.sleep(0.01)
        process.terminate()
        process.join()
        self.assertEqual(self.event()['task'], 'A')


class ByHand(unittest.TestCase):
    """A program that a reader runs, with no folder to record into."""

    def test_it_prints_a_summary_and_leaves_nothing_behind(self):
        folder = tempfile.mkdtemp()
        with mock.patch.object(recorder, 'folder', folder), mock.patch.object(recorder, 'pages', {}):
            Task('A').cpu(2, 'compute')
            child = os.fork()
            if child == 0:
                Task('B').note('alive')
                os._exit(0)
            os.waitpid(child, 0)
            record('total', 6)
            printed = io.StringIO()
            with contextlib.redirect_stdout(printed):
                recorder.summarise(os.getpid())
        first, second, third = printed.getvalue().splitlines()
        self.assertRegex(first, r'^A cpu +0\.0–\d+\.\d ms  thread 1  process 1  compute$')
        self.assertRegex(second, r'^B note +\d+\.\d–\d+\.\d ms  thread 2  process 2  alive$')
        self.assertEqual(third, 'total=6')
        self.assertFalse(os.path.exists(folder))

    def test_children_print_nothing(self):
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            recorder.summarise(os.getpid() + 1)
        self.assertEqual(printed.getvalue(), '')


if __name__ == '__main__':
    unittest.main()
