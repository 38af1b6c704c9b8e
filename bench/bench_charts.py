#!/usr/bin/python3
"""What a table's charts cost in a renderer, beside the peers that are installed: matplotlib and seaborn as in the story, gnuplot, R, PLplot.

usage: bench_charts.py [--pairs N] [--seconds S] [--full] [--json FILE]

CPU of one table's charts, the data in memory, every table another; what a process does once (imports, fonts) is left out on both sides, of
gnuplot by taking the difference of two numbers of tables. --full also lets matplotlib draw the table of a million rows (a minute a pair).
Pictures of both sides are decoded and checked when the clock has stopped. A row: CPU in µs by the median of the pairs, the ratio with its
95 % interval.
"""
import argparse, pathlib, shutil, subprocess, sys

from pairs import PYTHON, ROOT, Run, check_pictures, compare, ratio_text, tell, temporary_folder

RENDER = ROOT / "build/release/bench/bench_render"
FIGURES = ROOT / "build/release/bench/bench_figures"
FIGURE_TABLES = 16  # other ones; then the first again
PEERS = pathlib.Path(__file__).with_name("peers")
STORY_SIZE = (1200, 800)
# bench_render's case, the peer's kind, rows, columns, dpi, tables a run
CASES = (("story_dpi10", "both", 4, 8, 10, 3), ("story", "both", 4, 8, 100, 3), ("rows_100k", "scatter_matrix", 100_000, 8, 100, 1),
         ("columns_50", "scatter_matrix", 200, 50, 100, 1), ("rows_1M_scatter", "scatter_matrix", 1_000_000, 8, 100, 1))
# The story's script as it is, its imports changed: the row, dpi
FIGURE_CASES = (("figures_dpi10", 10), ("figures", 100))


def ours(case, seconds, pictures):
    with temporary_folder() as folder:
        run = Run([RENDER, seconds, case, folder])
        check_pictures(folder, pictures)
    return {"cpu_us": run.field("cpu_us"), "cpu_least_us": run.field("cpu_min_us")}


def figures(dpi, seconds):
    with temporary_folder() as folder:
        jobs, pictures = pathlib.Path(folder, "jobs"), pathlib.Path(folder, "pictures")
        pictures.mkdir()
        Run([PYTHON, pathlib.Path(__file__).with_name("figure_jobs.py"), jobs, "--tables", FIGURE_TABLES, "--dpi", dpi])
        run = Run([FIGURES, seconds, jobs, pictures])
        check_pictures(pictures, 2 * FIGURE_TABLES)
    return {"cpu_us": run.field("cpu_us"), "cpu_least_us": run.field("cpu_min_us")}


def matplotlib(kind, rows, columns, dpi, tables):
    with temporary_folder() as folder:
        run = Run([PYTHON, PEERS / "matplotlib_charts.py", kind, rows, columns, dpi, tables, folder])
        check_pictures(folder, tables * (2 if kind == "both" else 1))
    return {"cpu_us": run.field("cpu_us")}


def gnuplot():
    def spent(tables):
        with temporary_folder() as folder:
            script = pathlib.Path(folder, "script")
            script.write_text(subprocess.run([PYTHON, PEERS / "gnuplot_matrix.py", str(tables), folder], capture_output=True, text=True,
                                             check=True).stdout)
            run = Run(["gnuplot", script])
            check_pictures(folder, tables, STORY_SIZE)
        return run.cpu_s
    return {"cpu_us": (spent(12) - spent(2)) / 10 * 1e6}


def program(command, tables):
    with temporary_folder() as folder:
        run = Run([*command, tables, folder])
        check_pictures(folder, tables, STORY_SIZE)
    return {"cpu_us": run.field("cpu_us")}


def has_plplot():
    return subprocess.run([PYTHON, "-c", "import plplot"], capture_output=True).returncode == 0


def rows(args):
    """(row, peer's name, what measures ours, what measures the peer or None)"""
    for case, kind, *size in CASES:
        is_dear = case == "rows_1M_scatter" and not args.full
        yield (case, "matplotlib", lambda c=case, k=kind: ours(c, args.seconds, 2 if k == "both" else 1),
               None if is_dear else lambda k=kind, s=size: matplotlib(k, *s))
    for row, dpi in FIGURE_CASES:
        yield row, "matplotlib", lambda d=dpi: figures(d, args.seconds), lambda d=dpi: matplotlib("both", 4, 8, d, 3)
    for name, is_here, measure in (("gnuplot", shutil.which("gnuplot"), gnuplot),
                                   ("R", shutil.which("Rscript"), lambda: program(["Rscript", PEERS / "matrix.R"], 5)),
                                   ("PLplot", has_plplot(), lambda: program([PYTHON, PEERS / "plplot_matrix.py"], 5))):
        if is_here:
            yield f"story_scatter beside {name}", name, lambda: ours("story_scatter", args.seconds, 1), measure


def measure(args):
    for row, peer, measure_ours, beside in rows(args):
        found = compare(measure_ours, beside or (lambda: {}), args.pairs)
        yield {"bench": "charts", "row": row, "peer": peer if beside else None, "unit": "µs CPU a table", **found}


def lines(record):
    one = record["figures"]["cpu_us"]
    beside = f" {record['peer']}={one['peer']:.0f} {ratio_text(one)}" if "ratio" in one else ""
    yield (f"bench=charts row={record['row'].replace(' ', '_')} cpu_us={one['ours']:.0f} least={one['ours_least']:.0f}{beside} "
           f"pairs={record['pairs']} steal={record['steal_percent']}%")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=4)
    parser.add_argument("--seconds", type=float, default=1, help="of CPU a run of ours")
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--json", help="a file for the records")
    args = parser.parse_args()
    tell(measure(args), lines, args.json)


if __name__ == "__main__":
    sys.exit(main())
