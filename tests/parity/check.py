#!/usr/bin/python3
"""Draw a reference job and hold the picture against matplotlib's.

usage: check.py DRAW_JOB JOB.json REFERENCE.png
Exit status: 1 when the picture does not pass the gate of parity.py; 77 (skipped) when python3-numpy or python3-pil is missing.
"""
import json
import os
import subprocess
import sys
import tempfile

try:
    import measure
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

draw_job, job, reference = sys.argv[1:]
with open(job, encoding="utf-8") as file:
    output = json.load(file)["charts"][0]["output"]
with tempfile.TemporaryDirectory() as folder:
    subprocess.run([draw_job, job, folder], check=True)
    passes, said = measure.judge(reference, os.path.join(folder, output))
print(said)
sys.exit(0 if passes else 1)
