"""The broker's system calls fail, one after the other (F45), as SQLite tests its own: the N-th call fails, for N = 1, 2 … until none is hit."""
import os, re, signal

from harness.registry import fault

# What the broker changes its folder with. Reads are the store's (F11); sockets are the peers' (F26, F33).
CALLS = {"openat": "EIO", "pwrite64": "EIO", "fdatasync": "EIO", "fsync": "EIO", "rename": "EIO", "unlink": "EIO", "ftruncate": "EIO",
         "mkdir": "EACCES", "write": "ENOSPC", "fallocate": "ENOSPC"}
# Elsewhere a write is an eventfd's or the log's.
ONLY = {"write": "spool/03/3.new"}
JOBS, FINISHED = 8, 4
PER_CALL = 4  # numbers of one call that a run tries; which ones is the seed's
CODES = (70, 74, 78, 127)  # never ready, storage, configuration; the loader's, which opens files as well


def count_calls(stage):
    """How often each call is made in a whole life: start, jobs, TERM."""
    log = stage.folder / "calls"
    broker = stage.broker(stage.folder / "counted", wrapper=["strace", "-f", "-qq", "-o", log, "-e", "trace=" + ",".join(CALLS)])
    stage.work(broker, JOBS, FINISHED)
    end_traced(broker)
    lines = log.read_text(errors="replace")
    found = [call for call in re.findall(r"^\d+\s+(\w+)\(", lines, re.MULTILINE) if call not in ONLY]
    found += ["write"] * 3  # head and frame of the spool file, and one that is not
    return {call: found.count(call) for call in CALLS}


def end_traced(broker):
    """TERM to the broker beneath strace, which passes none on."""
    for pid in children(broker.process.pid):
        os.kill(pid, signal.SIGTERM)
    return broker.wait()


def children(pid):
    try:
        with open(f"/proc/{pid}/task/{pid}/children") as file:
            return [int(child) for child in file.read().split()]
    except FileNotFoundError:
        return []


def one_failure(stage, call, number, persistent):
    """The broker's life with the N-th call failing (and, persistently, all after it); then another without a fault on what it leaves."""
    where = f"{call} {number}{' and all after' if persistent else ''}"
    data = stage.folder / f"{call}{number}{'p' if persistent else ''}"
    inject = f"inject={call}:error={CALLS[call]}:when={number}{'+' if persistent else ''}"
    broker = stage.broker(data, wrapper=["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}", "-e", inject,
                                          *(("-P", data / ONLY[call]) if call in ONLY else ())])
    promises = stage.work(broker, JOBS, FINISHED, seconds=2.0) if broker.is_ready else None
    code = end_traced(broker) if broker.process.poll() is None else broker.wait()
    stage.expect(code == 0 or code in CODES, f"{where}: the broker ends with {code}: {broker.said()[-400:]}")
    broker.kill()
    stage.counts["failures"] += 1
    again = stage.broker(data)
    stage.expect(again.is_ready, f"{where}: no start afterwards: {again.said()[-300:]}")
    if again.is_ready and promises:
        stage.check_kept(again, promises, where)
    again.kill()


@fault("F45", "every kind of system call of the broker fails, at a random place, once or for good", is_drill=True, needs=("strace",))
def sweep(stage):
    for call, times in count_calls(stage).items():
        numbers = range(1, times + 1)
        for number in stage.rng.sample(numbers, min(times, PER_CALL)):
            one_failure(stage, call, number, persistent=stage.rng.random() < 0.5)


@fault("F29", "threads cannot be made: the broker says so and ends", is_drill=True, needs=("strace",))
def refuse_threads(stage):
    for number in (1, 2, 3):
        broker = stage.broker(stage.folder / f"q{number}", wrapper=[
            "strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=clone3,clone", "-e", f"inject=clone3,clone:error=EAGAIN:when={number}+"])
        if broker.is_ready:
            end_traced(broker)  # so many threads it does not need
            continue
        code = broker.wait()
        stage.expect(code is not None, "the broker without a thread neither starts nor ends")
        stage.expect(broker.said().strip(), f"the broker without a thread ends with {code} and says nothing")
        stage.counts[f"code_{code}"] += 1
