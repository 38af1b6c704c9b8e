"""Disks that are full, fail or are slow: the queue's, the pictures', the logs'."""
import os

from harness.processes import is_alive
from harness.registry import fault
from harness.service import wait_for
from harness.tracing import Tracer

from .stops import LEASE_S, stop

class Filler:
    """A file that leaves no byte free on a folder's disk, while the block runs."""

    def __init__(self, folder):
        self.path = folder / "filler"

    def __enter__(self):
        with open(self.path, "wb", buffering=0) as file:
            for size in (1 << 20, 4096, 1):
                try:
                    while True:
                        file.write(b"\0" * size)
                except OSError:
                    continue

    def __exit__(self, *_):
        os.unlink(self.path)

@fault("F14", "the queue's disk is full: BUSY to producers, what is accepted ends", needs=("mounts",), weight=2)
def fill_queue_disk(field):
    starts, busy = field.service.broker.starts, sum(producer.busy for producer in field.producers)
    with Filler(field.service.data):
        wait_for(lambda: sum(producer.busy for producer in field.producers) > busy, 10, "producers hear BUSY")
        field.pause(0.5, 1.5)
    field.expect(field.service.broker.starts == starts, "F14: the broker ended because its disk was full")

@fault("F14", "the queue's disk fills up bit by bit while jobs flow", needs=("mounts",))
def crowd_queue_disk(field):
    starts = field.service.broker.starts
    for _ in range(4):
        with Filler(field.service.data):
            field.pause(0.05, 0.3)
        field.pause(0.05, 0.2)
    field.expect(field.service.broker.starts == starts, "F14: the broker ended because its disk was full")

@fault("F15", "the pictures' disk is full: jobs are tried again, and leave nothing behind", needs=("mounts",))
def fill_picture_disk(field):

    with Filler(field.service.root):
        field.pause(0.3, 0.8)

@fault("F16", "the logs' disk is full: the service goes on without them", needs=("mounts",))
def fill_log_disk(field):
    pids = {program.name: program.pid for program in field.service.supervisor.programs}
    with Filler(field.service.folder / "logs"):
        field.flows(60)
    after = {program.name: program.pid for program in field.service.supervisor.programs}
    field.expect(pids == after, "F16: a program ended because it could not log")

@fault("F18", "the sync and the rename of pictures fail: jobs are tried again", needs=("strace",))
def fail_publishing(field):
    for call in ("syncfs", "renameat"):
        links = field.service.links()
        if links:
            with Tracer(field.rng.choice(links), f"{call}:error=EIO:when={field.rng.randrange(1, 4)}"):
                field.flows(25)

@fault("F19", "a sync of the log fails: the broker ends with 74, and its successor knows everything", needs=("strace",), weight=2)
def fail_commit(field):
    broker = field.service.broker
    exits = len(broker.exits)
    with Tracer(broker.pid, f"fdatasync:error=EIO:when={field.rng.randrange(1, 6)}"):
        wait_for(lambda: len(broker.exits) > exits, field.options["recover_s"], "the broker ends")
    field.expect(broker.exits[exits] == 74, f"F19: the broker ended with {broker.exits[exits]} after a failed sync, expected 74")

@fault("F20", "every sync of the broker takes 300 ms: nobody is taken for dead", needs=("strace",))
def slow_queue_disk(field):
    before = field.status()
    with Tracer(field.service.broker.pid, "fdatasync:delay_enter=300000", "fsync:delay_enter=300000"):
        field.moment.wait(2.5)
    after = field.status()
    field.expect(after is not None and after["broker"]["boot"] == before["broker"]["boot"], "F20: the broker was not there")
    if after:
        lost = after["totals"]["returned"] - before["totals"]["returned"]
        field.expect(lost == 0, f"F20: {lost} leases were taken from workers that were alive")

@fault("F20", "every sync of a link takes 300 ms", needs=("strace",))
def slow_picture_disk(field):
    links = field.service.links()
    if links:
        link = field.rng.choice(links)
        with Tracer(link, "syncfs:delay_enter=300000", "fsync:delay_enter=300000"):
            field.moment.wait(2)
        field.expect(is_alive(link), "F20: a link that waited for its disk was taken for dead")

@fault("F44", "compound: the broker is killed, and comes back to a full disk", needs=("mounts",), weight=2)
def kill_broker_on_full_disk(field):
    with Filler(field.service.data):
        field.service.broker.kill()
        field.counts["killed"] += 1
        field.pause(0.5, 1.5)

@fault("F44", "compound: a sync of pictures fails while the other worker stands still", needs=("strace",))
def fail_publishing_while_stopped(field):
    workers = list(field.service.workers)
    field.rng.shuffle(workers)
    link = field.service.reports().get(workers[0].name, {}).get("link")
    if link:
        with Tracer(link["pid"], "syncfs:error=EIO:when=2"):
            stop(field, [workers[1].pid], LEASE_S)
