"""F09: the power goes. What a copy of the disk below the page cache holds is what a machine would find after it (tests/chaos/power_cut.py says
the method); here a whole service works on that disk, pictures and all."""
import signal, subprocess

from harness import wire
from harness.pictures import Gallery, body_of, outputs_of, png_problem
from harness.processes import BOUND, send, tree_of
from harness.registry import fault
from harness.service import wait_for
from harness.tracing import Tracer

IMAGE = "96M"
LEAST_DONE = 15  # before the power may go


class Disk:
    """An image with ext4 in it, mounted."""

    def __init__(self, stage, name, image, make=False):
        self.image, self.folder = image, stage.folder / name
        self.folder.mkdir()
        if make:
            subprocess.run(["truncate", "-s", IMAGE, image], check=True)
            subprocess.run(["mkfs.ext4", "-q", "-F", image], check=True)
        subprocess.run(["mount", "-o", "loop", image, self.folder], check=True, capture_output=True)
        stage.mounted.append(self.folder)


def feed(stage, peer, gallery, jobs):
    """One more job, and whatever is heard meanwhile; `jobs` has what was said of each, by its number."""
    number = len(jobs) + 1
    table, key = gallery.pick(stage.rng), f"j{number}"
    body = body_of(key, gallery.tables[table])
    jobs[number] = {"key": key, "table": table, "digest": wire.digest_of(body), "id": 0, "done": False}
    wire.submit(peer, number, body, key=key, outputs=outputs_of(key))
    while (header := peer.hear(0.01)[0]) is not None:
        if header["cmd"] == "ACCEPTED":
            jobs[header["req"]]["id"] = header["id"]
        elif header["cmd"] == "RESULT":
            next(job for job in jobs.values() if job["key"] == header["key"])["done"] = header["state"] == "done"


def check_image(stage, root, gallery, jobs):
    """Every picture that was promised is whole, and no name shows a part of one."""
    for path in (path for path in root.rglob("*") if path.is_file() and not path.name.startswith(".plotmill-")):
        problem = png_problem(path.read_bytes())
        stage.expect(problem is None, f"I3: after the cut {path.name}: {problem}")
    for job in (job for job in jobs.values() if job["done"]):
        for chart, name in enumerate(outputs_of(job["key"])):
            path = root / name
            whole = path.exists() and path.read_bytes() == gallery.pictures[job["table"]][chart]
            stage.expect(whole, f"I2: the RESULT of {name} was heard, and after the cut it is not what was drawn")


@fault("F09", "the power goes while pictures are published: what was promised is there, and nothing is half there", is_drill=True,
       needs=("mounts", "strace"))
def cut_power(stage):
    gallery = Gallery(stage.programs, stage.folder / "gallery", stage.rng.randrange(10**6))
    image = stage.folder / "disk.img"
    disk = Disk(stage, "disk", image, make=True)
    root = disk.folder / "root"
    root.mkdir()
    broker = stage.broker(disk.folder / "q")
    log = open(stage.folder / "worker.log", "wb")
    worker = subprocess.Popen([*BOUND, stage.programs / "plotmill-worker", "--broker", broker.at["w"], "--root", root, "--renderers", "2"],
                              stdout=log, stderr=log)
    jobs, patience = {}, 400 + stage.rng.randrange(200)
    try:
        with wire.producer(broker.at["p"]) as peer:
            peer.hear_of("WELCOME")
            while sum(job["done"] for job in jobs.values()) < LEAST_DONE and len(jobs) < 2 * patience:
                feed(stage, peer, gallery, jobs)
            link = wait_for(lambda: (wire.status(broker.at["p"]) or {"workers": []})["workers"], 10, "a worker")[0]["report"]["link"]["pid"]
            # Slow syncs make the moments in which the order counts long enough to be hit.
            with Tracer(link, "syncfs:delay_enter=60000", "fsync:delay_enter=20000"):
                for _ in range(stage.rng.randrange(20, 80)):
                    feed(stage, peer, gallery, jobs)
                for pid in [*tree_of(worker.pid), broker.process.pid]:
                    send(pid, signal.SIGSTOP)
                subprocess.run(["cp", "--sparse=always", image, stage.folder / "after.img"], check=True)
    finally:
        for pid in tree_of(worker.pid):
            send(pid, signal.SIGKILL)
        worker.kill()
        worker.wait()
        log.close()
        broker.kill()
    after = Disk(stage, "after", stage.folder / "after.img")
    stage.counts.update(accepted=sum(job["id"] > 0 for job in jobs.values()), done=sum(job["done"] for job in jobs.values()))
    check_image(stage, after.folder / "root", gallery, jobs)
    broker = stage.broker(after.folder / "q")
    stage.expect(broker.is_ready, f"no start after the cut: {broker.said()[-300:]}")
    if broker.is_ready:
        accepted = {job["id"]: job for job in jobs.values() if job["id"]}
        states = stage.shown(broker, list(accepted))
        lost = [id for id in accepted if states.get(id) is None]
        stage.expect(not lost, f"I1: accepted and lost: {lost[:5]}")
        undone = [id for id, job in accepted.items() if job["done"] and states.get(id) != "done"]
        stage.expect(not undone, f"I1: RESULT was heard, and they are not done: {undone[:5]}")
    broker.kill()
