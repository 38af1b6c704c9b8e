#!/usr/bin/python3
"""Draw a reference job as a page (SVG or PDF), have a viewer of that format make pixels of it, and hold them against our own PNG.

usage: pages.py DRAW_JOB FORMAT JOB.json [--keep DIR]
The gate of a page is looser than that of a PNG (parity 0.985, worst 0.6, ssim 0.90, tone 2), because the viewer antialiases and hints
otherwise: librsvg and poppler draw a mark where it falls, the PNG in the middle of a pixel, and hint text with FreeType's light hinter or
not at all. matplotlib's own SVG through the same librsvg has 0.88/0.00/4.2/0.71 on uniform200_scatter, ours 0.98/0.45/2.2/0.96.
A page is laid out at 72 dpi at least, so jobs below are not looked at here.
Exit status: 0 passed, 1 not, 77 (skipped) when the viewer, python3-numpy or python3-pil is missing.
"""
import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import xml.dom.minidom

try:
    import numpy  # noqa: F401
    from PIL import Image
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "reference"))
import parity  # noqa: E402

LEAST_DPI = 72
VIEWERS = {"svg": "rsvg-convert", "pdf": "pdftoppm"}


def to_pixels(page, dpi):
    """Path of a PNG of the page, as its viewer draws it at this resolution."""
    out = page + ".png"
    if page.endswith(".svg"):
        subprocess.run(["rsvg-convert", "-d", str(dpi), "-p", str(dpi), page, "-o", out], check=True)
    else:
        subprocess.run(["pdftoppm", "-r", str(dpi), "-png", "-singlefile", page, page], check=True)
    return out


def labels(page):
    """The page's text as a reader of the format finds it."""
    if page.endswith(".svg"):
        dom = xml.dom.minidom.parse(page)
        return [t.firstChild.data for t in dom.getElementsByTagName("text") if t.firstChild]
    return subprocess.run(["pdftotext", "-raw", page, "-"], check=True, capture_output=True, text=True).stdout.split("\n")


def passes(values, page_format):
    p, worst, tone, ssim = values
    # poppler paints hairlines and half-transparent marks between pixels darker than librsvg does.
    return p >= 0.96 and worst >= 0.25 and tone <= (3.5 if page_format == "pdf" else 2.5) and ssim >= 0.9


def common_part(one, other):
    """Both without the last row or column that a viewer adds when it rounds the size of the page up."""
    height, width = (min(a, b) for a, b in zip(one.shape, other.shape[:2]))
    if abs(one.shape[0] - other.shape[0]) > 1 or abs(one.shape[1] - other.shape[1]) > 1:
        return None
    return one[:height, :width], other[:height, :width]


def is_number(value):
    return value is None or isinstance(value, (int, float)) and not isinstance(value, bool)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("draw_job")
    parser.add_argument("format", choices=VIEWERS)
    parser.add_argument("job")
    parser.add_argument("--keep")
    args = parser.parse_args()
    if not shutil.which(VIEWERS[args.format]):
        print(f"skipped: no {VIEWERS[args.format]}")
        return 77
    with open(args.job, encoding="utf-8") as file:
        job = json.load(file)
    chart = job["charts"][0]
    dpi = chart.get("options", {}).get("dpi", 100)
    if dpi < LEAST_DPI:
        print("a page is laid out at 72 dpi at least")
        return 77
    name = os.path.splitext(chart["output"])[0]
    job["charts"] = [dict(chart, output=f"{name}.{e}") for e in ("png", args.format)]
    with tempfile.TemporaryDirectory() as folder:
        folder = args.keep or folder
        with open(os.path.join(folder, name + ".json"), "w", encoding="utf-8") as file:
            json.dump(job, file)
        subprocess.run([args.draw_job, os.path.join(folder, name + ".json"), folder], check=True)
        png, page = (os.path.join(folder, f"{name}.{e}") for e in ("png", args.format))
        ours, seen = parity.load(png), parity.load(to_pixels(page, dpi))
        same = common_part(ours, seen)
        if same is None:
            print(f"the PNG has {ours.shape[1]}x{ours.shape[0]} pixels, the page {seen.shape[1]}x{seen.shape[0]}")
            return 1
        values = parity.compare(*same)[:4]
        found = labels(page)
        print(f"{name}.{args.format}: parity=%.4f worst=%.2f tone=%.2f ssim=%.4f" % values,
              f"{os.path.getsize(page)} bytes, {len(found)} texts")
        names = [str(c) for c, v in zip(job["data"]["columns"], job["data"]["values"]) if all(map(is_number, v))]
        absent = [c for c in names if c.isascii() and not any(c in text for text in found)]
        if chart["kind"] == "scatter_matrix" and absent:
            print("labels that are not text:", absent)
            return 1
        return 0 if passes(values, args.format) else 1


if __name__ == "__main__":
    sys.exit(main())
