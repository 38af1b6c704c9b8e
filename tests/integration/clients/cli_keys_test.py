"""A broker with keys on an address that other hosts can reach: programs, command line and Python speak CURVE."""

import json
import os
import socket
import subprocess
import unittest

from support import Folder, find_program, plotmill

GOOD = {"columns": ["a", "b"], "values": [[1, 2, 3], [3, 1, 2]]}
CHART = [{"kind": "heatmap", "options": {"dpi": 10}}]


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Guarded(Folder):
    def setUp(self):
        super().setUp()
        self.keys = {name: self.keygen(name) for name in ("broker", "nightly", "loom", "boss", "stranger")}
        os.makedirs(self.file("out"))
        with open(self.file("clients.yaml"), "w") as clients:
            clients.write("clients:\n")
            for name, rest in (("nightly", "roles: producer\n    output_prefix: nightly"), ("loom", "roles: worker"),
                               ("boss", "roles: operator")):
                clients.write(f'  {name}:\n    public_key: "{self.keys[name]}"\n    {rest}\n')
        os.chmod(self.file("clients.yaml"), 0o600)

    def file(self, name):
        return os.path.join(self.folder, name)

    def run_program(self, name, *arguments, code=0):
        program = os.path.join(os.path.dirname(find_program()), name)
        done = subprocess.run([program, *arguments], capture_output=True, text=True, timeout=120, cwd=self.folder)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done.stdout + done.stderr

    def keygen(self, name):
        said = self.run_program("plotmill", "keygen", self.file(name + ".key"))
        return said.split()[-1]

    def start(self, name, *arguments):
        """Starts it and waits for its ready line."""
        program = os.path.join(os.path.dirname(find_program()), name)
        reader, writer = os.pipe()
        log = open(self.file(name + ".log"), "wb")
        process = subprocess.Popen([program, *arguments, "--ready-fd", str(writer)], pass_fds=(writer,), stderr=log)
        os.close(writer)
        self.addCleanup(self.end, process, log)
        with os.fdopen(reader, "rb") as ready:
            self.assertEqual(ready.readline(), b"R\n", name + ": see its log")
        return process

    @staticmethod
    def end(process, log):
        process.terminate()
        process.wait(60)
        log.close()

    def start_broker(self):
        self.url, self.workers = (f"tcp://0.0.0.0:{free_port()}" for _ in range(2))
        self.start("plotmill-broker", "--data", self.file("data"), "--producers", self.url, "--workers", self.workers,
                   "--curve-key", self.file("broker.key"), "--clients", self.file("clients.yaml"))

    def as_client(self, name):
        return ("--broker", self.url.replace("0.0.0.0", "127.0.0.1"), "--key-file", self.file(name + ".key"),
                "--broker-key", self.file("broker.pub"))

    def test_a_job_is_drawn_and_only_an_operator_sees_the_status(self):
        self.start_broker()
        self.start("plotmill-worker", "--broker", self.workers.replace("0.0.0.0", "127.0.0.1"), "--root",
                   self.file("out"), "--renderers", "1", "--key-file", self.file("loom.key"), "--broker-key",
                   self.keys["broker"])
        with open(self.file("job.json"), "w") as job:
            json.dump({"key": "a", "data": GOOD, "charts": CHART}, job)
        said = self.run_program("plotmill", "submit", "--wait", "--folder", "nightly", "job.json",
                                *self.as_client("nightly"))
        self.assertEqual(said.splitlines()[0], self.file("out/nightly/a_heatmap.png"))
        self.assertIn("E_PATH", self.run_program("plotmill", "submit", "--wait", "--folder", "other", "job.json",
                                                 *self.as_client("nightly"), code=1))
        self.assertIn("E_FORBIDDEN", self.run_program("plotmill", "status", *self.as_client("nightly"), code=1))
        status = json.loads(self.run_program("plotmill", "status", "--json", *self.as_client("boss")))
        self.assertEqual(status["totals"]["done"], 1)
        self.assertIn("E_UNREACHABLE", self.run_program("plotmill", "status", "--timeout", "1",
                                                        *self.as_client("stranger"), code=4))
        self.assertIn("E_UNREACHABLE", self.run_program("plotmill", "status", "--timeout", "1",
                                                        *self.as_client("boss")[:2], code=4))

        with plotmill.Client(self.url.replace("0.0.0.0", "127.0.0.1"), key_file=self.file("nightly.key"),
                             broker_key=self.file("broker.pub")) as client:
            result = client.submit({"a": [1, 2, 3], "b": [3, 1, 2]}, key="p", folder="nightly",
                                   charts="heatmap", dpi=10).result(60)
            self.assertTrue(os.path.exists(result.charts[0].path))
            with self.assertRaises(plotmill.PlotmillError) as refused:
                client.pause("default")
            self.assertEqual(refused.exception.code, "E_FORBIDDEN")

    def test_an_exposed_secret_is_refused_by_every_program(self):
        os.chmod(self.file("nightly.key"), 0o644)
        os.chmod(self.file("broker.key"), 0o640)
        self.url = "tcp://127.0.0.1:1"
        expected = "expected 0600: it has a secret"
        self.assertIn(expected, self.run_program("plotmill", "status", *self.as_client("nightly"), code=78))
        self.assertIn(expected, self.run_program(
            "plotmill-broker", "--check", "--data", self.file("data"), "--curve-key", self.file("broker.key"),
            "--clients", self.file("clients.yaml"), code=78))
        self.assertIn(expected, self.run_program(
            "plotmill-worker", "--check", "--root", self.file("out"), "--key-file", self.file("nightly.key"),
            "--broker-key", self.keys["broker"], code=78))
        with self.assertRaisesRegex(ValueError, expected):
            plotmill.Client(self.url, key_file=self.file("nightly.key"), broker_key=self.keys["broker"])

    def test_an_address_of_the_network_needs_keys_or_an_explicit_word(self):
        arguments = ("--check", "--data", self.file("data"), "--producers", "tcp://0.0.0.0:5570")
        self.assertIn("without keys whoever reaches it may do everything",
                      self.run_program("plotmill-broker", *arguments, code=78))
        self.run_program("plotmill-broker", *arguments, "--trust-network")
        self.run_program("plotmill-broker", *arguments, "--curve-key", self.file("broker.key"), "--clients",
                         self.file("clients.yaml"))

    def test_keygen_overwrites_nothing(self):
        self.assertIn("File exists", self.run_program("plotmill", "keygen", self.file("boss.key"), code=78))


if __name__ == "__main__":
    unittest.main()
