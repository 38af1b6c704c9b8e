#!/usr/bin/python3
"""Are our files about as small as matplotlib's? Every job that has a reference picture is drawn, and the file's size held against that of
the one that matplotlib wrote.

usage: sizes.py DRAW_JOB FOLDER…
Exit status: 0, or 1 when one is more than a fifth larger.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

MOST = 1.2


def main():
    draw_job, folders = sys.argv[1], sys.argv[2:]
    too_large = []
    for reference in sorted(picture for folder in folders for picture in pathlib.Path(folder).glob("*.png")):
        job = reference.with_suffix(".json")
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([draw_job, job, folder], check=True)
            ours = pathlib.Path(folder, json.loads(job.read_text(encoding="utf-8"))["charts"][0]["output"]).stat().st_size
        theirs = reference.stat().st_size
        print(f"{reference.stem:32} {ours:8} bytes, matplotlib {theirs:8}, {ours / theirs:.2f}")
        if ours > MOST * theirs:
            too_large.append(reference.stem)
    if too_large:
        print("more than a fifth larger:", ", ".join(too_large))
    return int(bool(too_large))


sys.exit(main())
