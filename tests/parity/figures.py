#!/usr/bin/python3
"""Draws jobs of kind `figure` by Plotmill and by matplotlib (figure_peer.py) and holds the pictures together.

usage: figures.py DRAW_JOB [--keep FOLDER] [JOB.json …]     default: figures/*.json; `waiting` for figures/waiting/*.json

Prints a line for each job and exits with 1 when a picture does not pass parity.py --gate; 77 (skipped) without matplotlib 3.6.3.
"""
import argparse
import glob
import json
import os
import subprocess
import sys
import tempfile
from multiprocessing import Pool

from comparison import require

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "reference")]


def draw_ours(draw_job, job, folder):
    """None, or why not."""
    run = subprocess.run([draw_job, job, folder], capture_output=True, text=True, timeout=60)
    if run.returncode == 0:
        return None
    return (run.stderr or run.stdout).strip().splitlines()[-1] if (run.stderr or run.stdout).strip() else f"status {run.returncode}"


def compare(task):
    """(name, passes, what to print)"""
    draw_job, job, folder = task
    import figure_peer
    import parity
    name = os.path.splitext(os.path.basename(job))[0]
    with open(job, encoding="utf-8") as file:
        output = json.load(file)["charts"][0]["output"]
    theirs, ours = os.path.join(folder, f"{name}.matplotlib.png"), os.path.join(folder, output)
    options, data = figure_peer.read_job(job)
    figure_peer.save(figure_peer.draw(options, data), options, theirs)
    refused = draw_ours(draw_job, job, folder)
    if refused:
        return name, False, refused
    a, b = parity.load(theirs), parity.load(ours)
    if a.shape != b.shape:
        return name, False, f"{b.shape[1]}x{b.shape[0]} px instead of {a.shape[1]}x{a.shape[0]}"
    share, worst, tone, similar, _ = parity.compare(a, b)
    passes = parity.passes(share, worst, tone, similar, a.shape[1])
    return name, passes, f"parity={share:.4f} worst={worst:.2f} tone={tone:.2f} ssim={similar:.4f}"


def find_jobs(given):
    if given in ([], ["waiting"]):
        return sorted(glob.glob(os.path.join(HERE, "figures", *given, "*.json")))
    return given


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("draw_job")
    arguments.add_argument("jobs", nargs="*")
    arguments.add_argument("--keep", help="a folder for the pictures")
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as scratch, Pool(2) as pool:
        folder = given.keep or scratch
        os.makedirs(folder, exist_ok=True)
        failed = 0
        jobs = find_jobs(given.jobs)
        for name, passes, line in pool.imap(compare, [(given.draw_job, job, folder) for job in jobs]):
            failed += not passes
            print(f"{'ok  ' if passes else 'FAIL'} {name:24} {line}", flush=True)
    print(f"{len(jobs) - failed} of {len(jobs)} pass")
    return 1 if failed or not jobs else 0


if __name__ == "__main__":
    require("matplotlib")
    sys.exit(main())
