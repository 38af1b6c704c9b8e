"""examples/bare_producer.py: what the protocol says is enough to write a producer that loses nothing, in thirty lines."""

import ast
import json
import os
import signal
import subprocess
import sys
import unittest

import zmq

from support import SOURCE, Folder, Service, find_program, wait_for

EXAMPLE = os.path.join(SOURCE, "examples", "bare_producer.py")


def start(url):
    return subprocess.Popen(["/usr/bin/python3", EXAMPLE, url], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


class Text(unittest.TestCase):
    def test_it_is_thirty_lines_and_imports_only_pyzmq_and_msgpack(self):
        with open(EXAMPLE) as text:
            source = text.read()
        self.assertLessEqual(len(source.splitlines()), 30)
        self.assertLessEqual(max(map(len, source.splitlines())), 130)
        names = {alias.name for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Import) for alias in node.names}
        self.assertEqual(names - sys.stdlib_module_names, {"zmq", "msgpack"})


class Real(Service):
    def plotmill(self, *arguments):
        return subprocess.run([find_program(), *arguments, "--broker", self.url], capture_output=True, text=True,
                              timeout=60, check=True).stdout

    def assert_done(self, process):
        said, complaint = process.communicate(timeout=60)
        self.assertEqual(process.returncode, 0, said + complaint)
        self.assertIn("'state': 'done'", said)
        with open(os.path.join(self.folder, "out", "bare", "bare.png"), "rb") as picture:
            self.assertEqual(picture.read(8), b"\x89PNG\r\n\x1a\n")

    def test_it_gets_a_picture(self):
        self.serve()
        self.assert_done(start(self.url))

    def test_a_broker_that_is_killed_meanwhile_loses_nothing(self):
        self.serve()
        self.plotmill("queue", "pause", "default")
        process = start(self.url)
        self.addCleanup(process.kill)
        broker = wait_for(lambda: self.process("plotmill-broker"), what="the broker")
        wait_for(lambda: json.loads(self.plotmill("status", "--json"))["jobs"]["queued"] == 1, what="the job")
        os.kill(broker, signal.SIGKILL)
        wait_for(lambda: self.process("plotmill-broker") not in (None, broker), what="another broker")
        self.plotmill("queue", "resume", "default")
        self.assert_done(process)

    def test_a_refusal_ends_it_with_the_error_word(self):
        self.serve()
        self.plotmill("queue", "pause", "default")
        table = {"data": {"columns": ["a"], "values": [[1]]}, "charts": [{"kind": "heatmap", "output": "x.png"}], "key": "bare"}
        path = os.path.join(self.folder, "bare.json")
        with open(path, "w") as file:
            json.dump(table, file)
        self.plotmill("submit", path)
        process = start(self.url)
        said, _ = process.communicate(timeout=60)
        self.assertEqual(process.returncode, 1)
        self.assertIn("E_KEY_CONFLICT", said)


class Told(Folder):
    """A broker whose every word the test decides."""

    def setUp(self):
        super().setUp()
        self.context = zmq.Context()
        self.addCleanup(self.context.term)
        self.socket = self.context.socket(zmq.ROUTER)
        self.addCleanup(self.socket.close, 0)
        self.socket.bind(self.endpoint())

    def hear(self, command):
        while True:
            self.assertTrue(self.socket.poll(20_000), f"no {command}")
            self.peer, header, *_ = self.socket.recv_multipart()
            header = json.loads(header)
            if header["cmd"] != "PING" or command == "PING":
                self.assertEqual(header["cmd"], command)
                return header

    def say(self, **header):
        self.socket.send_multipart([self.peer, json.dumps(header).encode()]
                                   + [b"{}"] * (header["cmd"] == "RESULT"))

    def test_it_waits_when_busy_and_repeats_after_resync_what_may_have_been_heard(self):
        process = start(self.endpoint())
        self.addCleanup(process.kill)
        welcome = {"cmd": "WELCOME", "v": 1, "broker": "0", "boot": 1, "max_body_bytes": 1 << 20, "heartbeat_ms": 1000}
        self.hear("HELLO")
        self.say(**welcome)
        self.assertFalse(self.hear("SUBMIT")["resend"])
        self.say(cmd="BUSY", req=1, reason="max_jobs", depth=1, limit=1, retry_after_ms=10)
        self.hear("SUBMIT")
        self.hear("PING")
        self.say(cmd="RESYNC")
        self.hear("HELLO")
        self.say(**welcome)
        self.assertTrue(self.hear("SUBMIT")["resend"])
        self.say(cmd="ACCEPTED", req=1, id=5, duplicate=True)
        self.assertEqual(self.hear("WATCH")["ids"], [5])
        self.say(cmd="RESULT", id=5, key="bare", state="dead")
        said, complaint = process.communicate(timeout=30)
        self.assertEqual((process.returncode, complaint), (1, ""), said)


if __name__ == "__main__":
    unittest.main()
