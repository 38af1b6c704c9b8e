#!/usr/bin/python3
"""The peer: the story's own functions (tests/reference/story.py) on tables that differ, in this process or in a recycled pool.

usage: matplotlib_charts.py KIND ROWS COLUMNS DPI TABLES FOLDER [POOL]     KIND: both, scatter_matrix or correlation_heatmap
Prints cpu_us= (of a table, imports left out), private_mib= (memory that only this process has) and, with a pool of POOL processes that are
replaced every 50 tables, tables_per_s=.
"""
import os, pathlib, sys, time

BENCH = pathlib.Path(__file__).resolve().parents[1]
sys.path[:0] = [str(BENCH), str(BENCH.parent / "tests" / "reference")]
kind, rows, columns, dpi, tables, folder = sys.argv[1], *map(int, sys.argv[2:6]), sys.argv[6]
os.environ.update(DPI=str(dpi), OUT=folder, BACKEND="agg")
import numpy as np, pandas as pd  # noqa: E402
import story  # noqa: E402
from pairs import private_mib  # noqa: E402

CHARTS = [story.scatter_matrix, story.correlation_heatmap] if kind == "both" else [getattr(story, kind)]


def draw(number):
    table = pd.DataFrame(np.random.default_rng(number).random((rows, columns)))
    start = time.process_time()
    for chart in CHARTS:
        chart(str(number), table)
    return time.process_time() - start


def main():
    if len(sys.argv) > 7:
        import multiprocessing
        processes = int(sys.argv[7])
        with multiprocessing.Pool(processes, maxtasksperchild=50) as pool:
            pool.map(draw, range(10_000, 10_000 + processes), chunksize=1)  # started and warm
            for name in pathlib.Path(folder).iterdir():
                name.unlink()
            start = time.monotonic()
            spent = pool.map(draw, range(tables), chunksize=1)
            print(f"tables_per_s={tables / (time.monotonic() - start)}")
    else:
        spent = [draw(number) for number in range(tables)]
    print(f"cpu_us={sum(spent) / tables * 1e6} private_mib={private_mib()}")


if __name__ == "__main__":
    main()
