"""What every test of the Python producer needs: the package, an endpoint of its own, and real programs when asked."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest

SOURCE = os.path.realpath(os.path.join(os.path.dirname(__file__), "..", ".."))
sys.path.insert(0, os.path.join(SOURCE, "clients", "python"))

import plotmill  # noqa: E402
from plotmill.server import find_program  # noqa: E402


def wait_for(condition, seconds=30.0, what="condition"):
    """Until `condition()` is true, and returns it; never longer than `seconds`."""
    deadline, moment = time.monotonic() + seconds, threading.Event()
    while not (value := condition()):
        if time.monotonic() > deadline:
            raise AssertionError(f"{what}: not within {seconds} s")
        moment.wait(0.01)
    return value


def stat_of(pid):
    """(state, parent's pid) of a process, or None when it is gone: before its file is opened, or before that is read."""
    try:
        with open(f"/proc/{pid}/stat") as stat:
            fields = stat.read().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return None
    return fields[0], int(fields[1])


def is_alive(pid):
    stat = stat_of(pid)
    return stat is not None and stat[0] != "Z"


def children_of(pid):
    """Every process below `pid`, read from /proc."""
    stats = {int(name): stat_of(name) for name in os.listdir("/proc") if name.isdigit()}
    found, todo = [], [pid]
    while todo:
        parent = todo.pop()
        below = [child for child, stat in stats.items() if stat is not None and stat[1] == parent]
        found += below
        todo += below
    return found


class Folder(unittest.TestCase):
    """A test with a folder of its own, and no broker from the environment."""

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="pm-test-")
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self._broker = os.environ.pop("PLOTMILL_BROKER", None)

    def endpoint(self, name="p.sock"):
        return f"ipc://{self.folder}/{name}"


class Service(Folder):
    """A test with a real `plotmill serve`."""

    def serve(self, *options):
        """Starts it, waits for its ready line, ends it after the test."""
        os.makedirs(os.path.join(self.folder, "out"), exist_ok=True)
        self.url = self.endpoint()
        self.log = open(os.path.join(self.folder, "log"), "ab+")
        self.server = subprocess.Popen(
            [find_program(), "serve", "--data", os.path.join(self.folder, "data"), "--root",
             os.path.join(self.folder, "out"), "--producers", self.url, "--workers", self.endpoint("w.sock"),
             *options], stdout=subprocess.PIPE, stderr=self.log)
        self.addCleanup(self.stop_serve)
        line = self.server.stdout.readline().decode()
        self.assertTrue(line.startswith("ready producers="), line + self.said())

    def said(self):
        with open(os.path.join(self.folder, "log")) as log:
            return log.read()[-3000:]

    def stop_serve(self):
        if self.server.poll() is None:
            self.server.send_signal(signal.SIGTERM)
            self.assertEqual(self.server.wait(60), 0, self.said())
        self.server.stdout.close()
        self.log.close()

    def process(self, program):
        """The pid of serve's child of that name."""
        for pid in children_of(self.server.pid):
            try:
                with open(f"/proc/{pid}/cmdline", "rb") as line:
                    if os.path.basename(line.read().split(b"\0")[0]).decode() == program \
                            and pid in direct_children(self.server.pid):
                        return pid
            except FileNotFoundError:
                continue
        return None


def direct_children(pid):
    try:
        with open(f"/proc/{pid}/task/{pid}/children") as children:
            return [int(child) for child in children.read().split()]
    except FileNotFoundError:
        return []


__all__ = ["Folder", "Service", "SOURCE", "children_of", "find_program", "is_alive", "plotmill", "wait_for"]
