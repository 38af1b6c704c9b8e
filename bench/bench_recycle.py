#!/usr/bin/python3
"""What recycling costs, measured on real processes: broker, worker, one producer, the story's job.

usage: bench_recycle.py [--bin build/bin] [--jobs N] [--rounds N]

  recycle     processor time of the whole worker host (master, link, renderers; wait4) with a recycle every 10 jobs, less the same load with
              none, over the number of recycles: fork, sandbox, first draw's page faults, exit. Median and spread of the rounds.
  throughput  jobs/s with a recycle every 50 jobs beside none, the rounds interleaved.
"""
import argparse, json, os, pathlib, random, signal, statistics, subprocess, sys, tempfile, time

ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "clients" / "python"))
import plotmill  # noqa: E402

CHARTS = [{"kind": kind, "options": {"dpi": 10}} for kind in ("scatter_matrix", "correlation_heatmap")]


def run(programs, jobs, max_jobs):
    """Processor seconds of the worker host, wall seconds of the load, recycles."""
    with tempfile.TemporaryDirectory(prefix="pm-recycle-") as folder:
        producers, workers = f"ipc://{folder}/p", f"ipc://{folder}/w"
        quiet = {"stderr": subprocess.DEVNULL}
        broker = subprocess.Popen([f"{programs}/plotmill-broker", "--data", f"{folder}/data", "--producers", producers, "--workers", workers], **quiet)
        worker = subprocess.Popen([f"{programs}/plotmill-worker", "--broker", workers, "--root", folder, "--max-jobs", str(max_jobs)], **quiet)
        rng = random.Random(0)
        table = {str(i): [rng.random() for _ in range(4)] for i in range(8)}
        with plotmill.Client(producers) as client:
            client.submit(table, charts=CHARTS, key="first").result(timeout=60)
            started = time.monotonic()
            handles = [client.submit(table, charts=CHARTS, key=f"j{i}") for i in range(jobs)]
            for handle in handles:
                handle.result(timeout=120)
            wall = time.monotonic() - started
            recycled = client.status()["workers"][0]["report"]["recycled"]
        worker.send_signal(signal.SIGTERM)
        _, _, usage = os.wait4(worker.pid, 0)
        worker.returncode = 0
        broker.send_signal(signal.SIGTERM)
        broker.wait()
        return usage.ru_utime + usage.ru_stime, wall, max(recycled, jobs // max_jobs if max_jobs else 0)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--bin", default=str(ROOT / "build" / "bin"))
    parser.add_argument("--jobs", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    costs, slowdowns, rates = [], [], []
    for _ in range(arguments.rounds):
        plain_cpu, plain_wall, _ = run(arguments.bin, arguments.jobs, 0)
        often_cpu, _, recycles = run(arguments.bin, arguments.jobs, 10)
        _, some_wall, _ = run(arguments.bin, arguments.jobs, 50)
        costs.append((often_cpu - plain_cpu) / recycles * 1e6)
        slowdowns.append((some_wall / plain_wall - 1) * 100)
        rates.append(arguments.jobs / plain_wall)
    load = os.getloadavg()[0]
    print(f"recycle: {statistics.median(costs):.0f} µs of CPU each (rounds {min(costs):.0f} to {max(costs):.0f}); every 50 jobs: "
          f"{statistics.median(slowdowns):+.1f} % time (rounds {min(slowdowns):+.1f} to {max(slowdowns):+.1f}); "
          f"{statistics.median(rates):.0f} jobs/s; {os.cpu_count()} cores, load {load:.1f}")


if __name__ == "__main__":
    main()
