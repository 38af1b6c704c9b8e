"""`plotmill submit` and `plotmill status` against a real serve, and against none."""

import hashlib
import json
import os
import pty
import subprocess
import unittest

from support import Folder, Service, find_program

JOB = {"key": "k", "data": {"columns": ["a", "b"], "values": [[1, 2, 3], [3, 1, 2]]},
       "charts": [{"kind": "heatmap", "options": {"dpi": 10}}]}


class Command(Folder):
    def run_plotmill(self, *arguments, **options):
        options.setdefault("cwd", self.folder)
        return subprocess.run([find_program(), *arguments], capture_output=True, text=True, timeout=60, **options)

    def write(self, name, content):
        with open(os.path.join(self.folder, name), "w") as file:
            file.write(content if isinstance(content, str) else json.dumps(content))
        return os.path.join(self.folder, name)


class ExitCodes(Command):
    def test_usage_is_2(self):
        for arguments in ([], ["sumbit"], ["submit"], ["submit", "/nowhere.json"], ["status", "--nope"],
                          ["serve", "--renderers", "0"], ["submit", "--priority", "urgent", self.write("a.csv", "a")]):
            with self.subTest(arguments):
                self.assertEqual(self.run_plotmill(*arguments).returncode, 2)

    def test_help_is_0_and_has_an_example(self):
        for command in ("render", "serve", "submit", "status", "demo"):
            done = self.run_plotmill(command, "--help")
            self.assertEqual(done.returncode, 0)
            self.assertIn(f"plotmill {command}", done.stdout)
            self.assertIn("Example", done.stdout)

    def test_no_broker_is_4(self):
        url = self.endpoint("nobody")
        done = self.run_plotmill("status", "--broker", url, "--timeout", "0.3")
        self.assertEqual((done.returncode, done.stderr.split(": ")[1]), (4, "E_UNREACHABLE"))
        job = self.write("a.json", JOB)
        self.assertEqual(self.run_plotmill("submit", "--broker", url, "--connect-timeout", "0.3", job).returncode, 4)

    def test_an_endpoint_that_is_none_is_78(self):
        for url in ("nonsense", "tcp://host", "tcp://host:99999", "ipc://" + "x" * 108):
            done = self.run_plotmill("status", "--broker", url)
            self.assertEqual(done.returncode, 78, url)
            self.assertIn("expected an endpoint such as", done.stderr)

    def test_a_time_out_is_5(self):
        job = self.write("a.json", JOB)
        done = self.run_plotmill("submit", "--broker", self.endpoint("nobody"), "--timeout", "0.3", job)
        self.assertEqual((done.returncode, done.stderr.split(": ")[1]), (5, "E_TIMEOUT"))

    def test_a_file_that_is_no_job_is_1_and_names_the_mistake(self):
        job = self.write("a.json", dict(JOB, priority="urgent"))
        done = self.run_plotmill("submit", "--broker", self.endpoint("nobody"), job)
        self.assertEqual(done.returncode, 1)
        self.assertIn("priority: got 'urgent'", done.stderr)


class Submitting(Command, Service):
    def test_wait_prints_the_path_of_each_picture(self):
        self.serve()
        table = self.write("sales.csv", "a,b\n1,2\n2,1\n3,5\n")
        done = self.run_plotmill("submit", "--broker", self.url, "--wait", "--folder", "f", "--dpi", "10",
                                 self.write("k.json", JOB), table)
        self.assertEqual(done.returncode, 0, done.stderr)
        out = os.path.join(os.path.realpath(self.folder), "out", "f")
        self.assertEqual(sorted(done.stdout.split()), [os.path.join(out, name) for name in (
            "k_heatmap.png", "sales_correlation_heatmap.png", "sales_scatter_matrix.png")])
        self.assertTrue(all(os.path.getsize(path) for path in done.stdout.split()))

    def test_pictures_are_saved_here_instead_of_at_the_worker(self):
        self.serve()
        here = os.path.join(os.path.realpath(self.folder), "here")
        os.mkdir(here)
        done = self.run_plotmill("submit", "--broker", self.url, "--wait", "--save-to", here, "--folder", "f",
                                 self.write("k.json", JOB))
        self.assertEqual((done.returncode, done.stdout), (0, os.path.join(here, "f", "k_heatmap.png") + "\n"), done.stderr)
        with open(os.path.join(here, "f", "k_heatmap.png"), "rb") as file:
            self.assertEqual(file.read(4), b"\x89PNG")
        self.assertEqual(os.listdir(os.path.join(self.folder, "out")), [])
        self.assertEqual(os.listdir(os.path.join(here, "f")), ["k_heatmap.png"])

    def test_without_wait_it_ends_when_all_are_accepted(self):
        self.serve()
        done = self.run_plotmill("submit", "--broker", self.url, self.write("k.json", JOB))
        self.assertEqual((done.returncode, done.stdout), (0, "accepted k 1\n"))

    def test_standard_input_and_the_environments_broker(self):
        self.serve()
        done = self.run_plotmill("submit", "--wait", "-", input=json.dumps(JOB),
                                 env=dict(os.environ, PLOTMILL_BROKER=self.url))
        self.assertEqual((done.returncode, os.path.basename(done.stdout.strip())), (0, "k_heatmap.png"))

    def test_one_json_object_a_line_for_scripts(self):
        self.serve()
        bad = self.write("bad.json", {"key": "bad", "data": {"columns": ["a"], "values": [["x", "y"]]}})
        done = self.run_plotmill("submit", "--broker", self.url, "--wait", "--json", self.write("k.json", JOB), bad)
        self.assertEqual(done.returncode, 1)
        lines = {line["key"]: line for line in map(json.loads, done.stdout.splitlines())}
        self.assertEqual((lines["k"]["state"], lines["k"]["record"]["charts"][0]["kind"]), ("done", "heatmap"))
        chart = lines["k"]["record"]["charts"][0]
        with open(chart["path"], "rb") as file:
            self.assertEqual(hashlib.sha256(file.read()).hexdigest(), chart["sha256"])
        self.assertEqual((lines["bad"]["state"], lines["bad"]["error"]["code"]), ("dead", "E_EMPTY"))
        self.assertIn("plotmill: E_EMPTY: bad: ", done.stderr)

    def test_progress_is_plain_in_a_pipe_and_a_bar_on_a_terminal(self):
        self.serve()
        job = self.write("k.json", JOB)
        plain = self.run_plotmill("submit", "--broker", self.url, "--wait", job)
        self.assertIn("1 of 1 jobs (100 %)", plain.stderr)
        self.assertNotIn("\r", plain.stderr)
        leader, follower = pty.openpty()
        done = subprocess.run([find_program(), "submit", "--broker", self.url, "--wait", job], stderr=follower,
                              stdout=subprocess.DEVNULL, env=dict(os.environ, TERM="xterm"), timeout=60)
        os.close(follower)
        drawn = os.read(leader, 65536).decode()
        os.close(leader)
        self.assertEqual(done.returncode, 0)
        self.assertIn("\r\x1b[K", drawn)
        self.assertRegex(drawn, r"[01]/1 \[\d\d:\d\d<")

    def test_status_for_people_and_for_scripts(self):
        self.serve("--renderers", "2")
        self.run_plotmill("submit", "--broker", self.url, "--wait", self.write("k.json", JOB))
        renderers = []
        while not renderers:  # the worker's first report may still be on its way; ctest has the deadline
            status = json.loads(self.run_plotmill("status", "--broker", self.url, "--json").stdout)
            renderers = (status["workers"][0]["report"] or {}).get("renderers", [])
        self.assertEqual((status["jobs"]["done"], status["jobs"]["queued"]), (1, 0))
        for field in ("slot", "pid", "generation", "state", "jobs", "rss_bytes"):
            self.assertIn(field, renderers[0])
        table = self.run_plotmill("status", "--broker", self.url).stdout
        for text in ("queued 0", "done 1", "slot      pid  generation  state        jobs    resident"):
            self.assertIn(text, table)
        for renderer in renderers:
            self.assertIn(str(renderer["pid"]), table)


class CppClient(Command):
    def test_the_same_restart_rules_as_pythons(self):
        """A broker that vanishes between SUBMIT and RESULT: the C++ client watches what was accepted."""
        from fake_broker import FakeBroker
        broker = FakeBroker(self.endpoint(), answers=False)
        self.addCleanup(broker.stop)
        process = subprocess.Popen([find_program(), "submit", "--wait", "--json", "--broker", self.endpoint(),
                                    self.write("k.json", JOB)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                   text=True)
        broker.wait_for(lambda: broker.store)
        broker.stop()
        broker.is_released = True
        broker.start()
        out, _ = process.communicate(timeout=60)
        self.assertEqual((process.returncode, json.loads(out)["state"]), (0, "done"))
        self.assertEqual(len(broker.commands("SUBMIT")), 1)
        self.assertEqual(broker.commands("WATCH")[0]["ids"], [1])


if __name__ == "__main__":
    unittest.main()
