"""`plotmill memory plot` and `plotmill memory peak`: pictures of memory, as a user asks for them."""

import os
import shutil
import unittest
import xml.dom.minidom

from cli_submit_test import Command, JOB

RECORDING = "CMDLINE python3 story.py\n" + "".join(f"MEM {50 + 0.5 * i:.6f} {1000 + i}.0000\n" for i in range(60))
CHILDREN = RECORDING + "".join(f"CHLD 77 {20 + i:.6f} {1000 + i}.0000\n" for i in range(20)) + \
    "GENERATION 77 1 1\nMARK 77 1020.0 recycled max_jobs\n"

has_heaptrack = shutil.which("heaptrack") is not None and not os.environ.get("PLOTMILL_SANITIZE")


class Plotting(Command):
    def plot(self, *arguments):
        return self.run_plotmill("memory", "plot", *arguments)

    def test_a_recording_of_mprof_becomes_a_picture_and_a_line_of_figures(self):
        done = self.plot("-o", "m.png", self.write("a.dat", RECORDING))
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
        self.assertEqual(self.plot().returncode, 2)


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
