"""A service at work with its producers: where a fault strikes."""
import collections, random, threading, time

from . import invariants, wire
from .load import Producer
from .service import Service, wait_for
from .watcher import Watcher

WARM_JOBS = 30
END_S = 150


class Field:
    def __init__(self, programs, folder, seed, gallery, options):
        """`options`: settings of the broker, mounts (bool), environment of the programs, rate of each producer, recover_s."""
        self.rng, self.gallery, self.options, self.counts = random.Random(seed), gallery, options, collections.Counter()
        self.problems, self.recovered, self.moment, self.folder = [], [], threading.Event(), folder
        self.strikes = 0
        self.service = Service(programs, folder, options["settings"], options["mounts"], options.get("environment"))
        self.watcher = Watcher(self.service.root / "out")
        endpoints = [self.service.producers_at, self.service.producers_at + "x"]
        self.producers = [Producer(endpoint, f"p{i}", gallery, seed, options["rate"], self.service.has_poison)
                          for i, endpoint in enumerate(endpoints)]

    def start(self):
        self.service.start()
        self.before = invariants.outside(self.service)
        self.watcher.start()
        for producer in self.producers:
            producer.start()
        wait_for(lambda: sum(producer.finished() for producer in self.producers) >= WARM_JOBS, 60, "the first jobs end")
        self.service.wait_ready(30)
        self.baseline = invariants.Baseline(self.service)

    def pause(self, least, most):
        self.moment.wait(self.rng.uniform(least, most))

    def jobs(self):
        return [job for producer in self.producers for job in producer.jobs]

    def finished(self):
        return sum(producer.finished() for producer in self.producers)

    def flows(self, jobs=10, seconds=None):
        """Waits until so many more jobs have ended: a fault meets work, and work goes on after it."""
        seconds = seconds or self.options["recover_s"]
        before = self.finished()
        wait_for(lambda: self.finished() >= before + jobs, seconds, f"{jobs} more jobs end")

    def expect(self, holds, what):
        if not holds:
            self.problems.append(what)

    def status(self):
        return self.service.status()

    def operator(self, **options):
        return wire.producer(self.service.producers_at, "operator", **options)

    def strike(self, one):
        """One fault, and I8 after it."""
        self.flows(5)
        began = time.monotonic()
        self.strikes += 1
        try:
            one.act(self)
            over = time.monotonic()
            self.service.wait_ready(self.options["recover_s"])
            self.flows(5)
            self.recovered.append((time.monotonic() - over, one.number))
        except TimeoutError as problem:
            self.problems.append(f"I8: after {one.number} ({one.name}): {problem}")
        return time.monotonic() - began

    def end(self):
        """Quiescence, then all invariants."""
        for producer in self.producers:
            producer.enough.set()
        deadline = time.monotonic() + END_S
        for producer in self.producers:
            producer.join(max(0.1, deadline - time.monotonic()))
            producer.gone.set()
            producer.join(5)
            self.problems += producer.problems
        try:
            wait_for(self.service.is_quiet, 30, "nothing is queued or leased")
        except TimeoutError as problem:
            self.problems.append(f"I1: {problem}")
        self.problems += invariants.check_costs(self.service, self.baseline)
        self.status_at_end = self.status()
        for name, code in self.service.stop().items():
            self.expect(code == 0, f"I8: {name} ended with {code} after TERM")
        self.watcher.end()
        self.problems += [f"I3: {problem}" for problem in self.watcher.problems]
        after = invariants.outside(self.service)
        self.problems += [f"I4: {name} was changed" for name in sorted(self.before.keys() | after.keys())
                          if self.before.get(name) != after.get(name)]
        jobs = self.jobs()
        self.problems += invariants.check_ends(jobs)
        self.problems += invariants.check_pictures(jobs, self.gallery, self.service.root)
        self.problems += invariants.check_store(jobs, self.service.data)

    def figures(self):
        jobs = self.jobs()
        ends = collections.Counter(job.results[0][1] for job in jobs if job.results)
        attempts = sum(job.results[0][2].get("attempt", 1) - 1 for job in jobs if job.results and job.results[0][1] == "done")
        slowest = max(self.recovered, default=(0.0, "-"))
        return {**self.counts, "jobs": len(jobs), "accepted": sum(bool(job.ids) for job in jobs), "done": ends["done"], "dead": ends["dead"],
                "refused": sum(job.refused is not None for job in jobs), "again": attempts,
                "duplicates": sum(job.duplicates for job in jobs), "busy": sum(producer.busy for producer in self.producers),
                "reconnects": sum(producer.reconnects for producer in self.producers), "looks": self.watcher.looks,
                "starts": sum(program.starts for program in self.service.supervisor.programs),
                "slowest_recovery_s": f"{slowest[0]:.2f}({slowest[1]})"}

    def close(self):
        for producer in self.producers:
            producer.gone.set()
        if not self.watcher.over.is_set() and self.watcher.is_alive():
            self.watcher.end()
        self.service.close()
