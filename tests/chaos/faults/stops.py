"""SIGSTOP: who stands still is given up, and does no harm when it comes back."""
import signal

from harness.processes import send, tree_of
from harness.registry import fault
from harness.service import HEARTBEAT_MS

LEASE_S = 3 * HEARTBEAT_MS / 1000


def stop(field, pids, seconds):
    stopped = [pid for pid in pids if send(pid, signal.SIGSTOP)]
    field.counts["stopped"] += len(stopped)
    try:
        field.moment.wait(seconds)
    finally:
        for pid in stopped:
            send(pid, signal.SIGCONT)


@fault("F21", "a renderer stands still, shortly or until it is given up")
def stop_renderer(field):
    renderers = field.service.renderers()
    if renderers:
        stop(field, [field.rng.choice(renderers)], field.rng.uniform(0.2, 2.5))


@fault("F21", "a whole worker stands still for twice its lease, and comes back with what it had", weight=2)
def stop_worker(field):
    worker = field.rng.choice(field.service.workers)
    stop(field, tree_of(worker.pid), 2 * LEASE_S)


@fault("F22", "a master stands still")
def stop_master(field):
    stop(field, [field.rng.choice(field.service.workers).pid], field.rng.uniform(0.5, 2.5))


@fault("F22", "the broker stands still for twice the leases", weight=2)
def stop_broker(field):
    returned = field.status()["totals"]["returned"]
    stop(field, [field.service.broker.pid], 2 * LEASE_S)
    field.flows(1)
    status = field.status()
    field.expect(status["totals"]["returned"] - returned <= 16, "F22: a pause of the broker took the leases of all workers")
