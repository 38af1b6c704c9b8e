#!/usr/bin/python3
"""Draws jobs of kind `figure` by Plotmill and by matplotlib (figure_peer.py) and holds the pictures together.

usage: figures.py DRAW_JOB [--keep FOLDER | --peers FOLDER] [JOB.json …]     default: figures/*.json; `waiting` for figures/waiting/*.json

Prints a line for each job and exits with 1 when a picture does not pass parity.py --gate; 77 (skipped) without matplotlib 3.6.3.
"""
import argparse
import glob
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from multiprocessing import Pool

import measure
from comparison import require

HERE = os.path.dirname(os.path.abspath(__file__))


def draw_ours(draw_job, job, folder):
    """None, or why not."""
    run = subprocess.run([draw_job, job, folder], capture_output=True, text=True, timeout=60)
    if run.returncode == 0:
        return None
    return (run.stderr or run.stdout).strip().splitlines()[-1] if (run.stderr or run.stdout).strip() else f"status {run.returncode}"


def picture_of_theirs(job, folder):
    """matplotlib's picture of a job. It is kept there, named by all that it is made of: the next run need not draw it."""
    digest = hashlib.sha256()
    for path in [job, *sorted(glob.glob(os.path.join(HERE, "figure_*.py")))]:
        with open(path, "rb") as file:
            digest.update(file.read())
    picture = os.path.join(folder, digest.hexdigest()[:32] + ".png")
    if not os.path.exists(picture):
        import figure_peer
        options, data = figure_peer.read_job(job)
        drawn = f"{picture[:-4]}.{os.getpid()}.png"
        figure_peer.save(figure_peer.draw(options, data), options, drawn)
        os.rename(drawn, picture)
    return picture


def compare(task):
    """(name, passes, what to print)"""
    draw_job, job, folder, peers = task
    name = os.path.splitext(os.path.basename(job))[0]
    with open(job, encoding="utf-8") as file:
        output = json.load(file)["charts"][0]["output"]
    refused = draw_ours(draw_job, job, folder)
    if refused:
        return name, False, refused
    theirs = picture_of_theirs(job, peers)
    if peers == folder:
        os.rename(theirs, theirs := os.path.join(folder, f"{name}.matplotlib.png"))
    return name, *measure.judge(theirs, os.path.join(folder, output))


def find_jobs(given):
    if given in ([], ["waiting"]):
        return sorted(glob.glob(os.path.join(HERE, "figures", *given, "*.json")))
    return given


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("draw_job")
    arguments.add_argument("jobs", nargs="*")
    arguments.add_argument("--keep", help="a folder for the pictures")
    arguments.add_argument("--peers", type=os.path.abspath, help="a folder that keeps matplotlib's pictures for the next run")
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as scratch, Pool(2) as pool:
        folder = given.keep or scratch
        peers = given.peers or folder
        for needed in (folder, peers):
            os.makedirs(needed, exist_ok=True)
        failed = 0
        jobs = find_jobs(given.jobs)
        for name, passes, line in pool.imap(compare, [(given.draw_job, job, folder, peers) for job in jobs]):
            failed += not passes
            print(f"{'ok  ' if passes else 'FAIL'} {name:24} {line}", flush=True)
    print(f"{len(jobs) - failed} of {len(jobs)} pass")
    return 1 if failed or not jobs else 0


if __name__ == "__main__":
    require("matplotlib")
    sys.exit(main())
