#!/usr/bin/python3
"""The story's load end to end beside the peer (tests/reference/story.py in a pool of recycled processes on all cores).

usage: bench_story.py [--bin DIR] [--jobs N] [--peer-tables N] [--pairs N] [--dpi N] [--json FILE]

Jobs a second by the clock; CPU is user + system of every process that takes part (producer, broker, master, link, renderers), from the
kernel's own account of ended children, and so with all that they do once. Every table differs; jobs are durable (fsync before ACCEPTED).
Pictures are counted, decoded and checked when the clock has stopped.
"""
import argparse, os, pathlib, sys

from pairs import PYTHON, ROOT, Run, check_pictures, compare, ratio_text, tell, temporary_folder

PRODUCER = pathlib.Path(__file__).with_name("story_producer.py")
PEER = pathlib.Path(__file__).with_name("peers") / "matplotlib_charts.py"


def peer(args):
    with temporary_folder() as folder:
        run = Run([PYTHON, PEER, "both", 4, 8, args.dpi, args.peer_tables, folder, os.cpu_count()])
        check_pictures(folder, 2 * args.peer_tables)
    return {"s_per_job": 1 / run.field("tables_per_s"), "cpu_ms": run.field("cpu_us") / 1e3}


def ours(args):
    with temporary_folder() as folder:
        env = {"PYTHONPATH": str(ROOT / "clients/python"), "PLOTMILL_BIN": str(pathlib.Path(args.bin).resolve()), "PLOTMILL_BROKER": "", "TMPDIR": folder}
        run = Run([PYTHON, PRODUCER, args.jobs, args.dpi, "ours"], env, folder)
        check_pictures(pathlib.Path(folder, "ours"), 2 * (args.jobs + 100))
    return {"s_per_job": 1 / run.field("jobs_per_s"), "cpu_ms": run.cpu_s / args.jobs * 1e3}


def measure(args):
    found = compare(lambda: ours(args), lambda: peer(args), args.pairs)
    return {"bench": "story", "row": f"story end to end, dpi {args.dpi}", "peer": f"matplotlib, pool of {os.cpu_count()}", "dpi": args.dpi,
            "jobs": args.jobs, "unit": "s a job by the clock; ms CPU a job", **found}


def lines(record):
    time, cpu = record["figures"]["s_per_job"], record["figures"]["cpu_ms"]
    yield (f"bench=story dpi={record['dpi']} pairs={record['pairs']} jobs={record['jobs']} jobs_per_s={1 / time['ours']:.0f} "
           f"most={1 / time['ours_least']:.0f} peer_pool_jobs_per_s={1 / time['peer']:.2f} {ratio_text(time)} "
           f"cpu_ms_per_job={cpu['ours']:.3f} peer_cpu_ms_per_job={cpu['peer']:.0f} cpu_{ratio_text(cpu)} steal={record['steal_percent']}%")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default=ROOT / "build/bin")
    parser.add_argument("--jobs", type=int, default=3000, help="tables a run for Plotmill")
    parser.add_argument("--peer-tables", type=int, default=10, help="tables a run for the peer")
    parser.add_argument("--pairs", type=int, default=4)
    parser.add_argument("--dpi", type=int, default=10)
    parser.add_argument("--json", help="a file for the record")
    args = parser.parse_args()
    tell([measure(args)], lines, args.json)


if __name__ == "__main__":
    sys.exit(main())
