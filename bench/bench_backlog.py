#!/usr/bin/python3
"""A million queued jobs: what they cost in memory, whether the rate stays flat, and how long a broker takes to serve again after TERM and after kill -9.

usage: bench_backlog.py [--bin DIR] [--jobs N] [--body BYTES] [--data DIR]

One producer in Python, 1,024 SUBMITs unanswered at most; the broker commits with its usual syncs. A line for each tenth, then one with the figures.
Goals: a resident set of 1 GiB, 5 s to serving. Serving is: STATUS is answered, and a worker has been given a job with its body.
"""
import argparse, hashlib, json, os, pathlib, shutil, signal, struct, subprocess, sys, tempfile, time

import zmq

ROOT = pathlib.Path(__file__).resolve().parents[1]
WINDOW = 1024


class Broker:
    def __init__(self, programs, folder):
        self.folder = folder
        config = folder / "plotmill.yaml"
        config.write_text("broker:\n  max_jobs: 20000000\n  max_queued: 1000GiB\n  min_free_disk: 1MiB\n")
        self.started = time.monotonic()
        read_end, write_end = os.pipe()
        os.set_inheritable(write_end, True)
        self.process = subprocess.Popen([programs / "plotmill-broker", "--config", config, "--data", folder / "q", "--ready-fd", str(write_end),
                                         "--log-level", "warn", "--die-with-parent"], pass_fds=(write_end,))
        os.close(write_end)
        if os.read(read_end, 2) != b"R\n":
            sys.exit("the broker did not start")
        os.close(read_end)
        self.ready_s = time.monotonic() - self.started

    def peer(self, door, cmd, **fields):
        socket = zmq.Context.instance().socket(zmq.DEALER)
        socket.setsockopt(zmq.LINGER, 0)
        socket.setsockopt(zmq.SNDHWM, 0)
        socket.setsockopt(zmq.RCVHWM, 0)
        socket.connect(f"ipc://{self.folder}/q/{door}.sock")
        socket.send(json.dumps({"cmd": cmd, "v": 1, **fields}).encode())
        socket.recv_multipart()
        return socket

    def memory(self, field):
        lines = pathlib.Path(f"/proc/{self.process.pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith(field)) / 1024

    def serve_s(self):
        """Seconds from its start until a status, and until a job with its body is at a worker."""
        producer = self.peer("producers", "HELLO", name="bench")
        producer.send(b'{"cmd":"STATUS","req":1}')
        jobs = json.loads(producer.recv_multipart()[1])["jobs"]
        status_s = time.monotonic() - self.started
        worker = self.peer("workers", "READY", worker="w", host="h", pid=1, slots=1, renderer="1", leases=[])
        worker.send(b'{"cmd":"CREDIT","n":1}')
        while b"ASSIGN" not in worker.recv_multipart()[0]:
            pass
        return jobs["queued"] + jobs["leased"] + jobs["delayed"], status_s, time.monotonic() - self.started

    def end(self, number):
        began = time.monotonic()
        self.process.send_signal(number)
        self.process.wait()
        return time.monotonic() - began


def enqueue(broker, jobs, body):
    """Jobs a second of each tenth."""
    producer = broker.peer("producers", "HELLO", name="bench")
    digest = hashlib.sha256(struct.pack("<Q", len(body)) + body).hexdigest()
    tail = f'","bytes":{len(body)},"sha256":"{digest}"}}'
    rates, sent, answered, began = [], 0, 0, time.monotonic()
    tenth = max(1, jobs // 10)
    while answered < jobs:
        while sent < jobs and sent - answered < WINDOW:
            sent += 1
            producer.send_multipart((f'{{"cmd":"SUBMIT","req":{sent},"key":"k{sent}","outputs":["o/{sent}.png"],"queue":"default{tail}'.encode(), body),
                                    copy=True)
        header = producer.recv()
        if b"ACCEPTED" not in header:
            sys.exit(f"unexpected: {header}")
        answered += 1
        if answered % tenth == 0:
            now = time.monotonic()
            rates.append(tenth / (now - began))
            print(f"bench=backlog jobs={answered} jobs_per_s={rates[-1]:.0f} rss_mib={broker.memory('VmRSS'):.0f}", flush=True)
            began = now
    return rates


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", type=pathlib.Path, default=ROOT / "build/bin")
    parser.add_argument("--jobs", type=int, default=1_000_000)
    parser.add_argument("--body", type=int, default=512)
    parser.add_argument("--data", help="a folder on the disk that is to be measured")
    args = parser.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="pm-backlog-", dir=args.data))
    broker = Broker(args.bin, folder)
    try:
        rates = enqueue(broker, args.jobs, os.urandom(args.body))
        rss, peak = broker.memory("VmRSS"), broker.memory("VmHWM")
        stop_s = broker.end(signal.SIGTERM)
        figures = []
        for how in ("term", "kill"):
            broker = Broker(args.bin, folder)
            found, status_s, job_s = broker.serve_s()
            if found != args.jobs:
                sys.exit(f"after {how}: {found} jobs, expected {args.jobs}")
            figures.append(f"after_{how}_ready_s={broker.ready_s:.2f} status_s={status_s:.2f} first_job_s={job_s:.2f} "
                           f"rss_mib={broker.memory('VmRSS'):.0f}")
            broker.end(signal.SIGKILL)
        disk = sum(path.stat().st_size for path in (folder / "q").rglob("*") if path.is_file()) >> 20
        print(f"bench=backlog jobs={args.jobs} body_bytes={args.body} rss_mib={rss:.0f} peak_mib={peak:.0f} disk_mib={disk} "
              f"slowest_tenth={min(rates) / max(rates):.2f} stop_s={stop_s:.2f} {' '.join(figures)} durable=fsync")
    finally:
        if broker.process.poll() is None:
            broker.process.kill()
        broker.process.wait()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
