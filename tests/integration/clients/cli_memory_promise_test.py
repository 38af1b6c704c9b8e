"""The promise of `memory report`, with the leaking test renderer's own noise: a leak of 10 kB a job is called within 500 jobs, and of 100
renderers without a leak at most one is. Each generation of 500 jobs is one run; a service draws as many as PROMISE_RUNS says (100)."""

import json
import os
import random
import unittest

from cli_memory_growth_test import Installation
from support import plotmill

RUNS = int(os.environ.get("PROMISE_RUNS", "100"))
JOBS = 500
RENDERERS = 2


class Promise(Installation):
    def serve(self):
        config = os.path.join(self.folder, "config.yaml")
        with open(config, "w") as file:
            file.write("broker:\n  keep_finished: 1000000\n")
        self.start_server("--config", config, "--renderers", str(RENDERERS), "--max-jobs", str(JOBS))

    def jobs(self):
        """Tables of many sizes, four kinds of chart: what a renderer's memory goes up and down with."""
        random.seed(11)
        kinds = ("scatter_matrix", "correlation_heatmap", "heatmap", "area")
        for number in range((RUNS + RENDERERS + 1) * JOBS):
            rows, columns = random.choice((4, 12, 40)), random.choice((2, 4, 6))
            yield {f"c{column}": [random.random() for _ in range(rows)] for column in range(columns)}, kinds[number % 4]

    def draw(self):
        waiting = []
        with plotmill.Client(self.url) as client:
            for number, (table, kind) in enumerate(self.jobs()):
                output = f"{number % 1000}.png"  # few files; 1,000 jobs later the one before it has ended
                if len(waiting) >= 500:
                    waiting.pop(0).result(120)
                waiting.append(client.submit(table, key=str(number),
                                             charts=[{"kind": kind, "options": {"dpi": random.choice((10, 20, 30))}, "output": output}]))
            for job in waiting:
                job.result(120)

    def verdicts(self, leak):
        self.install(leak)
        self.serve()
        self.draw()
        report = json.loads(self.run_plotmill("memory", "report", "--json", "--broker", self.url).stdout)
        whole = [one for one in report["renderers"] if one["jobs"] >= JOBS]
        self.assertGreaterEqual(len(whole), RUNS)
        counts = {verdict: [one["verdict"] for one in whole[:RUNS]].count(verdict) for verdict in ("grows", "flat", "unsure")}
        slopes = sorted(one["per_1000_jobs_bytes"] / 1000 for one in whole[:RUNS])
        print(f"leak {leak}: {counts}, bytes a job from {slopes[0]:.0f} to {slopes[-1]:.0f}", flush=True)
        return counts

    def test_a_leak_of_10_kB_a_job_is_called_within_500_jobs(self):
        self.assertEqual(self.verdicts("*:10000")["grows"], RUNS)

    def test_of_100_renderers_without_a_leak_at_most_one_is_called(self):
        self.assertLessEqual(self.verdicts("*:0")["grows"], max(1, RUNS // 100))


if __name__ == "__main__":
    unittest.main()
