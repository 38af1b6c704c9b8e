"""What grows is called: `plotmill memory report` and `plotmill selftest`, with a renderer that leaks and with one that does not."""

import json
import os
import random
import shutil
import signal
import subprocess
import unittest

from support import Folder, find_program, plotmill

SANITIZED = bool(os.environ.get("PLOTMILL_SANITIZE"))  # its allocator keeps what is freed: no verdict there
JOBS = 500
ROUNDS = 3  # a verdict is statistics, and a busy machine adds noise: it may want more jobs, a wrong one does not come thrice


class Installation(Folder):
    """The programs in a folder of their own, the worker being the tests' faulty one when it is to leak."""

    def install(self, leak=None):
        folder = os.path.join(self.folder, "bin")
        os.makedirs(folder)
        build = os.path.dirname(find_program())
        worker = os.environ["PLOTMILL_FAULTY_WORKER"] if leak else os.path.join(build, "plotmill-worker")
        for name, program in (("plotmill", find_program()), ("plotmill-broker", os.path.join(build, "plotmill-broker")),
                              ("plotmill-worker", worker)):
            shutil.copy(program, os.path.join(folder, name))
        self.program = os.path.join(folder, "plotmill")
        self.environment = dict(os.environ, TMPDIR=self.folder)
        if leak:
            self.environment["PLOTMILL_TEST_LEAK"] = leak

    def start_server(self, *arguments):
        self.url = self.endpoint()
        server = subprocess.Popen([self.program, "serve", "--temporary", "--root", self.folder, "--producers", self.url, *arguments],
                                  stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=self.environment)
        self.addCleanup(server.stdout.close)
        self.addCleanup(server.wait, 60)
        self.addCleanup(server.send_signal, signal.SIGTERM)
        self.assertTrue(server.stdout.readline().startswith(b"ready"))

    def run_plotmill(self, *arguments, **options):
        return subprocess.run([self.program, *arguments], capture_output=True, text=True, timeout=300,
                              env=self.environment, cwd=self.folder, **options)


@unittest.skipIf(SANITIZED, "no verdict on a sanitizer's allocator")
class Report(Installation):
    def draw(self, turn):
        """Half of the jobs are heatmaps; tables of many sizes."""
        random.seed(5 + turn)
        with plotmill.Client(self.url) as client:
            jobs = []
            for number in range(JOBS):
                kind = ("heatmap", "scatter_matrix", "heatmap", "line")[number % 4]
                rows, columns = (random.choice((4, 20, 60)), 1) if kind == "line" else (12, random.choice((2, 4, 6)))
                table = {f"c{column}": [random.random() for _ in range(rows)] for column in range(columns)}
                jobs.append(client.submit(table, key=f"{kind}-{turn}-{number}",
                                          charts=[{"kind": kind, "options": {"dpi": 20}}]))
            for job in jobs:
                job.result(120)

    def draw_until(self, expected, kinds=None):
        """The report, when its exit status and the kinds that it blames most are those that are expected, or the rounds are over."""
        for turn in range(ROUNDS):
            self.draw(turn)
            code, report = self.report()
            if code == expected and (kinds is None or report["classes"][0]["kinds"] == kinds):
                break
        self.assertEqual(code, expected, report)
        return report

    def report(self):
        done = self.run_plotmill("memory", "report", "--json", "--broker", self.url)
        return done.returncode, json.loads(done.stdout)

    def test_a_leak_of_10_kB_a_job_is_called_and_laid_to_its_kind_of_chart(self):
        self.install(leak="heatmap:20000")
        self.start_server("--renderers", "1", "--max-jobs", "1000000")
        report = self.draw_until(3, kinds="heatmap")
        renderer, = report["renderers"]
        self.assertEqual(renderer["verdict"], "grows", report)
        self.assertLess(renderer["low_per_1000_jobs_bytes"], 10e6)
        self.assertGreater(renderer["high_per_1000_jobs_bytes"], 10e6)
        worst = report["classes"][0]
        self.assertEqual(worst["kinds"], "heatmap")
        self.assertEqual(worst["gauge"], "heap")
        self.assertGreater(worst["share"], 0.9, report["classes"])
        text = self.run_plotmill("memory", "report", "--broker", self.url)
        self.assertEqual(text.returncode, 3)
        self.assertIn("heatmap", text.stdout)
        self.assertIn("grows", text.stdout)

    def test_without_a_leak_it_is_0(self):
        self.install()
        self.start_server("--renderers", "1", "--max-jobs", "1000000")
        report = self.draw_until(0)
        self.assertEqual(report["growing"], 0, report)


class Selftest(Installation):
    def soak_until(self, expected, *arguments):
        """What it told, when its exit status is the one that is expected or the rounds are over."""
        for _ in range(ROUNDS):
            done = self.run_plotmill("selftest", "--json", "--soak", *arguments)
            if done.returncode == expected:
                break
        told = json.loads(done.stdout)
        self.assertEqual(done.returncode, expected, (told, done.stderr))
        return told

    def test_a_soak_names_every_process_and_ends_with_0_when_nothing_grows(self):
        self.install()
        jobs, limit = ("84", "1e9") if SANITIZED else ("1000", "2048")
        told = self.soak_until(0, jobs, "--renderers", "1", "--limit", limit)
        self.assertEqual((told["done"], told["faults"]), (int(jobs), []))
        self.assertEqual([one["role"] for one in told["services"]], ["broker", "master", "link"])
        self.assertEqual([one["role"] for one in told["renderers"]], ["renderer"])
        for process in told["services"] + told["renderers"]:
            self.assertGreater(process["last_bytes"], 1e6, process)
            self.assertGreaterEqual(process["peak_bytes"], process["last_bytes"])
        kinds = {one["kinds"] for one in told["classes"]}
        self.assertEqual(kinds, {"scatter_matrix", "correlation_heatmap", "heatmap", "line", "stairs", "area", "flame"})
        self.assertEqual([name for name in os.listdir(self.folder) if name.startswith("plotmill-")], [])

    @unittest.skipIf(SANITIZED, "no verdict on a sanitizer's allocator")
    def test_a_soak_of_a_renderer_that_leaks_ends_with_3(self):
        self.install(leak="*:40000")  # what large jobs have given back is filled first
        told = self.soak_until(3, "800", "--renderers", "1")
        self.assertEqual([one["verdict"] for one in told["renderers"]], ["grows"])
        self.assertNotIn("grows", [one["verdict"] for one in told["services"]])

    def test_usage_is_2_and_help_has_an_example(self):
        self.install()
        self.assertEqual(self.run_plotmill("selftest", "--soak", "0").returncode, 2)
        told = self.run_plotmill("selftest", "--help")
        self.assertEqual(told.returncode, 0)
        self.assertIn("Example: plotmill selftest", told.stdout)


if __name__ == "__main__":
    unittest.main()
