"""`plotmill memory plot` and `plotmill memory peak`: pictures of memory, as a user asks for them."""

import json
import os
import shutil
import unittest
import xml.dom.minidom

from cli_submit_test import Command, JOB
from support import Service, plotmill, wait_for

RECORDING = "CMDLINE python3 story.py\n" + "".join(f"MEM {50 + 0.5 * i:.6f} {1000 + i}.0000\n" for i in range(60))
CHILDREN = RECORDING + "".join(f"CHLD 77 {20 + i:.6f} {1000 + i}.0000\n" for i in range(20)) + \
    "GENERATION 77 1 1\nMARK 77 1020.0 recycled max_jobs\n"

has_heaptrack = shutil.which("heaptrack") is not None and not os.environ.get("PLOTMILL_SANITIZE")


class Plotting(Command):
    def plot(self, *arguments):
        return self.run_plotmill("memory", "plot", *arguments)

    def test_a_recording_of_mprof_becomes_a_picture_and_a_line_of_figures(self):
        done = self.plot("-o", "m.png", "--figsize", "9", "4.5", self.write("a.dat", RECORDING))
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("50.0 to 79.5 MiB in 59 s, +30 MiB a minute", done.stdout)
        with open(os.path.join(self.folder, "m.png"), "rb") as file:
            self.assertTrue(file.read(8).startswith(b"\x89PNG"))

    def test_the_page_names_processes_reasons_and_limits(self):
        done = self.plot("-o", "m.svg", "--limit", "90", self.write("a.dat", CHILDREN))
        self.assertEqual(done.returncode, 0, done.stderr)
        with open(os.path.join(self.folder, "m.svg")) as file:
            page = file.read()
        for words in ("renderer 1", "recycled: max_jobs", "limit 90 MiB", "python3 story.py", "time (s)"):
            self.assertIn(f">{words}</text>", page)
        xml.dom.minidom.parseString(page)

    def test_several_recordings_stand_in_one_picture(self):
        done = self.plot("-o", "m.svg", "--no-slope", self.write("a.dat", RECORDING), self.write("b.dat", CHILDREN))
        self.assertEqual(done.returncode, 0, done.stderr)
        with open(os.path.join(self.folder, "m.svg")) as file:
            page = file.read()
        self.assertIn("1: memory", page)
        self.assertIn("2: renderer 1", page)

    def test_what_is_no_recording_is_1_and_says_so(self):
        done = self.plot(self.write("a.dat", "MEM much 1\n"))
        self.assertEqual(done.returncode, 1)
        self.assertIn("a.dat", done.stderr)
        done = self.plot("-o", os.path.join(self.folder, "none", "m.png"), self.write("b.dat", RECORDING))
        self.assertEqual(done.returncode, 1)
        self.assertIn("cannot be written", done.stderr)
        self.assertEqual(self.plot("--broker", self.endpoint("nobody"), "--timeout", "0.2").returncode, 4)
        self.assertEqual(self.plot("--broker", "x", self.write("b.dat", RECORDING)).returncode, 2)


class History(Service, Command):
    def page(self):
        done = self.run_plotmill("memory", "plot", "--broker", self.url, "-o", "m.svg", "--limit", "500")
        self.assertEqual(done.returncode, 0, done.stderr)
        with open(os.path.join(self.folder, "m.svg")) as file:
            return file.read()

    def test_what_the_broker_remembers_is_drawn_also_after_a_restart(self):
        self.serve("--renderers", "1", "--max-jobs", "10")
        with plotmill.Client(self.url) as client:
            for result in client.map([{"a": [1.0, 2, 3], "b": [3.0, 1, 2]}] * 35, dpi=10):
                self.assertEqual(len(result.charts), 2)
        def told():
            report = self.run_plotmill("memory", "report", "--json", "--broker", self.url)
            return json.loads(report.stdout)
        wait_for(lambda: {one["role"] for one in told()["services"]} == {"broker", "master", "link"}, what="heartbeats")
        wait_for(lambda: "recycled: max_jobs" in self.page(), what="the ends of renderers")
        words = ("broker", "master", "link", "renderer 0", "recycled: max_jobs", "limit 500 MiB")
        for word in words:
            self.assertIn(f">{word}</text>", self.page())
        self.stop_serve()
        self.serve("--renderers", "1")
        page = self.page()
        for word in words:
            self.assertIn(f">{word}</text>", page)
        self.assertEqual(len([one for one in told()["services"] if one["role"] == "broker"]), 2)


class Peak(Command):
    def test_without_heaptrack_it_says_what_to_install(self):
        done = self.run_plotmill("memory", "peak", self.write("k.json", JOB), env=dict(os.environ, PATH=self.folder))
        self.assertEqual(done.returncode, 69)
        self.assertIn("apt install heaptrack", done.stderr)

    @unittest.skipUnless(has_heaptrack, "heaptrack is not installed, or a sanitizer has the allocator")
    def test_the_peak_and_what_stays_are_flame_graphs_and_tables(self):
        done = self.run_plotmill("memory", "peak", "--top", "3", "-o", "out", self.write("k.json", JOB))
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("live at the peak of the heap: ", done.stdout)
        self.assertIn("never given back: ", done.stdout)
        with open(os.path.join(self.folder, "out", "k_peak.svg")) as file:
            page = file.read()
        xml.dom.minidom.parseString(page)
        self.assertIn("<title>plotmill render\n", page)
        self.assertIn("main", page)
        self.assertNotIn("http:", page.replace("http://www.w3.org/", ""))

    @unittest.skipUnless(has_heaptrack, "heaptrack is not installed, or a sanitizer has the allocator")
    def test_a_job_that_cannot_be_drawn_is_1_and_says_why(self):
        job = dict(JOB, charts=[{"kind": "pie"}])
        done = self.run_plotmill("memory", "peak", self.write("k.json", job))
        self.assertEqual(done.returncode, 1)
        self.assertIn("pie", done.stderr)


if __name__ == "__main__":
    unittest.main()
