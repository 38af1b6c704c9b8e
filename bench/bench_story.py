#!/usr/bin/python3
"""The story's load end to end, Plotmill beside the peer (matplotlib as in story.py), in one run, pair by pair (A B B A …).

usage: bench_story.py --bin DIR [--jobs N] [--peer-tables N] [--pairs N] [--dpi N] [--json]

CPU is user + system of every process that takes part (producer, broker, master, link, renderers), from the kernel's own account of ended
children. Outputs are counted and decoded after the clock has stopped; every table differs.
"""
import argparse, json, os, pathlib, re, resource, statistics, subprocess, sys, tempfile, time

ROOT = pathlib.Path(__file__).resolve().parents[1]


def cpu_of(command, env, folder):
    """(wall seconds, CPU seconds of all its descendants, stdout)"""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    done = subprocess.run(command, env=env, cwd=folder, capture_output=True, text=True)
    wall, after = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        sys.exit(f"{command[0]} failed ({done.returncode}):\n{done.stdout}{done.stderr}")
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stdout


def count_pictures(folder):
    from PIL import Image
    names = [p for p in folder.rglob("*.png")]
    for name in names:
        with Image.open(name) as picture:
            picture.load()
    return len(names)


def peer(args, folder):
    out = folder / "peer"
    env = dict(os.environ, ROUNDS="1", PER_ROUND=str(args.peer_tables), DPI=str(args.dpi), OUT=out.name)
    wall, cpu, text = cpu_of(["/usr/bin/python3", ROOT / "tests/reference/story.py"], env, folder)
    per_table = sum(map(float, re.findall(r"([0-9.]+) ms", text))) / 1e3  # without the imports: the peer at its best
    assert count_pictures(out) == 2 * args.peer_tables
    return {"jobs_per_s": 1 / per_table, "cpu_ms": per_table * 1e3}


def ours(args, folder):
    out = folder / "ours"
    env = dict(os.environ, PYTHONPATH=str(ROOT / "clients/python"), PLOTMILL_BIN=str(pathlib.Path(args.bin).resolve()),
               ROUNDS="1", PER_ROUND=str(args.jobs), DPI=str(args.dpi), OUT=out.name)
    env.pop("PLOTMILL_BROKER", None)
    wall, cpu, text = cpu_of(["/usr/bin/python3", ROOT / "examples/story.py"], env, folder)
    seconds = float(re.search(r"^0 \d+ ([0-9.]+)", text, re.M).group(1))
    assert count_pictures(out) == 2 * args.jobs
    return {"jobs_per_s": args.jobs / seconds, "cpu_ms": cpu / args.jobs * 1e3}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default=ROOT / "build/bin")
    parser.add_argument("--jobs", type=int, default=2000, help="tables a run for Plotmill")
    parser.add_argument("--peer-tables", type=int, default=10, help="tables a run for the peer")
    parser.add_argument("--pairs", type=int, default=3)
    parser.add_argument("--dpi", type=int, default=10)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    runs = {"peer": [], "ours": []}
    for pair in range(args.pairs):
        for name in (("peer", "ours") if pair % 2 == 0 else ("ours", "peer")):
            with tempfile.TemporaryDirectory(prefix="plotmill-bench-") as folder:
                runs[name].append((peer if name == "peer" else ours)(args, pathlib.Path(folder)))
    ratios = [o["jobs_per_s"] / p["jobs_per_s"] for o, p in zip(runs["ours"], runs["peer"])]
    cpu_ratios = [p["cpu_ms"] / o["cpu_ms"] for o, p in zip(runs["ours"], runs["peer"])]
    middle = lambda name, figure: statistics.median(r[figure] for r in runs[name])
    record = {"bench": "story", "dpi": args.dpi, "pairs": args.pairs, "jobs": args.jobs,
              "jobs_per_s": round(middle("ours", "jobs_per_s"), 1), "peer_jobs_per_s": round(middle("peer", "jobs_per_s"), 3),
              "cpu_ms_per_job": round(middle("ours", "cpu_ms"), 3), "peer_cpu_ms_per_job": round(middle("peer", "cpu_ms"), 1),
              "times_faster": round(statistics.median(ratios), 1), "times_less_cpu": round(statistics.median(cpu_ratios), 1)}
    print(json.dumps(record) if args.json else " ".join(f"{k}={v}" for k, v in record.items()))


if __name__ == "__main__":
    main()
