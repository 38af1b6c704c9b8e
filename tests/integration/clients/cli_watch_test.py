"""`plotmill watch` against a real serve."""

import json
import os
import signal
import subprocess
import threading
import unittest

from support import Service, find_program, wait_for

JOB = {"data": {"columns": ["a", "b"], "values": [[1, 2, 3], [3, 1, 2]]},
       "charts": [{"kind": "heatmap", "options": {"dpi": 10}}]}
BAD = {"data": {"columns": ["a"], "values": [["x", "y"]]}}


class Watching(Service):
    def plotmill(self, *arguments):
        return subprocess.run([find_program(), *arguments, "--broker", self.url], capture_output=True, text=True,
                              timeout=60, cwd=self.folder)

    def submit(self, key, job=JOB, *options):
        path = os.path.join(self.folder, key + ".json")
        with open(path, "w") as file:
            json.dump(dict(job, key=key), file)
        return self.plotmill("submit", *options, path)

    def watch(self, *options):
        process = subprocess.Popen([find_program(), "watch", "--broker", self.url, *options], stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, text=True)
        self.addCleanup(self.end, process)
        return process

    def end(self, process):
        process.kill()
        process.wait()
        process.stdout.close()
        process.stderr.close()

    def is_listened_to(self):
        """A job whose events were printed says that the watch has begun."""
        return self.plotmill("queue", "pause", "probe").returncode == 0 and \
            self.plotmill("queue", "resume", "probe").returncode == 0

    def test_it_prints_a_line_an_event_until_ctrl_c(self):
        self.serve()
        process = self.watch()
        seen = []

        def read():
            while len(seen) < 2:
                seen.append(process.stdout.readline())
            return True
        reader = threading.Thread(target=read)
        reader.start()
        wait_for(lambda: self.is_listened_to() and not reader.is_alive(), what="the first lines")
        self.submit("k", JOB, "--wait")
        words = []
        for line in iter(process.stdout.readline, ""):
            if "  k  " in line:  # of this job: queues and workers have events, too
                words.append(line.split()[1])
            if words[-1:] == ["done"]:
                break
        # A lease that a busy machine has lost is given anew.
        self.assertEqual((words[0], words[-1], set(words) - {"returned"}), ("accepted", "done", {"accepted", "leased", "done"}))
        self.assertIn("  k  queue=default  worker=", line)
        process.send_signal(signal.SIGINT)
        self.assertEqual((process.wait(20), process.stderr.read()), (0, ""))

    def test_a_batch_is_watched_until_it_has_ended(self):
        self.serve()
        for key in ("a", "b"):
            self.submit(key, JOB, "--batch", "m")
        done = self.plotmill("watch", "--batch", "m", "--until-ended")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(done.stdout.splitlines()[-1], "m: total 2 done 2 dead 0 cancelled 0 expired 0 left 0")
        self.submit("bad", BAD, "--batch", "m")
        done = self.plotmill("watch", "--batch", "m", "--until-ended", "--json")
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertEqual(json.loads(done.stdout.splitlines()[-1])["dead"], 1)

    def test_an_event_that_is_none_is_refused_with_those_that_are(self):
        self.serve()
        done = self.plotmill("watch", "--event", "finished")
        self.assertEqual(done.returncode, 1)
        self.assertIn("SUBSCRIBE.kinds: expected names out of accepted, leased", done.stderr)


if __name__ == "__main__":
    unittest.main()
