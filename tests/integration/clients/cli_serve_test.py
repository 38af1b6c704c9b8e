"""`plotmill serve`: ready, supervising, draining, and alone on its socket."""

import os
import select
import signal
import subprocess
import tempfile
import unittest

from support import Folder, Service, children_of, find_program, is_alive, plotmill, wait_for

TABLE = {"a": [1, 2, 3], "b": [3, 1, 2]}


class Supervising(Service):
    def test_a_broker_or_worker_that_is_killed_is_started_again(self):
        self.serve()
        with plotmill.Client(self.url) as client:
            for program in ("plotmill-broker", "plotmill-worker"):
                pid = wait_for(lambda: self.process(program), what=program)
                os.kill(pid, signal.SIGKILL)
                wait_for(lambda: self.process(program) not in (None, pid), what=f"another {program}")
                self.assertEqual(len(client.submit(TABLE, dpi=10).result(60).paths), 2)

    def test_term_drains_what_is_running_and_leaves_no_process(self):
        self.serve()
        client = plotmill.Client(self.url)
        futures = [client.submit(TABLE, key=f"k{i}", dpi=10) for i in range(50)]
        wait_for(lambda: any(future.done() for future in futures))
        family = children_of(self.server.pid)
        self.server.send_signal(signal.SIGTERM)
        self.assertEqual(self.server.wait(60), 0, self.said())
        wait_for(lambda: not any(map(is_alive, family)))
        client.close(wait=False)
        out = os.path.join(self.folder, "out")
        self.assertFalse([name for name in os.listdir(out) if not name.endswith(".png")])  # no temporary is left

    def test_a_restart_goes_on_with_what_was_accepted(self):
        self.serve()
        client = plotmill.Client(self.url)
        futures = [client.submit(TABLE, key=f"k{i}", dpi=10) for i in range(100)]
        wait_for(lambda: len(client.accepted) == 100)
        self.server.send_signal(signal.SIGTERM)
        self.assertEqual(self.server.wait(60), 0)
        self.stop_serve()
        self.serve()
        self.assertEqual(len([future.result(60) for future in futures]), 100)
        client.close()

    def test_kill_minus_9_leaves_no_process(self):
        self.serve()
        family = children_of(self.server.pid)
        self.assertGreaterEqual(len(family), 4)
        self.server.kill()
        self.server.wait()
        wait_for(lambda: not any(map(is_alive, family)), 30, "the end of its children")
        self.server.returncode = 0


class Starting(Folder):
    def start(self, *options, **more):
        process = subprocess.Popen([find_program(), "serve", "--root", self.folder, *options], stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, text=True, **more)
        self.addCleanup(process.communicate)
        self.addCleanup(process.terminate)
        return process

    def test_the_default_socket_is_where_submit_looks(self):
        short = tempfile.mkdtemp(prefix="pm-")
        self.addCleanup(lambda: subprocess.run(["rm", "-rf", short]))
        environment = dict(os.environ, XDG_RUNTIME_DIR=short, XDG_STATE_HOME=os.path.join(short, "state"))
        process = self.start(env=environment)
        self.assertEqual(process.stdout.readline(),
                         f"ready producers=ipc://{short}/plotmill/producers.sock root={os.path.realpath(self.folder)}\n")
        self.assertTrue(os.path.isdir(os.path.join(short, "state", "plotmill")))
        self.assertEqual(os.stat(os.path.join(short, "plotmill")).st_mode & 0o777, 0o700)
        done = subprocess.run([find_program(), "status"], env=environment, capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_a_second_serve_on_one_socket_is_refused(self):
        options = ("--producers", self.endpoint(), "--workers", self.endpoint("w"), "--data", self.folder + "/data")
        self.assertIn("ready", self.start(*options).stdout.readline())
        second = self.start(*options)
        self.assertEqual(second.wait(30), 78)
        self.assertIn("another plotmill serve listens", second.stderr.read())

    def test_the_ready_descriptor_gets_the_line_too(self):
        reader, writer = os.pipe()
        process = self.start("--temporary", "--ready-fd", str(writer), pass_fds=(writer,))
        os.close(writer)
        self.assertTrue(select.select([reader], [], [], 30)[0])
        with os.fdopen(reader) as line:
            self.assertEqual(line.read(), process.stdout.readline())

    def test_the_file_names_the_places_that_the_command_line_does_not(self):
        pictures = os.path.join(self.folder, "pictures")
        os.makedirs(pictures)
        path = os.path.join(self.folder, "good.yaml")
        with open(path, "w") as file:
            file.write(f"broker:\n  producers: {self.endpoint('from-file')}\n  data_dir: {self.folder}/queue\n"
                       f"worker:\n  root: {pictures}\n")
        process = subprocess.Popen([find_program(), "serve", "--config", path, "--workers", self.endpoint("w")],
                                   stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.addCleanup(process.communicate)
        self.addCleanup(process.terminate)
        self.assertEqual(process.stdout.readline(),
                         f"ready producers={self.endpoint('from-file')} root={os.path.realpath(pictures)}\n")
        self.assertTrue(os.path.isdir(os.path.join(self.folder, "queue")))

    def test_mistakes_of_configuration_are_78(self):
        with open(os.path.join(self.folder, "bad.yaml"), "w") as file:
            file.write("broker:\n  no_such_key: 1\n")
        for options in (("--config", os.path.join(self.folder, "bad.yaml"), "--temporary"),
                        ("--producers", "ipc://" + "x" * 120, "--temporary"),
                        ("--data", "/proc/nothing/here")):
            process = self.start(*options)
            said = process.stderr.read()
            self.assertEqual(process.wait(60), 78, said)
            self.assertTrue(said.strip(), options)


if __name__ == "__main__":
    unittest.main()
