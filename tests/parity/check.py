#!/usr/bin/python3
"""Draw a reference job and hold the picture against matplotlib's.

usage: check.py DRAW_JOB JOB.json REFERENCE.png
Exit status: that of parity.py --gate; 77 (skipped) when python3-numpy or python3-pil is missing.
"""
import json
import os
import subprocess
import sys
import tempfile

try:
    import numpy  # noqa: F401
    from PIL import Image  # noqa: F401
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

draw_job, job, reference = sys.argv[1:]
parity = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "reference", "parity.py")
with open(job, encoding="utf-8") as file:
    output = json.load(file)["charts"][0]["output"]
with tempfile.TemporaryDirectory() as folder:
    subprocess.run([draw_job, job, folder], check=True)
    sys.exit(subprocess.run([sys.executable, parity, reference, os.path.join(folder, output), "--gate"]).returncode)
