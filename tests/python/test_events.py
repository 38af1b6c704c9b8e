"""What happens, as Python hears of it: against a broker whose words the test decides, and against the real one."""

import os
import signal
import threading
import unittest

import numpy as np

import support  # noqa: F401  (finds the package)
from fake_broker import FakeBroker
from plotmill import Client, Refused
from support import Folder, Service, plotmill, wait_for

TABLE = {"a": [1.0, 2.0, 3.0], "b": [3.0, 1.0, 2.0]}


class Listening(Folder):
    def setUp(self):
        super().setUp()
        self.broker = FakeBroker(self.endpoint())
        self.addCleanup(self.broker.stop)
        self.client = Client(self.endpoint())
        self.addCleanup(self.client.close, wait=False)

    def test_the_filter_is_said_and_each_event_is_a_dict_with_its_number(self):
        with self.client.events(["done"], queue="q", batch="b", timeout=20) as events:
            said, = self.broker.commands("SUBSCRIBE")
            self.assertEqual((said["kinds"], said["queue"], said["batch"], said["credit"]), (["done"], "q", "b", 2048))
            self.broker.happen({"event": "done", "key": "k"})
            self.assertEqual(next(events), {"event": "done", "key": "k", "seq": 1, "boot": 1})
        wait_for(lambda: self.broker.commands("UNSUBSCRIBE"))

    def test_credit_comes_from_what_was_taken(self):
        events = self.client.events(timeout=20)
        self.broker.happen(*[{"event": "done"}] * 2048)
        wait_for(lambda: len(events._events) == 2048)
        self.assertEqual(self.broker.commands("CREDIT"), [])
        for _ in range(2048):
            next(events)
        wait_for(lambda: sum(each["n"] for each in self.broker.commands("CREDIT")) >= 1024)

    def test_after_an_outage_it_goes_on_and_says_that_something_was_missed(self):
        events = self.client.events(timeout=20)
        self.broker.stop()
        self.broker.start()
        self.assertEqual(next(events), {"event": "missed", "missed": None, "seq": 0, "boot": 2})
        self.broker.happen({"event": "dead"})
        self.assertEqual(next(events)["event"], "dead")

    def test_the_end_of_the_client_ends_the_iteration(self):
        events, seen = self.client.events(), []
        thread = threading.Thread(target=lambda: seen.extend(events))
        thread.start()
        self.client.close()
        thread.join(20)
        self.assertEqual((thread.is_alive(), seen), (False, []))

    def test_a_timeout_ends_the_iteration_and_next_goes_on(self):
        events = self.client.events(timeout=0.05)
        self.assertEqual(list(events), [])
        self.broker.happen({"event": "done"})
        wait_for(lambda: events._events)
        self.assertEqual(next(events)["event"], "done")

    def test_a_refusal_raises(self):
        self.broker.refuse["events"] = ("E_FORBIDDEN", "no")
        with self.assertRaisesRegex(Refused, "E_FORBIDDEN: no"):
            self.client.events()
        self.assertEqual(self.client.submit(TABLE, key="k").result(20).key, "k")  # the connection is as it was

    def test_jobs_and_events_share_a_connection(self):
        with self.client.events(timeout=20) as events:
            self.broker.happen({"event": "done"})
            self.assertEqual(self.client.submit(TABLE, key="k").result(20).key, "k")
            self.assertEqual(next(events)["event"], "done")


class Real(Service):
    def test_a_batch_is_followed_to_its_end_across_a_broker_that_is_killed(self):
        self.serve()
        with plotmill.Client(self.url) as client, client.events(batch="m", timeout=60) as events:
            client.submit(TABLE, dpi=10, batch="m").result(60)
            client.submit(TABLE, dpi=10, batch="other").result(60)
            self.assertEqual([next(events)["event"] for _ in range(3)], ["accepted", "leased", "done"])
            pid = self.process("plotmill-broker")
            os.kill(pid, signal.SIGKILL)
            wait_for(lambda: self.process("plotmill-broker") not in (None, pid), what="another broker")
            self.assertEqual(next(events)["event"], "missed")
            bad = client.submit({"a": np.array(["x", "y"])}, batch="m")
            self.assertIsNotNone(bad.exception(60))
            seen = [next(events) for _ in range(3)]
            self.assertEqual([event["event"] for event in seen], ["accepted", "leased", "dead"])
            self.assertEqual([event["seq"] for event in seen], [1, 2, 3])
            self.assertEqual((seen[2]["error"]["code"], seen[2]["batch"]), ("E_EMPTY", "m"))
            client.pause("q")
        with plotmill.Client(self.url) as client, client.events(["queue_resumed"], timeout=60) as events:
            client.resume("q")
            self.assertEqual(next(events)["queue"], "q")


if __name__ == "__main__":
    unittest.main()
