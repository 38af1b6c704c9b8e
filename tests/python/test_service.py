"""The producer against the real broker, worker and renderers."""

import datetime
import hashlib
import json
import multiprocessing
import os
import signal
import subprocess
import sys
import unittest
import unittest.mock

import numpy as np
import pandas as pd

from support import Folder, Service, SOURCE, children_of, find_program, is_alive, plotmill, wait_for

TABLE = pd.DataFrame(np.random.default_rng(7).random((4, 8)))


class Shared(Service):
    def test_a_table_becomes_its_pictures(self):
        self.serve()
        with plotmill.Client(self.url) as client:
            result = client.submit(TABLE, key="k", folder="f", dpi=10).result(60)
        self.assertEqual([os.path.relpath(path, self.folder) for path in result.paths],
                         ["out/f/k_scatter_matrix.png", "out/f/k_correlation_heatmap.png"])
        for chart in result.charts:
            self.assertEqual(os.path.getsize(chart.path), chart.bytes)
            with open(chart.path, "rb") as file:
                self.assertEqual(hashlib.sha256(file.read()).hexdigest(), chart.sha256)
            self.assertEqual(set(chart.stages_us), {"layout", "raster", "encode", "write"})
        self.assertEqual((result.attempt, result.renderer_version), (1, result.record["renderer"]["version"]))
        self.assertTrue(result.renderer_version)
        self.assertEqual((result.charts[0].width, result.charts[0].height), (120, 80))

    def test_pictures_come_as_bytes_instead_of_files(self):
        self.serve()
        with plotmill.Client(self.url) as client:
            files = client.submit(TABLE, key="k", dpi=10).result(60)
            result = client.submit(TABLE, key="k", dpi=10, deliver="bytes").result(60)
            for path, picture, chart in zip(files.paths, result.pictures, result.charts):
                with open(path, "rb") as file:
                    self.assertEqual(picture, file.read())
                self.assertEqual(chart.path, os.path.basename(path))
            self.assertEqual(len(result.pictures), 2)
            self.assertEqual(files.pictures, ())
            many = [client.submit(TABLE, dpi=10, deliver="bytes") for _ in range(100)]
            self.assertEqual({future.result(60).pictures for future in many}, {result.pictures})
        self.assertEqual(sorted(os.listdir(os.path.join(self.folder, "out"))),
                         ["k_correlation_heatmap.png", "k_scatter_matrix.png"])

    def test_pictures_of_megabytes_come_as_bytes_up_to_a_limit_that_is_named(self):
        self.serve()
        page = {"kind": "scatter_matrix", "options": {"format": "svg", "rasterized": False}}
        with plotmill.Client(self.url) as client:
            large = np.random.default_rng(7).random((1000, 8))
            result = client.submit(large, charts=[page, "correlation_heatmap"], deliver="bytes").result(120)
            self.assertGreater(len(result.pictures[0]), 2 << 20)
            for picture, chart in zip(result.pictures, result.charts):
                self.assertEqual(hashlib.sha256(picture).hexdigest(), chart.sha256)
            error = client.submit(np.zeros((4000, 14)) + np.arange(4000)[:, None], charts=page,
                                  deliver="bytes").exception(120)
        self.assertEqual(error.code, "E_LIMIT", str(error))
        self.assertIn("max_delivered_bytes 16777216", str(error))

    def test_pictures_as_bytes_outlive_a_broker_that_is_killed(self):
        self.serve()
        with plotmill.Client(self.url) as client:
            expected = client.submit(TABLE, dpi=10, deliver="bytes").result(60).pictures
            futures = [client.submit(TABLE, key=f"k{i}", dpi=10, deliver="bytes") for i in range(200)]
            wait_for(lambda: len(client.accepted) > 50, what="some accepted")
            pid = wait_for(lambda: self.process("plotmill-broker"), what="a broker")
            os.kill(pid, signal.SIGKILL)
            self.assertEqual({future.result(60).pictures for future in futures}, {expected})

    def test_bad_data_fails_with_the_renderers_sentence(self):
        self.serve()
        with plotmill.Client(self.url) as client:
            error = client.submit({"a": ["x", "y"]}, key="k").exception(60)
            self.assertIsInstance(error, plotmill.JobFailed)
            self.assertEqual(error.code, "E_EMPTY", str(error))
            self.assertEqual(error.record["error"]["code"], error.code)
            unknown = client.submit(TABLE, charts="pie_in_the_sky").exception(60)
            self.assertEqual(unknown.code, "E_CHART", str(unknown))

    def test_a_broker_killed_in_the_middle_loses_nothing(self):
        self.serve()
        with plotmill.Client(self.url) as client:
            futures = []
            for kill in range(3):
                futures += [client.submit(TABLE, key=f"k{kill}-{i}", dpi=10) for i in range(60)]
                wait_for(lambda: len(client.accepted) > kill * 60, what="some accepted")
                pid = wait_for(lambda: self.process("plotmill-broker"), what="a broker")
                os.kill(pid, signal.SIGKILL)
                wait_for(lambda: self.process("plotmill-broker") not in (None, pid), what="another broker")
            results = [future.result(60) for future in futures]
        self.assertEqual(len({path for result in results for path in result.paths}), 360)
        self.assertTrue(all(os.path.getsize(path) > 0 for result in results for path in result.paths))
        self.assertEqual(len(os.listdir(os.path.join(self.folder, "out"))), 360)  # and nothing else

    def test_a_pool_of_processes_shares_a_client(self):
        self.serve()
        with plotmill.Client(self.url) as client:
            client.submit(TABLE, key="parent", dpi=10).result(60)
            workers = [multiprocessing.get_context("fork").Process(target=submit_some, args=(client, i))
                       for i in range(4)]
            for worker in workers:
                worker.start()
            for worker in workers:
                worker.join(60)
                self.assertEqual(worker.exitcode, 0)
            self.assertEqual(client.status()["totals"]["done"], 21)


def submit_some(client, number):
    for result in client.map(((f"w{number}-{i}", TABLE) for i in range(5)), dpi=10):
        assert len(result.paths) == 2


class RoundTrip(Service):
    """What the client sends and what a JSON file says give the same picture, byte for byte."""

    def render(self, job):
        path = os.path.join(self.folder, "job.json")
        with open(path, "w") as file:
            json.dump(job, file)
        done = subprocess.run([find_program(), "render", path, "-o", os.path.join(self.folder, "rendered")],
                              capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout.split()

    def assert_same(self, client, data, plain, charts=("scatter_matrix", "correlation_heatmap")):
        os.makedirs(os.path.join(self.folder, "rendered"), exist_ok=True)
        wanted = [{"kind": kind, "options": {"dpi": 50}} for kind in charts]
        result = client.submit(data, key="k", charts=wanted).result(60)
        rendered = self.render({"key": "k", "data": plain, "charts": wanted})
        for ours, theirs in zip(result.paths, rendered, strict=True):
            with open(ours, "rb") as a, open(theirs, "rb") as b:
                self.assertEqual(a.read(), b.read(), f"{ours} is not {theirs}")

    def test_every_dtype(self):
        self.serve()
        with plotmill.Client(self.url) as client:
            for dtype in ("<f2", "<f4", "<f8", "|i1", "<i2", "<i4", "<i8", "|u1", "<u2", "<u4", "<u8", ">f8", ">i4"):
                a = np.array([1, 5, 2, 7, 3]).astype(dtype)
                b = np.array([2, 1, 4, 3, 9], dtype="f8")
                plain = {"columns": ["a", "b"], "values": [a.tolist(), b.tolist()]}
                with self.subTest(dtype):
                    self.assert_same(client, {"a": a, "b": b}, plain)
                    self.assert_same(client, pd.DataFrame({"a": a.astype(a.dtype.newbyteorder("=")), "b": b}), plain)

    def test_missing_values_booleans_text_and_dates(self):
        self.serve()
        frame = pd.DataFrame({"x": [1.5, None, 3.0, 4.0], "y": [4, 3, 2, 2], "flag": [True, False, True, True],
                              "name": ["a", None, "c", "d"], "when": pd.date_range("2020-01-01", periods=4)})
        dates = [value.isoformat() for value in frame["when"]]
        plain = {"columns": list(frame), "values": [[1.5, None, 3.0, 4.0], [4, 3, 2, 2], [True, False, True, True],
                                                    ["a", None, "c", "d"], dates]}
        with plotmill.Client(self.url) as client:
            self.assert_same(client, frame, plain)
            as_lists = {name: frame[name].where(frame[name].notna(), None).tolist() for name in ("x", "y", "flag", "name")}
            as_lists["when"] = [datetime.date(2020, 1, day) for day in (1, 2, 3, 4)]
            self.assert_same(client, as_lists, plain)

    def test_blocks_in_both_orders_and_labels(self):
        self.serve()
        matrix = np.random.default_rng(3).random((5, 3))
        plain = {"columns": [0, 1, 2], "values": matrix.T.tolist()}
        labelled = {"columns": ["p", "q", "r"], "values": matrix.T.tolist(), "index": list("vwxyz"),
                    "index_name": "month", "columns_name": "year"}
        frame = pd.DataFrame(matrix, index=pd.Index(list("vwxyz"), name="month"),
                             columns=pd.Index(["p", "q", "r"], name="year"))
        with plotmill.Client(self.url) as client:
            for data in (matrix, np.asfortranarray(matrix), matrix[::-1][::-1], pd.DataFrame(matrix)):
                self.assert_same(client, data, plain, ("scatter_matrix", "correlation_heatmap", "heatmap"))
            self.assert_same(client, frame, labelled, ("heatmap",))

    def test_large_frames_travel_without_a_copy_and_arrive_whole(self):
        self.serve()
        values = np.arange(20_000, dtype="f8")
        columns = {"a": values, "b": np.sqrt(values)}
        with plotmill.Client(self.url) as client:
            self.assert_same(client, pd.DataFrame(columns, copy=False),
                             {"columns": ["a", "b"], "values": [column.tolist() for column in columns.values()]},
                             ("correlation_heatmap",))


PRIVATE = """
import os, sys, plotmill
client = plotmill.Client(max_jobs=50)
result = client.submit({"a": [1, 2, 3], "b": [3, 1, 2]}, key="k", dpi=10).result(60)
print(client.url, client._server.pid, result.paths[0], flush=True)
if sys.argv[1] == "wait": sys.stdin.read()
if sys.argv[1] == "raise": raise RuntimeError("the script's own mistake")
"""


class Private(Folder):
    def script(self, how):
        environment = dict(os.environ, PYTHONPATH=os.path.join(SOURCE, "clients", "python"))
        process = subprocess.Popen([sys.executable, "-c", PRIVATE, how], cwd=self.folder, env=environment,
                                   stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.addCleanup(process.communicate)
        self.addCleanup(process.kill)
        url, pid, path = process.stdout.readline().split()
        self.assertEqual(path, os.path.join(os.path.realpath(self.folder), "k_scatter_matrix.png"))
        family = [int(pid), *children_of(int(pid))] if is_alive(int(pid)) else [int(pid)]
        return process, os.path.dirname(url[len("ipc://"):]), family

    def assert_nothing_left(self, folder, family):
        wait_for(lambda: not any(map(is_alive, family)), 60, f"the end of {family}")
        wait_for(lambda: not os.path.exists(folder), 10, f"the end of {folder}")

    def test_a_script_that_ends_leaves_nothing_behind(self):
        for how in ("end", "raise"):
            process, folder, family = self.script(how)
            self.assertEqual(process.wait(60), 1 if how == "raise" else 0)
            self.assert_nothing_left(folder, family)

    def test_a_script_that_is_killed_leaves_nothing_behind(self):
        process, folder, family = self.script("wait")
        self.assertGreaterEqual(len(family), 5)  # serve, broker, master, link, renderers
        self.assertTrue(os.path.isdir(folder))
        process.kill()
        self.assert_nothing_left(folder, family)

    def test_the_pictures_go_where_root_says(self):
        with plotmill.Client(root=self.folder, renderers=1) as client:
            self.assertEqual(client.root, os.path.realpath(self.folder))
            path = client.submit(TABLE, key="k", folder="sub", dpi=10).result(60).paths[0]
            self.assertEqual(path, os.path.join(os.path.realpath(self.folder), "sub", "k_scatter_matrix.png"))

    def test_a_server_that_is_killed_is_noticed(self):
        with plotmill.Client(root=self.folder) as client:
            client.submit(TABLE, dpi=10).result(60)
            os.kill(client._server.pid, signal.SIGKILL)
            error = client.submit(TABLE, key="k", delay_s=3600).exception(30)  # its children live on for a moment
            self.assertIsInstance(error, plotmill.Unreachable)
            self.assertIn("ended with exit status -9", str(error))
            folder = os.path.dirname(client.url.removeprefix("ipc://"))
        self.assertFalse(os.path.exists(folder))

    def test_a_program_that_is_not_there_is_named(self):
        with unittest.mock.patch.dict(os.environ, PLOTMILL_BIN=os.path.join(self.folder, "nothing")):
            with self.assertRaisesRegex(FileNotFoundError, "PLOTMILL_BIN: got .*nothing"):
                plotmill.Client()


if __name__ == "__main__":
    unittest.main()
