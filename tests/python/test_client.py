"""The producer against a broker whose every answer the test decides."""

import asyncio
import concurrent.futures
import multiprocessing
import os
import pickle
import threading
import unittest
from unittest import mock

import numpy

import support  # noqa: F401  (finds the package)
import plotmill.connection
from fake_broker import FakeBroker
from plotmill import Busy, Client, JobFailed, Refused, Unreachable
from support import Folder, wait_for

TABLE = {"a": [1.0, 2.0, 3.0], "b": [3.0, 1.0, 2.0]}


class WithBroker(Folder):
    def setUp(self):
        super().setUp()
        self.broker = FakeBroker(self.endpoint())
        self.addCleanup(self.broker.stop)

    def client(self, **options):
        client = Client(self.endpoint(), **options)
        self.addCleanup(client.close, wait=False)
        return client


class Futures(WithBroker):
    def test_a_submitted_table_is_a_genuine_future_of_its_result(self):
        future = self.client().submit(TABLE, key="k")
        self.assertIsInstance(future, concurrent.futures.Future)
        result = future.result(20)
        self.assertEqual((result.key, result.paths, result.host), ("k", ["/r/k.png"], "here"))
        self.assertEqual((future.key, future.job_id), ("k", 1))

    def test_the_standard_library_waits_for_them(self):
        client = self.client()
        futures = [client.submit(TABLE) for _ in range(20)]
        self.assertEqual(len(list(concurrent.futures.as_completed(futures, 20))), 20)

        async def one():
            return await asyncio.wrap_future(client.submit(TABLE, key="async"))
        self.assertEqual(asyncio.run(one()).key, "async")

    def test_of_a_patient_client_they_end_when_somebody_hurries(self):
        with mock.patch.object(plotmill.connection, "PATIENT_S", 3600):
            client = self.client(prompt=False)
            futures = [client.submit(TABLE) for _ in range(20)]
            client.hurry()
            self.assertEqual(len([future.result(20) for future in futures]), 20)
            futures = [client.submit(TABLE) for _ in range(20)]
            client.close()
            self.assertEqual(len([future.result(0) for future in futures]), 20)

    def test_of_a_patient_client_they_end_without_that_too(self):
        client = self.client(prompt=False)
        self.assertEqual(len([client.submit(TABLE).result(20) for _ in range(3)]), 3)

    def test_a_failed_job_raises_with_its_code_and_record(self):
        record = {"error": {"code": "E_COLUMN", "message": "no numeric column"}, "failures": 1}
        self.broker.fail["bad"] = record
        error = self.client().submit(TABLE, key="bad").exception(20)
        self.assertIsInstance(error, JobFailed)
        self.assertEqual((error.code, error.record, error.state, error.key), ("E_COLUMN", record, "dead", "bad"))
        self.assertIn("no numeric column", str(error))

    def test_a_refused_job_raises(self):
        self.broker.refuse["k"] = ("E_KEY_CONFLICT", "the key lives already")
        error = self.client().submit(TABLE, key="k").exception(20)
        self.assertIsInstance(error, Refused)
        self.assertEqual(error.code, "E_KEY_CONFLICT")

    def test_cancel_works_until_the_job_is_sent(self):
        self.broker.stop()  # nothing can be sent
        client = self.client()
        first, second = client.submit(TABLE, key="first"), client.submit(TABLE, key="second")
        self.assertTrue(second.cancel())
        self.broker.start()
        first.result(20)
        self.assertFalse(first.cancel())
        self.assertNotIn("second", [header["key"] for header in self.broker.commands("SUBMIT")])

    def test_a_callback_may_submit(self):
        client, futures = self.client(max_pending=1), []
        done = threading.Event()

        def again(future):
            futures.append(client.submit(TABLE, key="second"))
            done.set()
        client.submit(TABLE, key="first").add_done_callback(again)
        self.assertTrue(done.wait(20))
        self.assertEqual(futures[0].result(20).key, "second")

    def test_many_threads_share_a_client(self):
        client = self.client()
        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            futures = list(pool.map(lambda i: client.submit(TABLE, key=f"k{i}"), range(200)))
        self.assertEqual([future.result(20).key for future in futures], [f"k{i}" for i in range(200)])


class Mapping(WithBroker):
    def test_results_come_in_order_and_no_more_than_buffersize_are_in_flight(self):
        self.broker.is_released = False
        taken = []

        def table(i):
            taken.append(i)
            return {"key": f"k{i}", "data": TABLE}
        results = self.client().map(table, range(40), buffersize=5)
        self.assertEqual(taken, [])  # nothing before it is asked for
        first = []
        reader = threading.Thread(target=lambda: first.extend(r.key for r in results))
        reader.start()
        wait_for(lambda: len(self.broker.store) == 5)
        self.assertEqual(taken, list(range(5)))
        self.broker.is_released = True
        reader.join(30)
        self.assertEqual(first, [f"k{i}" for i in range(40)])

    def test_items_are_tables_pairs_or_arguments(self):
        items = [TABLE, ("pair", TABLE), {"data": TABLE, "key": "arguments", "folder": "f"}]
        keys = [result.key for result in self.client().map(items, dpi=10)]
        self.assertEqual(keys[1:], ["pair", "arguments"])
        self.assertEqual(self.broker.commands("SUBMIT")[2]["outputs"][0], "f/arguments_scatter_matrix.png")

    def test_a_failed_job_raises_at_its_place_or_is_yielded(self):
        self.broker.fail["k1"] = {"error": {"code": "E_EMPTY", "message": "nothing to draw"}}
        items = [(f"k{i}", TABLE) for i in range(3)]
        client = self.client()
        results = client.map(items)
        self.assertEqual(next(results).key, "k0")
        with self.assertRaises(JobFailed):
            next(results)
        kinds = [type(result).__name__ for result in client.map(items, return_exceptions=True)]
        self.assertEqual(kinds, ["Result", "JobFailed", "Result"])

    def test_progress_is_optional(self):
        self.assertEqual(len(list(self.client().map([TABLE] * 3, progress=True))), 3)


class Busyness(WithBroker):
    def test_a_full_broker_is_asked_again_after_its_time(self):
        self.broker.busy = 3
        self.assertEqual(self.client().submit(TABLE, key="k").result(20).key, "k")
        self.assertEqual(len(self.broker.commands("SUBMIT")), 4)

    def test_without_block_it_raises(self):
        self.broker.busy = 1
        error = self.client().submit(TABLE, key="k", block=False).exception(20)
        self.assertIsInstance(error, Busy)
        self.assertEqual((error.reason, error.depth, error.limit, error.retry_after), ("max_jobs: full", 7, 5, 0.02))
        self.assertEqual(str(error), "E_BUSY: job 'k': max_jobs: full (there: 7)")
        again = pickle.loads(pickle.dumps(error))
        self.assertEqual((again.key, again.depth, again.retry_after), ("k", 7, 0.02))

    def test_with_a_timeout_it_waits_and_then_raises(self):
        self.broker.busy = 2
        client = self.client()
        self.assertEqual(client.submit(TABLE, key="k", timeout=60).result(20).key, "k")
        self.broker.busy = 1000
        self.assertIsInstance(client.submit(TABLE, key="l", timeout=0.1).exception(20), Busy)
        self.assertGreater(len(self.broker.commands("SUBMIT")), 4)  # it did try again
        with self.assertRaisesRegex(ValueError, "timeout: got -1"):
            client.submit(TABLE, timeout=-1)

    def test_a_full_client_raises_at_once_or_waits(self):
        self.broker.is_silent = True
        client = self.client(max_pending=2)
        client.submit(TABLE), client.submit(TABLE)
        with self.assertRaisesRegex(Busy, "max_pending: 2 jobs"):
            client.submit(TABLE, block=False)
        with self.assertRaises(Busy):
            client.submit(TABLE, timeout=0.05)
        waiting = threading.Thread(target=client.submit, args=(TABLE,), kwargs={"key": "third"})
        waiting.start()
        self.broker.is_silent = False
        waiting.join(20)
        self.assertFalse(waiting.is_alive())
        wait_for(lambda: "third" in client.accepted)


class Restarts(WithBroker):
    def test_what_was_accepted_is_watched_and_the_rest_sent_again(self):
        self.broker.is_released = False
        client = self.client()
        accepted = [client.submit(TABLE, key=f"a{i}") for i in range(10)]
        wait_for(lambda: len(client.accepted) == 10)
        self.broker.stop()
        late = [client.submit(TABLE, key=f"b{i}") for i in range(10)]
        self.broker.is_released = True
        self.broker.start()
        self.assertEqual([f.result(30).key for f in accepted], [f"a{i}" for i in range(10)])
        self.assertEqual([f.result(30).key for f in late], [f"b{i}" for i in range(10)])
        self.assertEqual(sorted(self.broker.commands("WATCH")[0]["ids"]), list(range(1, 11)))
        submits = [header for header in self.broker.commands("SUBMIT") if header["key"].startswith("a")]
        self.assertEqual(len(submits), 10)  # accepted once, never sent again

    def test_a_job_sent_into_the_void_is_sent_again_as_such(self):
        client = self.client()
        client.submit(TABLE, key="first").result(20)
        self.broker.is_silent = True
        future = client.submit(TABLE, key="lost")
        wait_for(future.running)
        self.broker.stop()
        self.broker.is_silent = False
        self.broker.start()
        self.assertEqual(future.result(30).key, "lost")
        self.assertTrue(self.broker.commands("SUBMIT")[-1]["resend"])

    def test_a_job_the_broker_does_not_know_any_more_fails(self):
        self.broker.is_released = False
        client = self.client()
        future = client.submit(TABLE, key="k")
        wait_for(lambda: "k" in client.accepted)
        self.broker.stop()
        self.broker.store.clear()
        self.broker.start()
        self.assertEqual(future.exception(30).code, "E_NOT_FOUND")

    def test_a_large_table_is_announced_and_comes_in_pieces(self):
        column = numpy.arange(400_000, dtype="<f8")
        self.client().submit({"x": column, "y": numpy.arange(10, dtype="<i4")[::-1].copy()}, key="large").result(20)
        self.assertGreater(len(self.broker.commands("CHUNK")), 3)
        job, *columns = self.broker.bodies["large"]
        self.assertIn(b"large", job)
        self.assertEqual(b"".join(columns)[:8 * 400_000], column.tobytes())

    def test_a_large_table_begins_anew_at_a_broker_that_comes_back(self):
        self.broker.window = 0  # it wants none of it yet
        future = self.client().submit({"x": numpy.zeros(400_000)}, key="large")
        self.broker.wait_for(lambda: self.broker.wanted is not None)
        self.broker.stop()
        self.broker.window = 1 << 20
        self.broker.start()
        future.result(20)
        self.assertTrue(self.broker.commands("SUBMIT")[-1]["resend"])

    def test_a_broker_that_is_not_there_is_unreachable(self):
        client = Client(self.endpoint("nobody"), connect_timeout=0.3)
        error = client.submit(TABLE, key="k").exception(20)
        self.assertIsInstance(error, Unreachable)
        self.assertFalse(error.accepted)
        with self.assertRaises(Unreachable):
            client.status()
        client.close()

    def test_a_broker_that_stays_away_ends_what_is_outstanding(self):
        self.broker.is_released = False
        client = self.client(reconnect_timeout=0.3)
        future = client.submit(TABLE, key="k")
        wait_for(lambda: "k" in client.accepted)
        self.broker.stop()
        error = future.exception(20)
        self.assertTrue(error.accepted)
        self.assertIn("k", client.accepted)  # a script can say: this one is safe
        self.broker.start()


class Closing(WithBroker):
    def test_close_waits_for_what_is_outstanding(self):
        self.broker.is_released = False
        with Client(self.endpoint()) as client:
            future = client.submit(TABLE)
            threading.Timer(0.05, setattr, (self.broker, "is_released", True)).start()
        self.assertTrue(future.done())
        with self.assertRaisesRegex(RuntimeError, "closed"):
            client.submit(TABLE)

    def test_close_without_waiting_ends_the_futures(self):
        self.broker.is_released = False
        client = self.client()
        accepted = client.submit(TABLE, key="k")
        wait_for(lambda: "k" in client.accepted)
        client.close(wait=False)
        self.assertTrue(accepted.exception(1).accepted)

    def test_status(self):
        self.assertEqual(self.client().status()["jobs"], {"done": 0})


def submit_in_child(client, parents_future, results):
    key = client.submit(TABLE, key=f"child-{os.getpid()}").result(20).key
    told = None if parents_future is None else parents_future.exception(timeout=60).code
    results.put((key, told, sorted(client.accepted)))


class Forks(WithBroker):
    def test_a_forked_child_opens_its_own_connection(self):
        self.broker.is_released = False
        client = self.client()
        future = client.submit(TABLE, key="parent")
        wait_for(lambda: "parent" in client.accepted)
        context = multiprocessing.get_context("fork")
        results = context.Queue()
        children = [context.Process(target=submit_in_child, args=(client, future, results)) for _ in range(3)]
        for child in children:
            child.start()
        wait_for(lambda: len(self.broker.store) == 4)
        self.broker.is_released = True
        told = [results.get(timeout=60) for _ in children]
        for child in children:
            child.join(20)
            self.assertEqual(child.exitcode, 0)
        self.assertEqual(sorted(key for key, _, _ in told), sorted(f"child-{child.pid}" for child in children))
        self.assertEqual({code for _, code, _ in told}, {"E_UNREACHABLE"})  # nobody in a child waits for it for ever
        self.assertTrue(all(accepted == [key] for key, _, accepted in told))
        self.assertEqual(future.result(20).key, "parent")
        self.assertEqual(len(self.broker.commands("HELLO")), 4)

    def test_a_spawned_child_gets_a_client_of_the_same_broker(self):
        context = multiprocessing.get_context("spawn")
        results = context.Queue()
        child = context.Process(target=submit_in_child, args=(self.client(), None, results))
        child.start()
        self.assertTrue(results.get(timeout=60)[0].startswith("child-"))
        child.join(20)
        self.assertEqual(child.exitcode, 0)

    def test_a_child_of_multiprocessing_waits_for_its_jobs_before_it_ends(self):
        client = self.client()
        child = multiprocessing.get_context("fork").Process(target=client.submit, args=(TABLE,), kwargs={"key": "c"})
        child.start()
        child.join(20)
        self.assertEqual(child.exitcode, 0)
        self.assertIn("c", self.broker.store.values())


if __name__ == "__main__":
    unittest.main()
