"""SIGKILL: of a renderer, of all, of link, master and broker, of producers, of everything."""
import signal

from harness import wire
from harness.processes import is_alive, send, tree_of
from harness.registry import fault
from harness.service import wait_for
from harness.tracing import Tracer


@fault("F01", "a random renderer is killed, again and again", weight=3)
def kill_renderers(field):
    for _ in range(6):
        renderers = field.service.renderers()
        if renderers:
            field.counts["killed"] += send(field.rng.choice(renderers), signal.SIGKILL)
        field.pause(0.1, 0.5)


@fault("F02", "all renderers are killed at once, then all links")
def kill_all_renderers(field):
    for victims in (field.service.renderers(), field.service.links()):
        for pid in victims:
            field.counts["killed"] += send(pid, signal.SIGKILL)
        field.service.wait_ready(field.options["recover_s"])


@fault("F03", "a master is killed: nobody outlives it")
def kill_master(field):
    worker = field.rng.choice(field.service.workers)
    below = tree_of(worker.pid)
    worker.kill()
    field.counts["killed"] += 1
    try:
        wait_for(lambda: not any(is_alive(pid) for pid in below), 3, "all are gone")
    except TimeoutError:
        field.problems.append(f"F03: {sum(map(is_alive, below))} processes outlive their master for 3 s")


@fault("F04", "the broker is killed three times while jobs flow", weight=3)
def kill_broker(field):
    for _ in range(3):
        field.service.broker.kill()
        field.counts["killed"] += 1
        field.service.wait_ready(field.options["recover_s"])
        field.pause(0.0, 0.7)


@fault("F05", "the broker is killed as soon as a commit is on disk, before it says ACCEPTED", needs=("strace",))
def kill_between_commit_and_answer(field):
    broker = field.service.broker
    with Tracer(broker.pid, f"fdatasync:signal=KILL:when={field.rng.randrange(1, 6)}"):
        starts = broker.starts
        wait_for(lambda: broker.starts > starts, field.options["recover_s"], "the broker is killed at a commit")
    field.counts["killed"] += 1


@fault("F06", "a link is killed at its sync, its rename, its next sync", needs=("strace",))
def kill_link_while_publishing(field):
    for call in ("syncfs", "renameat,renameat2,rename", "fsync"):
        links = field.service.links()
        if not links:
            continue
        link = field.rng.choice(links)
        with Tracer(link, f"{call}:signal=KILL:when={field.rng.randrange(1, 4)}"):
            wait_for(lambda pid=link: not is_alive(pid), field.options["recover_s"], f"a link is killed at {call}")
        field.counts["killed"] += 1
        field.service.wait_ready(field.options["recover_s"])


@fault("F06", "a renderer is killed in each part of its writing", needs=("strace",))
def kill_renderer_while_writing(field):
    for call in ("openat,openat2", "write,pwrite64", "close", "sendmsg,sendto"):
        renderers = field.service.renderers()
        if not renderers:
            continue
        pid = field.rng.choice(renderers)
        with Tracer(pid, f"{call}:signal=KILL:when={field.rng.randrange(1, 4)}"):
            try:
                wait_for(lambda pid=pid: not is_alive(pid), 3, "the renderer is killed")
                field.counts["killed"] += 1
            except TimeoutError:
                field.counts["not_hit"] += 1  # it has been recycled, or had no job


@fault("F07", "producers are killed in the middle of a message", weight=1)
def kill_producer(field):
    accepted = field.status()["totals"]["accepted"]
    for _ in range(10):
        with wire.producer(field.service.producers_at, "doomed") as peer:
            peer.socket.send(b'{"cmd":"SUBMIT"', flags=2)  # SNDMORE, and never the rest
    field.expect(field.status()["totals"]["accepted"] >= accepted, "F07: fewer jobs than before")


@fault("F08", "everything is killed at once", weight=2)
def kill_everything(field):
    for program in field.service.supervisor.programs:
        for pid in tree_of(program.pid) if program.pid else ():
            send(pid, signal.SIGKILL)
        field.counts["killed"] += 1
