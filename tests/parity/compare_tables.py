#!/usr/bin/python3
"""Generate the colour tables again and compare them with those in the tree.

usage: compare_tables.py COLOR_FOLDER
Numbers may differ by TOLERANCE: numpy's sine ends in another digit on a processor with AVX-512.
Exit status: 0 equal, 1 different, 77 (skipped) when matplotlib or seaborn is missing or of another version.
"""
import os
import re
import subprocess
import sys
import tempfile

from comparison import require

TOLERANCE = 1e-14
NUMBER = re.compile(r"\d+\.\d+(?:e-?\d+)?")


def same(made, kept):
    """But for the last digits of numbers, character by character."""
    numbers = zip(NUMBER.findall(made), NUMBER.findall(kept))
    return NUMBER.sub("", made) == NUMBER.sub("", kept) and all(abs(float(a) - float(b)) <= TOLERANCE for a, b in numbers)


require("matplotlib", "seaborn")
color = sys.argv[1]
with tempfile.TemporaryDirectory() as folder:
    subprocess.run([sys.executable, os.path.join(color, "generate_tables.py"), folder], check=True)
    for name in ("named_colors.inc", "colormap_tables.inc", "palette_tables.inc"):
        with open(os.path.join(folder, name)) as made, open(os.path.join(color, name)) as kept:
            if not same(made.read(), kept.read()):
                print(f"{name} is not what generate_tables.py writes")
                sys.exit(1)
