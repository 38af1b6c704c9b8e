"""Producers that keep a service busy and remember what they were promised: docs/protocol.md, as an honest producer speaks it."""
import json, random, threading, time, traceback

from . import wire
from .pictures import CHARTS, body_of, outputs_of

WINDOW = 24  # jobs without a result
SILENCE_S = 2.5  # then a new connection
POISON = (("segv", {}), ("abort", {}), ("exit", {"code": 3}), ("spin", {"time_limit_s": 0.3}))


class Job:
    """What was asked for (`kind` good, bad, poison or refused), and all that was heard of it."""

    def __init__(self, key, kind, table):
        self.key, self.kind, self.table = key, kind, table
        self.outputs, self.fields, self.body = outputs_of(key), {"max_attempts": 100}, b""
        self.ids, self.results, self.refused, self.duplicates = set(), [], None, 0
        self.state, self.due, self.sent_before = "new", 0.0, False

    @property
    def id(self):
        return min(self.ids) if self.ids else 0


def make_job(key, gallery, rng, has_poison):
    job = Job(key, "good", gallery.pick(rng))
    dice = rng.random()
    table, charts = gallery.tables[job.table], CHARTS
    if dice < 0.02:  # columns of unequal length
        job.kind, table = "bad", [*table[:-1], table[-1][:-1]]
    elif dice < 0.03:
        job.kind, job.key = "refused", f"a/{key}"
    elif dice < 0.036 and has_poison:
        kind, options = rng.choice(POISON)
        job.kind, charts = "poison", [{"kind": kind, "options": {k: v for k, v in options.items() if k == "code"}}]
        job.outputs, job.fields = outputs_of(key, charts), {"max_attempts": 100}
        job.fields.update({k: v for k, v in options.items() if k == "time_limit_s"})
    job.body = body_of(key, table, charts)
    return job


class Producer(threading.Thread):
    def __init__(self, endpoint, name, gallery, seed, rate=50.0, has_poison=False):
        super().__init__(daemon=True)
        self.endpoint, self.name_, self.gallery, self.rng = endpoint, name, gallery, random.Random(f"{seed}{name}")
        self.rate, self.has_poison = rate, has_poison
        self.jobs, self.by_id, self.open = [], {}, {}
        self.enough, self.gone, self.problems = threading.Event(), threading.Event(), []
        self.peer, self.known, self.heard, self.greeted, self.pinged = None, False, 0.0, 0.0, 0.0
        self.busy, self.reconnects, self.next_at, self.open_limit = 0, 0, 0.0, WINDOW

    def finished(self):
        return sum(job.state == "ended" for job in self.jobs)

    def run(self):
        try:
            while not self.gone.is_set() and not (self.enough.is_set() and not self.open):
                self.turn()
        except Exception:  # noqa: BLE001 – a defect of the harness, told as one
            self.problems.append(traceback.format_exc())

    def turn(self):
        now = time.monotonic()
        if self.peer is None or now - self.heard > SILENCE_S:
            self.connect(now)
        if not self.known and now - self.greeted > 0.4:
            self.greeted = now
            self.peer.say("HELLO", v=1, name=self.name_)
        if self.known:
            self.submit_due(now)
            if now - max(self.heard, self.pinged) > 0.4:
                self.pinged = now
                self.peer.say("PING", n=1)
        if self.peer.socket.poll(10):
            while self.peer.socket.poll(0):
                self.heard = time.monotonic()
                self.take(*self.peer.hear(0))

    def connect(self, now):
        if self.peer is not None:
            self.peer.close()
            self.reconnects += 1
        self.peer, self.known, self.heard, self.greeted = wire.Peer(self.endpoint), False, now, 0.0

    def submit_due(self, now):
        for req, job in list(self.open.items()):
            if job.state == "busy" and now >= job.due:
                self.send(req, job)
        if not self.enough.is_set() and len(self.open) < self.open_limit and now >= self.next_at:
            self.next_at = max(self.next_at + 1 / self.rate, now - 0.2)
            req = len(self.jobs) + 1
            job = make_job(f"{self.name_}-{req:06d}", self.gallery, self.rng, self.has_poison)
            self.jobs.append(job)
            self.open[req] = job
            self.send(req, job)

    def send(self, req, job):
        wire.submit(self.peer, req, job.body, resend=job.sent_before, key=job.key, outputs=job.outputs, **job.fields)
        job.state, job.sent_before = "sent", True

    def take(self, header, frames):
        handler = getattr(self, "on_" + header["cmd"].lower(), None)
        if handler is None:
            self.problems.append(f"unexpected {header}")
        else:
            handler(header, frames)

    def on_welcome(self, _header, _frames):
        self.known = True
        waiting = []
        for req, job in self.open.items():
            if job.state == "sent":
                self.send(req, job)
            elif job.state == "accepted":
                waiting.append(job.id)
        if waiting:
            self.peer.say("WATCH", ids=waiting)

    def on_resync(self, _header, _frames):
        if self.known:
            self.known, self.greeted = False, 0.0

    def on_accepted(self, header, _frames):
        job = self.jobs[header["req"] - 1]
        job.ids.add(header["id"])
        job.duplicates += header["duplicate"]
        self.by_id[header["id"]] = (header["req"], job)
        if job.state != "ended":
            job.state = "accepted"

    def on_result(self, header, frames):
        req, job = self.by_id.get(header["id"], (0, None))
        if job is None:
            self.problems.append(f"a RESULT of job {header['id']}, which was never accepted")
            return
        job.results.append((header["id"], header["state"], json.loads(frames[0])))
        job.state = "ended"
        self.open.pop(req, None)

    def on_refused(self, header, _frames):
        req = header["req"]
        if req == 0 or self.jobs[req - 1].kind != "refused":
            self.problems.append(f"refused: {header}")
        if req:
            job = self.jobs[req - 1]
            job.refused, job.state = header["code"], "ended"
            self.open.pop(req, None)

    def on_busy(self, header, _frames):
        self.busy += 1
        pause = header["retry_after_ms"] / 1000 * self.rng.uniform(1, 1.5)
        if header["req"] == 0:
            self.known, self.greeted = False, time.monotonic() + pause
            return
        job = self.jobs[header["req"] - 1]
        if job.state == "sent":
            job.state, job.due = "busy", time.monotonic() + pause

    def on_unknown(self, header, _frames):
        self.problems += [f"I1: job {id} was accepted, and is not known any more" for id in header["ids"]]
        for id in header["ids"]:
            req, job = self.by_id[id]
            job.state = "ended"
            self.open.pop(req, None)

    def on_pong(self, _header, _frames):
        pass
