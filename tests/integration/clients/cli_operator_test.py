"""`plotmill cancel`, `show`, `dead`, `queue` and `batch`, and their Python twins, against a real serve."""

import json
import os
import signal
import subprocess
import unittest

from support import Service, find_program, is_alive, plotmill, wait_for

CHART = [{"kind": "heatmap", "options": {"dpi": 10}}]
GOOD = {"columns": ["a", "b"], "values": [[1, 2, 3], [3, 1, 2]]}
BAD = {"columns": ["a"], "values": [["x", "y"]]}


class Operating(Service):
    def plotmill(self, *arguments, code=0):
        done = subprocess.run([find_program(), *arguments, "--broker", self.url], capture_output=True, text=True,
                              timeout=60, cwd=self.folder)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done.stdout

    def submit(self, key, data=None, *options, code=0):
        path = os.path.join(self.folder, key + ".json")
        with open(path, "w") as file:
            json.dump({"key": key, "data": data or GOOD, "charts": CHART}, file)
        return self.plotmill("submit", *options, path, code=code)

    def renderers(self):
        workers = json.loads(self.plotmill("status", "--json"))["workers"]
        return [r["pid"] for w in workers for r in (w["report"] or {}).get("renderers", [])]

    def test_the_dead_are_listed_shown_retried_and_dropped(self):
        self.serve()
        self.submit("good", GOOD, "--wait")
        self.submit("bad", BAD, "--wait", code=1)
        listed = self.plotmill("dead", "list")
        self.assertIn("E_EMPTY", listed)
        self.assertIn("bad", listed)
        self.assertNotIn("good", listed)
        job = json.loads(self.plotmill("dead", "list", "--json"))
        self.assertEqual((job["key"], job["attempts"], job["error"]["code"]), ("bad", 1, "E_EMPTY"))
        shown = json.loads(self.plotmill("dead", "show", str(job["id"])))
        self.assertEqual((shown["state"], shown["record"]["failures"]), ("dead", 1))
        self.assertEqual(self.plotmill("dead", "retry", "--all"), f"{job['id']} queued bad\n")
        wait_for(lambda: self.plotmill("dead", "list", "--json"), what="dead again")
        self.assertEqual(self.plotmill("dead", "drop", str(job["id"])), f"{job['id']} dead bad\n")
        self.assertEqual(self.plotmill("dead", "list", "--json"), "")
        self.plotmill("dead", "retry", str(job["id"]), code=1)

    def test_a_paused_queue_holds_its_jobs_and_one_of_them_is_cancelled(self):
        self.serve()
        self.assertEqual(self.plotmill("queue", "pause", "default"), "default paused\n")
        self.submit("a")
        self.submit("b", None, "--batch", "m")
        self.assertIn("paused   default", self.plotmill("queue", "list"))
        self.assertEqual(self.plotmill("cancel", "1"), "1 cancelled a\n")
        self.plotmill("cancel", "1")
        self.assertEqual(json.loads(self.plotmill("show", "2"))["state"], "queued")
        self.plotmill("queue", "resume", "default")
        wait_for(lambda: "left 0" in self.plotmill("batch", "m"), what="the batch's end")
        self.assertEqual(self.plotmill("batch", "m"), "m: total 1 done 1 dead 0 cancelled 0 expired 0 left 0\n")
        self.assertEqual(self.plotmill("cancel", "2", code=1), "2 done b\n")
        self.assertEqual(sorted(os.listdir(os.path.join(self.folder, "out"))), ["b_heatmap.png"])

    def test_a_running_job_is_cancelled_with_its_renderer_and_no_other(self):
        self.serve("--renderers", "1")
        pids = wait_for(self.renderers, what="renderers")
        for pid in pids:
            os.kill(pid, signal.SIGSTOP)  # whichever gets the job holds it
        self.submit("a")
        wait_for(lambda: json.loads(self.plotmill("show", "1"))["state"] == "leased", what="the lease")
        self.assertEqual(self.plotmill("cancel", "1"), "1 cancelled a\n")
        dead = [pid for pid in pids if not is_alive(pid)]
        self.assertLessEqual(len(dead), 1)
        for pid in pids:
            if is_alive(pid):
                os.kill(pid, signal.SIGCONT)
        self.submit("b", None, "--wait")
        self.assertEqual(sorted(os.listdir(os.path.join(self.folder, "out"))), ["b_heatmap.png"])
        totals = json.loads(self.plotmill("status", "--json"))["totals"]
        self.assertEqual((totals["cancelled"], totals["crashed"], totals["done"]), (1, 0, 1))

    def test_python_asks_the_same(self):
        self.serve()
        with plotmill.Client(self.url) as client:
            client.pause("later")
            held = client.submit({"a": [1, 2, 3], "b": [3, 1, 2]}, key="held", charts=CHART,
                                 queue="later", batch="m")
            late = client.submit({"a": [1, 2, 3], "b": [3, 1, 2]}, key="late", charts=CHART, queue="later",
                                 expires_s=0.2)
            bad = client.submit({"a": ["x", "y"]}, key="bad", charts=CHART)
            self.assertEqual(bad.exception(30).code, "E_EMPTY")
            self.assertEqual([job["key"] for job in client.dead()], ["bad"])
            client.drop(bad.job_id)
            self.assertEqual(list(client.dead()), [])
            self.assertRaises(plotmill.Refused, client.retry, bad.job_id)
            self.assertEqual(late.exception(30).code, "E_TIMEOUT")
            wait_for(lambda: held.job_id, what="acceptance")
            self.assertEqual(client.show(held.job_id)["state"], "queued")
            self.assertEqual(client.cancel("held"), "cancelled")
            self.assertEqual(held.exception(30).code, "E_STALE")
            self.assertEqual(client.batch("m")["cancelled"], 1)
            client.resume("later")


if __name__ == "__main__":
    unittest.main()
