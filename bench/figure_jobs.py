#!/usr/bin/python3
"""The figures of the story (tests/reference/story.py with its imports changed) as the bodies of jobs, for bench_figures.

usage: figure_jobs.py FOLDER [--tables N] [--dpi N]

Writes FOLDER/<n>.job for each picture, two a table: for each frame its length (8 bytes, little-endian) and its bytes.
"""
import argparse, os, pathlib, struct, sys
from concurrent.futures import Future

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "clients/python")]

import numpy as np  # noqa: E402
import plotmill.save  # noqa: E402
from plotmill.job import make_job  # noqa: E402
from plotmill.moving.imports import change_imports  # noqa: E402

STORY = ROOT / "tests/reference/story.py"


class JobFiles:
    """Stands where the client would: what is submitted becomes a file."""

    root = "/"

    def __init__(self, folder):
        self.folder, self.count = folder, 0

    def submit(self, data, **options):
        frames = make_job(data, **options).frames
        with open(self.folder / f"{self.count}.job", "wb") as file:
            for frame in frames:
                file.write(struct.pack("<Q", memoryview(frame).nbytes))
                file.write(frame)
        self.count += 1
        done = Future()
        done.set_result(None)
        return done

    def close(self):
        pass


def story(folder, dpi):
    """The script's names, its pictures going to `folder`."""
    os.environ.update(OUT=str(folder), DPI=str(dpi))
    names = {"__name__": "story"}
    exec(compile(change_imports(STORY.read_text(encoding="utf-8")), str(STORY), "exec"), names)
    return names


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--tables", type=int, default=16)
    parser.add_argument("--dpi", type=int, default=10)
    args = parser.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    plotmill.save._saver.client = JobFiles(args.folder)
    names = story(args.folder, args.dpi)
    chance = np.random.default_rng(0)
    for number in range(args.tables):
        table = names["pd"].DataFrame(chance.random((4, 8)))
        names["scatter_matrix"](str(number), table)
        names["correlation_heatmap"](str(number), table)


if __name__ == "__main__":
    sys.exit(main())
