"""SIGSTOP: who stands still is given up, and does no harm when it comes back."""
import signal

from harness import wire
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


def take(stage, broker, name, pid):
    """A worker of ours with one job: (peer, its lease)."""
    peer = wire.worker(broker.at["w"], name=name, pid=pid)
    boot = peer.hear_of("WELCOME")[0]["boot"]
    peer.say("CREDIT", n=1)
    header = None
    for _ in range(100):
        header, _ = peer.hear_of("ASSIGN", seconds=0.1)
        if header:
            break
        peer.say("HEARTBEAT", b"{}", boot=boot)
    stage.expect(header is not None, f"{name} gets no job")
    return peer, {"id": header["id"], "token": header["token"]} if header else {}


@fault("F21", "who was given up says DONE, with its old token and with one it made up: the job is the other's", is_drill=True)
def answer_late(stage):
    broker = stage.broker(stage.folder / "q")
    for number in range(1, 6):
        with wire.producer(broker.at["p"]) as producer:
            producer.hear_of("WELCOME")
            wire.submit(producer, number, stage.body(number))
            id = producer.hear_of("ACCEPTED")[0]["id"]
            late, old = take(stage, broker, f"late{number}", 1)  # and says nothing any more: no heartbeat
            heir, new = take(stage, broker, f"heir{number}", 2)
            late.say("READY", v=1, worker=f"late{number}", host="h", pid=1, slots=4, renderer="1", leases=[])
            late.hear_of("WELCOME")
            for token in (old["token"], stage.rng.randrange(1, 2**50)):
                late.say("DONE", b'{"late":1}', id=id, token=token)
                stage.expect(late.hear_of("SETTLED", seconds=5)[0] is not None, "a late DONE is not settled")
            heir.say("FAILED", b'{}', **new, code="E_RAGGED", message="the heir's word", retry=False)
            header, frames = producer.hear_of("RESULT", seconds=10)
            stage.expect(header and header["state"] == "dead" and b"the heir's word" in frames[0],
                         f"I7: the job of another lease ended by a late DONE: {header} {frames}")
            stage.counts["late"] += 1
            late.close()
            heir.close()
