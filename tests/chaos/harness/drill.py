"""For faults that need a broker of their own: its folder is copied, damaged, or watched system call by system call."""
import collections, json, os, shutil, signal, subprocess, threading

from . import bodies, wire
from .processes import BOUND

SMALL, LARGE = 2_000, 150_000  # bytes of a body: a row, and (beyond spool_from) a file
SPOOL_FROM = "100KiB"


class Broker:
    """One plotmill-broker on a folder, not supervised. `wrapper`: strace … or prlimit …, in front of it."""

    def __init__(self, stage, data, wrapper=(), environment=None, at=None, **settings):
        stage.brokers.append(self)
        self.number = len(stage.brokers)
        self.at = {name: f"ipc://{stage.folder}/{self.number}{name}" for name in "pw"} | (at or {})
        config = stage.folder / f"{self.number}.yaml"
        options = {"spool_from": SPOOL_FROM, "ballast": "1MiB", "min_free_disk": "64KiB", "heartbeat": "300ms", **settings}
        config.write_text("broker:\n" + "".join(f"  {name}: {value}\n" for name, value in options.items()))
        self.log = stage.folder / f"{self.number}.log"
        read_end, write_end = os.pipe()
        os.set_inheritable(write_end, True)
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(
                [*BOUND, *map(str, wrapper), str(stage.programs / "plotmill-broker"), "--config", str(config), "--data", str(data), "--producers",
                 self.at["p"], "--workers", self.at["w"], "--ready-fd", str(write_end), "--log-level", "warn"],
                pass_fds=(write_end,), stdout=log, stderr=log, env=dict(os.environ, **(environment or {})))
        os.close(write_end)
        self.is_ready = os.read(read_end, 2) == b"R\n"  # the end of it: it has ended
        os.close(read_end)

    def said(self):
        return self.log.read_text(errors="replace")

    def wait(self, seconds=20.0):
        """Its exit code, or None when it goes on."""
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            return None

    def stop(self):
        self.process.terminate()
        return self.wait()

    def kill(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGCONT)
            self.process.kill()
        self.process.wait()


class Promises:
    """What a producer was told: ids of accepted jobs with the digests of their bodies, and of those that were done."""

    def __init__(self):
        self.accepted, self.done = {}, set()


class Stage:
    def __init__(self, programs, folder, rng, has_mounts):
        self.programs, self.folder, self.rng, self.has_mounts = programs, folder, rng, has_mounts
        self.problems, self.brokers, self.counts, self.mounted = [], [], collections.Counter(), []
        self.moment = threading.Event()

    def broker(self, data, **options):
        return Broker(self, data, **options)

    def expect(self, holds, what):
        if not holds and len(self.problems) < 30:
            self.problems.append(what)

    def figures(self):
        return " ".join(f"{name}={value}" for name, value in self.counts.items())

    def disk(self, name, size):
        """A folder on a small disk in memory."""
        folder = self.folder / name
        folder.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "chaos", folder], check=True)
        self.mounted.append(folder)
        return folder

    def body(self, number):
        return self.rng.randbytes(LARGE if number % 7 == 3 else SMALL)

    def work(self, broker, jobs, finished=0, seconds=5.0, window=4096):
        """So many jobs, `window` of them unanswered at most, some of them done by a worker of ours; what was promised until it broke off."""
        promises, sent = Promises(), {}
        with wire.producer(broker.at["p"]) as producer, wire.worker(broker.at["w"]) as worker:
            if producer.hear_of("WELCOME", seconds=seconds)[0] is None or worker.hear_of("WELCOME", seconds=seconds)[0] is None:
                return promises
            worker.say("CREDIT", n=finished) if finished else None
            settled = set()
            while len(promises.accepted) < jobs or len(promises.done) < finished:
                while len(sent) < jobs and len(sent) - len(promises.accepted) < window:
                    number = len(sent) + 1
                    sent[number] = self.body(number)
                    wire.submit(producer, number, sent[number])
                header, _ = producer.hear(0.05)
                if header is None and broker.process.poll() is not None:
                    break
                if header is None and not (seconds := seconds - 0.05) > 0:
                    break
                if header and header["cmd"] == "ACCEPTED":
                    promises.accepted[header["id"]] = wire.digest_of(sent[header["req"]])
                elif header and header["cmd"] == "RESULT":
                    promises.done.add(header["id"])
                elif header and header["cmd"] in ("BUSY", "REFUSED", "RESYNC"):
                    break
                while (heard := worker.hear(0))[0]:
                    if heard[0]["cmd"] == "ASSIGN" and heard[0]["id"] not in settled:
                        settled.add(heard[0]["id"])
                        worker.say("DONE", b"{}", id=heard[0]["id"], token=heard[0]["token"])
        self.counts["accepted"] += len(promises.accepted)
        self.counts["done"] += len(promises.done)
        return promises

    def shown(self, broker, ids):
        """id -> state, or None when the broker does not know the job."""
        states = {}
        with wire.producer(broker.at["p"]) as producer:
            producer.hear_of("WELCOME")
            for id in ids:
                producer.say("SHOW", req=id, id=id)
            while len(states) < len(ids):
                header, frames = producer.hear_of("ANSWER", "REFUSED")
                if header is None:
                    break
                states[header["req"]] = json.loads(frames[0])["state"] if header["cmd"] == "ANSWER" else None
        return states

    def assigned(self, broker, count, seconds=5.0):
        """id -> digest of the bodies that a worker gets; those that come within the time."""
        got = {}
        with wire.worker(broker.at["w"], name="reader") as worker:
            worker.hear_of("WELCOME")
            worker.say("CREDIT", n=min(4000, count + 10))
            while len(got) < count:
                header, frames = worker.hear_of("ASSIGN", seconds=seconds)
                if header is None:
                    break
                body = bodies.frames_of(header, frames)
                if body is not None:
                    got[header["id"]] = wire.digest_of(*body)
                else:
                    count -= 1  # found by who would draw it
        return got

    def check_kept(self, broker, promises, where):
        """Everything that was promised is there: states, and bodies byte for byte."""
        states = self.shown(broker, list(promises.accepted))
        lost = [id for id in promises.accepted if states.get(id) is None]
        self.expect(not lost, f"{where}: I1: accepted and lost: {lost[:5]}")
        undone = [id for id in promises.done if states.get(id) != "done"]
        self.expect(not undone, f"{where}: I1: RESULT was heard, and they are not done: {undone[:5]}")
        waiting = [id for id, state in states.items() if state in ("queued", "leased", "delayed")]
        got = self.assigned(broker, len(waiting)) if waiting else {}
        self.expect(set(waiting) <= got.keys(), f"{where}: {len(set(waiting) - got.keys())} jobs are never assigned")
        mixed = [id for id in waiting if id in got and got[id] != promises.accepted[id]]
        self.expect(not mixed, f"{where}: other bodies than accepted: {mixed[:5]}")

    def queue_of(self, name, jobs, finished=0, window=4096):
        """A folder with a queue in it, as kill -9 leaves it, and what was promised of it."""
        data = self.folder / name
        broker = self.broker(data)
        promises = self.work(broker, jobs, finished, window=window)
        broker.kill()
        self.expect(len(promises.accepted) == jobs, f"only {len(promises.accepted)} of {jobs} jobs were accepted: {broker.said()[-300:]}")
        return data, promises

    def copy(self, data, name):
        """Without ballast and lock: what counts of a queue."""
        there = self.folder / name
        shutil.rmtree(there, ignore_errors=True)
        shutil.copytree(data, there, ignore=shutil.ignore_patterns("ballast", "*.sock"))
        return there

    def close(self):
        for broker in self.brokers:
            broker.kill()
        for folder in self.mounted:
            subprocess.run(["umount", "-l", folder], capture_output=True)
