"""`plotmill demo`: the whole way, small."""

import json
import os
import subprocess
import unittest

from support import Folder, find_program


class Demo(Folder):
    def demo(self, *options, **environment):
        environment = dict(os.environ, ROUNDS="2", PER_ROUND="40", PYTHONPATH="", **environment)
        return subprocess.run([find_program(), "demo", "--python", "/usr/bin/python3", *options], cwd=self.folder,
                              env=environment, capture_output=True, text=True, timeout=120)

    def test_every_chart_is_whole_and_memory_is_told(self):
        os.makedirs(os.path.join(self.folder, "download"))
        with open(os.path.join(self.folder, "download", "old.png"), "w") as old:
            old.write("not judged: it was there before")
        done = self.demo("--json", "--max-jobs", "20")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        report = json.loads(done.stdout)
        self.assertEqual((report["jobs"], report["charts_whole"], report["charts_expected"]), (80, 160, 160))
        self.assertTrue(report["ok"])
        self.assertGreater(report["recycled"], 0)
        self.assertGreater(report["jobs_per_s"], 0)
        for part in ("broker", "master", "link"):
            self.assertGreater(report["memory"][part]["end_bytes"], 0)
        self.assertEqual(sum(one["jobs"] for one in report["generations"]), 80)
        self.assertEqual(len(os.listdir(os.path.join(self.folder, "download"))), 161)

    def test_a_script_that_fails_is_1(self):
        script = os.path.join(self.folder, "story.py")
        with open(script, "w") as file:
            file.write("raise SystemExit(3)\n")
        done = self.demo("--script", script)
        self.assertEqual(done.returncode, 1)
        self.assertIn("FAILED", done.stdout)

    def test_a_picture_that_is_damaged_is_1_and_named(self):
        script = os.path.join(self.folder, "story.py")
        with open(script, "w") as file:
            file.write("import plotmill\nwith plotmill.Client() as c:\n"
                       "    path = c.submit({'a': [1, 2], 'b': [2, 1]}, folder='download').result().paths[0]\n"
                       "    open(path, 'r+b').truncate(200)\n")
        done = self.demo("--script", script)
        self.assertEqual(done.returncode, 1)
        self.assertIn("not a whole PNG picture", done.stdout)

    def test_no_interpreter_is_78_and_says_what_to_install(self):
        done = subprocess.run([find_program(), "demo", "--python", "no-such-python"], cwd=self.folder,
                              capture_output=True, text=True, timeout=60)
        self.assertEqual(done.returncode, 78)
        self.assertIn("apt install python3-zmq", done.stderr)


if __name__ == "__main__":
    unittest.main()
