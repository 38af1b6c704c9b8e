"""What the tests know of processes."""

import subprocess
import unittest
from unittest import mock

import support


class Processes(unittest.TestCase):
    def setUp(self):
        self.process = subprocess.Popen(["sleep", "600"])
        self.addCleanup(self.process.wait)
        self.addCleanup(self.process.kill)

    def test_a_process_is_alive_until_it_is_killed(self):
        self.assertTrue(support.is_alive(self.process.pid))
        self.process.kill()
        support.wait_for(lambda: not support.is_alive(self.process.pid), what="a zombie")

    def test_one_that_is_reaped_between_opening_and_reading_is_gone(self):
        def open_and_reap(*args):
            file = open(*args)
            self.process.kill()
            self.process.wait()
            return file

        with mock.patch.object(support, "open", open_and_reap, create=True):
            self.assertFalse(support.is_alive(self.process.pid))


if __name__ == "__main__":
    unittest.main()
