#!/usr/bin/python3
"""What recycling costs and isolates, measured on real processes: broker, worker, one producer.

usage: bench_worker.py [--bin build/bin] [--faulty build/release/tests/plotmill-worker-faulty] [--jobs N] [--leak-jobs N] [--story-jobs N] [ROW …]

  throughput  CPU of the service (broker and worker host, all their processes, wait4) for the story's jobs with a recycle every 50 jobs beside
              none, interleaved; beside it the machine's noise: the spread of the runs without a recycle
  capacity    the link's own count of the times with fewer ready renderers than configured, recycling every 20 jobs: how many, the length that
              999 of 1,000 keep, the longest
  crash       kill -9 of a busy renderer until its job is leased again, at the broker's word (the back-off of up to 50 ms is part of it)
  leak        a renderer that leaks 1 MiB a job (tests' faulty worker), max_growth 64 MiB: the largest growth of any renderer, and the slope
              of every lasting process's resident set (smaps_rollup) over the last half, in kB per 1,000 jobs
  story       the same slopes for the story's jobs, recycled every 150 (the 256 generations that a link remembers are full before the last half)

One line a row; without names all of them. Folders are in memory (/dev/shm): the disk has benches of its own.
"""
import argparse, os, pathlib, random, signal, statistics, subprocess, sys, tempfile, time

ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "clients" / "python"))
import plotmill  # noqa: E402

STORY = [{"kind": kind, "options": {"dpi": 10}} for kind in ("scatter_matrix", "correlation_heatmap")]
TABLE = {str(i): [random.Random(i).random() for _ in range(4)] for i in range(8)}
MIB = 1 << 20
KEPT = 2000  # results: the broker keeps 100,000 unless told otherwise, and would still be filling up at the end of a run


class Service:
    """A broker and a worker host; the CPU of all their processes, once they have ended."""

    def __init__(self, programs, worker, *options):
        self.memory = "/dev/shm" if os.path.isdir("/dev/shm") else None
        self.folder = tempfile.TemporaryDirectory(prefix="pm-bench-", dir=self.memory)
        name = self.folder.name
        self.cpu_s = 0.0
        quiet = {"stderr": subprocess.DEVNULL}
        config = pathlib.Path(name) / "plotmill.yaml"
        config.write_text(f"broker:\n  keep_finished: {KEPT}\n")
        self.broker = subprocess.Popen([f"{programs}/plotmill-broker", "--config", config, "--data", f"{name}/data", "--producers", f"ipc://{name}/p",
                                        "--workers", f"ipc://{name}/w"], **quiet)
        self.worker = subprocess.Popen([worker, "--broker", f"ipc://{name}/w", "--root", name, *options], **quiet)
        self.client = plotmill.Client(f"ipc://{name}/p", connect_timeout=60)
        self.client.submit(TABLE, charts=STORY, key="first").result(timeout=60)

    def report(self):
        return self.client.status()["workers"][0]["report"]

    def lasting(self):
        report = self.report()
        return {"master": report["master"]["pid"], "link": report["link"]["pid"], "broker": self.broker.pid}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.client.close()
        for process in (self.worker, self.broker):
            process.send_signal(signal.SIGTERM)
            _, _, usage = os.wait4(process.pid, 0)
            process.returncode = 0
            self.cpu_s += usage.ru_utime + usage.ru_stime
        self.folder.cleanup()


def submitted(service, jobs, charts=STORY):
    """Results as they come, at most 500 in flight."""
    items = ({"data": TABLE, "key": f"j{i}", "charts": charts, "folder": str(i % 100)} for i in range(jobs))
    return service.client.map(items, buffersize=500)


def resident_kb(pid):
    with open(f"/proc/{pid}/smaps_rollup") as rollup:
        return next(int(line.split()[1]) for line in rollup if line.startswith("Rss:"))


def slope(samples):
    """kB per 1,000 jobs over the last half of (jobs, kB): least squares."""
    half = samples[len(samples) // 2:]
    x, y = [s[0] / 1000 for s in half], [s[1] for s in half]
    middle_x, middle_y = statistics.fmean(x), statistics.fmean(y)
    spread = sum((each - middle_x) ** 2 for each in x)
    return sum((a - middle_x) * (b - middle_y) for a, b in zip(x, y)) / spread if spread else 0.0


def watched(service, jobs, charts):
    """Slopes of the lasting processes, the largest growth of a renderer (bytes), recycles, seconds."""
    pids, samples, growth = service.lasting(), {}, 0
    every, started = max(1, jobs // 100), time.monotonic()
    for number, _ in enumerate(submitted(service, jobs, charts), 1):
        if number % every == 0:
            for name, pid in pids.items():
                samples.setdefault(name, []).append((number, resident_kb(pid)))
            ended = [each for each in service.report()["generations"] if each["jobs"]]
            growth = max([growth, *(each["rss_last_bytes"] - each["rss_first_bytes"] for each in ended)])
    report = service.report()
    assert pids == service.lasting(), "a process that should last was replaced"
    slopes = " ".join(f"{name}={slope(each):+.2f}" for name, each in samples.items())
    return slopes, growth, report["recycled"], report["crashed"], time.monotonic() - started


def throughput(arguments):
    def cpu(max_jobs):
        with Service(arguments.bin, f"{arguments.bin}/plotmill-worker", "--max-jobs", str(max_jobs)) as service:
            for _ in submitted(service, arguments.jobs):
                pass
        return service.cpu_s / arguments.jobs * 1e6

    plain, often = [], []
    for _ in range(arguments.rounds):
        plain.append(cpu(0))
        often.append(cpu(50))
    plain.append(cpu(0))
    noise = (max(plain) / min(plain) - 1) * 100
    return (f"every_50_jobs={(min(often) / min(plain) - 1) * 100:+.1f}% median={(statistics.median(often) / statistics.median(plain) - 1) * 100:+.1f}% "
            f"cpu_us_per_job={min(plain):.0f} noise={noise:.1f}% jobs={arguments.jobs} rounds={arguments.rounds}")


def capacity(arguments):
    with Service(arguments.bin, f"{arguments.bin}/plotmill-worker", "--max-jobs", "20", "--renderers", "2") as service:
        for _ in submitted(service, arguments.jobs):
            pass
        report = service.report()
    dips = " ".join(f"{name}={value}" for name, value in report["dips"].items())
    return f"{dips} recycled={report['recycled']} jobs={arguments.jobs}"


def crash(arguments):
    big = {str(i): [random.random() for _ in range(3000)] for i in range(12)}
    waits = []
    with Service(arguments.bin, f"{arguments.bin}/plotmill-worker", "--renderers", "2") as service:
        for number in range(arguments.crashes):
            future = service.client.submit(big, key=f"big{number}", charts=[
                {"kind": "scatter_matrix", "options": {"dpi": 100, "alpha": 0.5}, "output": f"{number}-{i}.png"} for i in range(12)])
            busy, deadline = [], time.monotonic() + 30
            while (not busy or future.job_id is None) and time.monotonic() < deadline and not future.done():
                busy = [each["pid"] for each in service.report()["renderers"] if each["state"] == "busy"]
            if not busy or future.job_id is None:
                continue  # drawn before it could be caught
            killed = time.monotonic()
            try:
                os.kill(busy[0], signal.SIGKILL)
            except ProcessLookupError:
                continue  # recycled meanwhile
            while time.monotonic() < killed + 5:
                shown = service.client.show(future.job_id)
                if shown["crashes"] == 1 and shown["state"] == "leased":
                    waits.append((time.monotonic() - killed) * 1e3)
                    break
            future.result(timeout=120)
    return f"median_ms={statistics.median(waits):.1f} max_ms={max(waits):.1f} crashes={len(waits)}"


def leak(arguments):
    charts = [{"kind": "leak", "options": {"bytes": MIB}}]
    with Service(arguments.bin, arguments.faulty, "--max-growth", "64MiB", "--max-jobs", "0") as service:
        slopes, growth, recycled, crashed, seconds = watched(service, arguments.leak_jobs, charts)
    return (f"largest_growth_mib={growth / MIB:.1f} slope_kb_per_1000: {slopes} recycled={recycled} crashed={crashed} "
            f"jobs={arguments.leak_jobs} seconds={seconds:.0f}")


def story(arguments):
    with Service(arguments.bin, f"{arguments.bin}/plotmill-worker", "--max-jobs", "150") as service:
        slopes, growth, recycled, crashed, seconds = watched(service, arguments.story_jobs, STORY)
    return (f"largest_growth_mib={growth / MIB:.1f} slope_kb_per_1000: {slopes} recycled={recycled} crashed={crashed} "
            f"jobs={arguments.story_jobs} seconds={seconds:.0f}")


ROWS = {"throughput": throughput, "capacity": capacity, "crash": crash, "leak": leak, "story": story}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default=str(ROOT / "build" / "bin"))
    parser.add_argument("--faulty", default=str(ROOT / "build" / "release" / "tests" / "plotmill-worker-faulty"))
    parser.add_argument("--jobs", type=int, default=3000, help="a run of throughput and capacity")
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("--crashes", type=int, default=20)
    parser.add_argument("--leak-jobs", type=int, default=10_000)
    parser.add_argument("--story-jobs", type=int, default=100_000)
    parser.add_argument("rows", nargs="*", metavar="ROW", help="of " + ", ".join(ROWS))
    arguments = parser.parse_args()
    for row in arguments.rows or ROWS:
        if row not in ROWS:
            parser.error(f"row: got {row!r}, expected one of {', '.join(ROWS)}")
        print(f"bench=worker row={row} {ROWS[row](arguments)} cores={os.cpu_count()} load={os.getloadavg()[0]:.1f}", flush=True)


if __name__ == "__main__":
    main()
