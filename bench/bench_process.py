#!/usr/bin/python3
"""What a process costs, beside matplotlib's: a cold one, and the memory of one that draws the story.

usage: bench_process.py [--bin DIR] [--pairs N] [--json FILE]

  cold      `plotmill render` of the story's table, from exec to the files on the disk, dpi 10; the peer is a Python script that draws as much
  resident  private memory (smaps_rollup) of a renderer after some hundred story jobs, and of the peer's process after three
"""
import argparse, json, pathlib, random, statistics, sys

from pairs import PYTHON, ROOT, Run, check_pictures, compare, private_mib, ratio_text, tell, temporary_folder

PEER = pathlib.Path(__file__).with_name("peers") / "matplotlib_charts.py"
COLD_RUNS = 20  # of ours in a pair: the median
STORY_JOBS = 400


def story_job(number):
    chance = random.Random(number)
    return {"data": {"columns": list(range(8)), "values": [[chance.random() for _ in range(4)] for _ in range(8)]},
            "charts": [{"kind": kind, "options": {"dpi": 10}, "output": f"{number}_{kind}.png"}
                       for kind in ("scatter_matrix", "correlation_heatmap")]}


def peer(tables):
    with temporary_folder() as folder:
        run = Run([PYTHON, PEER, "both", 4, 8, 10, tables, folder])
        check_pictures(folder, 2 * tables)
    return run


def cold(args):
    def ours():
        with temporary_folder() as folder:
            walls = []
            for number in range(COLD_RUNS):
                job = pathlib.Path(folder, "job.json")
                job.write_text(json.dumps(story_job(number)))
                walls.append(Run([args.bin / "plotmill", "render", "-o", folder, job]).wall_s * 1e3)
            check_pictures(folder, 2 * COLD_RUNS)
        return {"wall_ms": statistics.median(walls)}
    return {"bench": "process", "row": "cold", "peer": "matplotlib", "unit": "ms from exec to files",
            **compare(ours, lambda: {"wall_ms": peer(1).wall_s * 1e3}, args.pairs)}


def resident(args):
    sys.path.insert(0, str(ROOT / "clients" / "python"))
    from bench_worker import Service, submitted

    def ours():
        with Service(args.bin, args.bin / "plotmill-worker", "--renderers", "2", "--max-jobs", "0") as service:
            for _ in submitted(service, STORY_JOBS):
                pass
            return {"private_mib": max(private_mib(each["pid"]) for each in service.report()["renderers"])}
    return {"bench": "process", "row": "resident", "peer": "matplotlib", "unit": "MiB private",
            **compare(ours, lambda: {"private_mib": peer(3).field("private_mib")}, args.pairs)}


def measure(args):
    yield cold(args)
    yield resident(args)


def lines(record):
    for name, one in record["figures"].items():
        yield (f"bench=process row={record['row']} {name}={one['ours']:.1f} least={one['ours_least']:.1f} matplotlib={one['peer']:.0f} "
               f"{ratio_text(one)} steal={record['steal_percent']}%")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", type=pathlib.Path, default=ROOT / "build/bin")
    parser.add_argument("--pairs", type=int, default=4)
    parser.add_argument("--json", help="a file for the records")
    args = parser.parse_args()
    tell(measure(args), lines, args.json)


if __name__ == "__main__":
    sys.exit(main())
