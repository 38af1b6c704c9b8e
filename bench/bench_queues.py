#!/usr/bin/python3
"""The queue beside its peers: durable enqueue, and no-op jobs end to end, of the broker, beanstalkd and gearmand in one run.

    bench_queues.py [--jobs N] [--rounds R] [--data DIR] [--json FILE]

Each round runs every queue once, every second round in reverse order; printed are medians, and the least and the most. One producer with a window
of 1,024 jobs unanswered, bodies of 512 bytes; end to end beside it one worker that asks ahead and does nothing. What a queue promises when it has
answered stands in the row: fsync (on disk), 50 ms (lost at a power cut), memory (lost at the end of the process). Peers that are not installed are left out
(apt-get install beanstalkd gearman-job-server). The broker's own row is build/release/bench/bench_broker's, which is C++; the peers' clients are this
script, which sends and reads in bulk (its CPU time stands in client_us_per_job). A queue that syncs job by job gets fewer of them."""

import argparse
import json
import multiprocessing
import os
import pathlib
import re
import resource
import shutil
import socket
import statistics
import struct
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
BROKER = HERE.parent / "build" / "release" / "bench" / "bench_broker"
WINDOW = 1024
BODY = b"x" * 512


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def connect(port):
    deadline = time.monotonic() + 10
    while True:
        try:
            connection = socket.create_connection(("127.0.0.1", port))
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            return connection
        except ConnectionRefusedError:
            if time.monotonic() > deadline:
                raise
            os.sched_yield()


class Beanstalkd:
    def __init__(self, flush_ms):
        self.flush_ms = flush_ms
        self.name = f"beanstalkd -b -f {flush_ms}"
        self.promise = "fsync" if flush_ms == 0 else f"{flush_ms} ms"
        self.shorter = 10 if flush_ms == 0 else 1  # a run takes as long as the others'

    def command(self, port, folder):
        return ["beanstalkd", "-l", "127.0.0.1", "-p", str(port), "-b", folder, "-f", str(self.flush_ms)]

    @staticmethod
    def produce(connection, jobs):
        put = b"put 0 0 60 %d\r\n%s\r\n" % (len(BODY), BODY)
        pipeline(connection, jobs, lambda count: put * count, Lines(b"INSERTED"))

    @staticmethod
    def consume(connection, jobs):
        connection.sendall(b"reserve\r\n" * WINDOW)
        asked, deleted, rest = WINDOW, 0, b""
        found = re.compile(rb"RESERVED (\d+) \d+\r\n")
        while deleted < jobs:
            chunk = connection.recv(1 << 20)
            data = rest + chunk
            ids = [match.group(1) for match in found.finditer(data)]
            deleted += chunk.count(b"DELETED")
            at = data.rfind(b"\r\n")
            rest = data[at + 2:] if at >= 0 else data
            more = min(len(ids), jobs - asked)
            asked += more
            connection.sendall(b"".join(b"delete %s\r\n" % id for id in ids) + b"reserve\r\n" * more)


class Gearmand:
    SUBMIT_JOB_BG, JOB_CREATED, CAN_DO, GRAB_JOB, JOB_ASSIGN, WORK_COMPLETE, NO_JOB = 18, 8, 1, 9, 11, 13, 10

    def __init__(self, queue):
        self.queue = queue
        self.name = f"gearmand -q {queue}"
        self.promise = "memory" if queue == "builtin" else "sqlite"
        self.shorter = 1 if queue == "builtin" else 50

    def command(self, port, folder):
        store = [] if self.queue == "builtin" else [f"--libsqlite3-db={folder}/gearman.db"]
        return ["gearmand", "--listen=127.0.0.1", f"--port={port}", "--log-file=none", f"--queue-type={self.queue}", *store]

    @staticmethod
    def packet(kind, *fields):
        body = b"\0".join(fields)
        return b"\0REQ" + struct.pack(">II", kind, len(body)) + body

    @classmethod
    def produce(cls, connection, jobs):
        numbers = iter(range(jobs))

        def make(count):
            return b"".join(cls.packet(cls.SUBMIT_JOB_BG, b"noop", b"%d" % next(numbers), BODY) for _ in range(count))
        pipeline(connection, jobs, make, Packets(cls.JOB_CREATED))

    @classmethod
    def consume(cls, connection, jobs):
        grab = cls.packet(cls.GRAB_JOB)
        connection.sendall(cls.packet(cls.CAN_DO, b"noop") + grab * 64)
        packets, done = Packets(cls.JOB_ASSIGN), 0
        while done < jobs:
            out = []
            for kind, body in packets.read(connection.recv(1 << 20)):
                if kind == cls.JOB_ASSIGN:
                    out.append(cls.packet(cls.WORK_COMPLETE, body.split(b"\0", 1)[0], b""))
                    done += 1
                out.append(grab)  # NO_JOB: again
            connection.sendall(b"".join(out))


class Lines:
    """Counts the answers of a protocol of lines."""

    def __init__(self, word):
        self.word, self.tail = word, b""

    def count(self, data):
        data = self.tail + data
        at = data.rfind(b"\r\n") + 2
        whole, self.tail = data[:at], data[at:]
        return whole.count(self.word)


class Packets:
    def __init__(self, kind):
        self.kind, self.rest = kind, b""

    def read(self, data):
        data = self.rest + data
        at = 0
        while at + 12 <= len(data):
            kind, size = struct.unpack_from(">II", data, at + 4)
            if at + 12 + size > len(data):
                break
            yield kind, data[at + 12:at + 12 + size]
            at += 12 + size
        self.rest = data[at:]

    def count(self, data):
        return sum(kind == self.kind for kind, _ in self.read(data))


def pipeline(connection, jobs, make, answers):
    """At most WINDOW jobs without an answer."""
    sent = answered = 0
    while answered < jobs:
        room = min(jobs - sent, WINDOW - (sent - answered))
        if room >= WINDOW // 8 or (room and sent + room == jobs):
            connection.sendall(make(room))
            sent += room
        answered += answers.count(connection.recv(1 << 20))


def worker(peer, port, jobs):
    connection = connect(port)
    peer.consume(connection, jobs)


def cpu_seconds(pid):
    with open(f"/proc/{pid}/stat", encoding="ascii") as stat:
        fields = stat.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def run_peer(peer, case, jobs, data):
    folder = tempfile.mkdtemp(prefix="bench-queues-", dir=data)
    port = free_port()
    server = subprocess.Popen(peer.command(port, folder), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        connection = connect(port)
        consumer = None
        if case == "no-op":
            consumer = multiprocessing.Process(target=worker, args=(peer, port, jobs))
            consumer.start()
        used, start = resource.getrusage(resource.RUSAGE_SELF), time.monotonic()
        peer.produce(connection, jobs)
        if consumer is not None:
            consumer.join()
        seconds = time.monotonic() - start
        after = resource.getrusage(resource.RUSAGE_SELF)
        client = after.ru_utime + after.ru_stime - used.ru_utime - used.ru_stime
        return {"jobs_per_s": jobs / seconds, "cpu_us": cpu_seconds(server.pid) * 1e6 / jobs, "client_us": client * 1e6 / jobs}
    finally:
        server.kill()
        server.wait()
        shutil.rmtree(folder, ignore_errors=True)


def run_broker(case, jobs, data):
    folder = tempfile.mkdtemp(prefix="bench-queues-", dir=data)
    try:
        out = subprocess.run([BROKER, "--case", case, "--window", str(WINDOW), "--jobs", str(jobs), "--data", folder + "/q",
                              "--body", str(len(BODY))], check=True, capture_output=True, text=True).stdout
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    row = dict(word.split("=", 1) for word in out.split())
    return {"jobs_per_s": float(row["jobs_per_s"]), "cpu_us": float(row["broker_cpu_us_per_job"]), "client_us": None}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jobs", type=int, default=30_000, help="of each run (default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--data", default=tempfile.gettempdir(), help="folder on the disk that is to be measured")
    parser.add_argument("--json", help="the figures, for a script")
    arguments = parser.parse_args()
    peers = [peer for peer, program in ((Beanstalkd(0), "beanstalkd"), (Beanstalkd(50), "beanstalkd"),
                                        (Gearmand("libsqlite3"), "gearmand"), (Gearmand("builtin"), "gearmand"))
             if shutil.which(program)]
    runs = {}
    for round in range(arguments.rounds):
        for case in ("enqueue", "no-op"):
            queues = [None, *peers]
            for peer in queues if round % 2 == 0 else reversed(queues):
                name = "plotmill-broker" if peer is None else peer.name
                figures = run_broker(case, arguments.jobs, arguments.data) if peer is None \
                    else run_peer(peer, case, arguments.jobs // peer.shorter, arguments.data)
                runs.setdefault((case, name, "fsync" if peer is None else peer.promise), []).append(figures)
                print(f"round {round + 1}: {case} {name}: {figures['jobs_per_s']:.0f} jobs/s", file=sys.stderr)
    rows = []
    for (case, name, promise), figures in runs.items():
        speed = [one["jobs_per_s"] for one in figures]
        rows.append({"case": case, "queue": name, "durable": promise, "jobs_per_s": statistics.median(speed), "least": min(speed),
                     "most": max(speed), "cpu_us_per_job": statistics.median(one["cpu_us"] for one in figures),
                     "client_us_per_job": None if figures[0]["client_us"] is None
                     else statistics.median(one["client_us"] for one in figures)})
        row = rows[-1]
        client = "" if row["client_us_per_job"] is None else f" client_us_per_job={row['client_us_per_job']:.1f}"
        print(f"bench=queues case={case} queue={name.replace(' ', '_')} durable={promise.replace(' ', '_')} "
              f"jobs_per_s={row['jobs_per_s']:.0f} least={row['least']:.0f} most={row['most']:.0f} "
              f"cpu_us_per_job={row['cpu_us_per_job']:.1f}{client}")
    if arguments.json:
        pathlib.Path(arguments.json).write_text(json.dumps({"jobs": arguments.jobs, "rounds": arguments.rounds, "rows": rows}, indent=1))


if __name__ == "__main__":
    main()
