#!/usr/bin/python3
"""Contact sheets of the pictures that `check.py --keep FOLDER` left: pairs, matplotlib's at the left, Plotmill's at the right.

usage: contact_sheet.py FOLDER [PREFIX …] [--out PREFIX]       writes PREFIX1.png, PREFIX2.png …, and says which pictures each has

A gate's number says that two pictures are alike; only eyes say that both are the picture that was meant."""
import argparse
import glob
import os
import sys

from PIL import Image, ImageDraw

COLUMNS, ROWS = 4, 6  # pairs
WIDTH, HEIGHT, CAPTION, GAP = 240, 180, 14, 6  # pixels of one picture, and around it


def pairs_in(folder, prefixes):
    """(name, theirs, ours) of every picture of ours; theirs may be None (`--peers` keeps them elsewhere)."""
    for path in sorted(glob.glob(os.path.join(folder, "ours", "*", "*.png"))):
        script, name = path.split(os.sep)[-2:]
        if not prefixes or script.startswith(tuple(prefixes)):
            theirs = os.path.join(folder, "theirs", script, name)
            yield f"{script}: {name}", theirs if os.path.exists(theirs) else None, path


def put(sheet, path, x, y):
    picture = Image.open(path).convert("RGBA")
    picture.thumbnail((WIDTH, HEIGHT), Image.LANCZOS)
    sheet.paste(picture, (x + (WIDTH - picture.width) // 2, y + (HEIGHT - picture.height) // 2), picture)


def make_sheet(pairs):
    pair_width, pair_height = 2 * WIDTH + GAP, HEIGHT + CAPTION + GAP
    sheet = Image.new("RGB", (COLUMNS * (pair_width + 2 * GAP), ROWS * pair_height), "#dddddd")
    draw = ImageDraw.Draw(sheet)
    for i, (name, theirs, ours) in enumerate(pairs):
        x, y = i % COLUMNS * (pair_width + 2 * GAP) + GAP, i // COLUMNS * pair_height
        draw.text((x, y + 1), name[:pair_width // 6], fill="black")
        for path, left in ((theirs, x), (ours, x + WIDTH + GAP)):
            if path is not None:
                put(sheet, path, left, y + CAPTION)
    return sheet


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder")
    arguments.add_argument("prefixes", nargs="*")
    arguments.add_argument("--out", default="sheet", help="the beginning of the files' names (sheet)")
    given = arguments.parse_args()
    pairs = list(pairs_in(given.folder, given.prefixes))
    if not pairs:
        print(f"{given.folder}: no pictures, expected the folder of check.py --keep", file=sys.stderr)
        return 2
    for number, first in enumerate(range(0, len(pairs), COLUMNS * ROWS), start=1):
        some = pairs[first:first + COLUMNS * ROWS]
        make_sheet(some).save(f"{given.out}{number}.png")
        print(f"{given.out}{number}.png: {some[0][0]} … {some[-1][0]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
