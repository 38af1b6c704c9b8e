#!/usr/bin/python3
"""Hold our paths and markers against those of matplotlib's Agg back end, pixel by pixel.

usage: shapes.py DRAW_SHAPES [GROUP…] [--keep FOLDER]
Each case draws one scene with both; a pixel counts as different above 2/255 in any channel.
Exit status: 0 when no group has more different pixels than it is allowed; 77 (skipped) without matplotlib.
"""
import math
import os
import subprocess
import sys
import tempfile

from comparison import require, sampled

require("matplotlib", "numpy")
import numpy as np
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.markers import MarkerStyle
from matplotlib.patches import BoxStyle
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, Bbox, IdentityTransform

LETTERS = {Path.MOVETO: "M", Path.LINETO: "L", Path.CURVE3: "Q", Path.CURVE4: "C", Path.CLOSEPOLY: "Z"}
BLACK = (0, 0, 0, 1)


def number(value):
    return repr(float(value))


def numbers(values):
    return " ".join(number(v) for v in values)


def color(value):
    return "none" if value is None else numbers(value)


class Case:
    """One scene, told to both. Places are matplotlib's: px, y up."""

    def __init__(self, name, width=60, height=50, dpi=100):
        self.name, self.width, self.height, self.dpi = name, width, height, dpi
        self.words = [f"scene {width} {height} {number(dpi)}"]
        self.agg = RendererAgg(width, height, dpi)

    def context(self, line, width, join="round", cap="butt", snap=None, clip=None, dashes=()):
        gc = self.agg.new_gc()
        gc.set_linewidth(0 if line is None else width * 72 / self.dpi)
        gc.set_foreground(line or (0, 0, 0, 0), isRGBA=True)
        gc.set_joinstyle(join)
        gc.set_capstyle(cap)
        gc.set_snap(snap)
        if dashes:
            gc.set_dashes(0, [d * 72 / self.dpi for d in dashes])
        clip = clip or (0, 0, self.width, self.height)
        gc.set_clip_rectangle(Bbox.from_extents(*clip))
        px = gc.get_linewidth() * self.dpi / 72
        word = {None: "automatic", True: "always", False: "never"}[snap]
        self.words.append(f"clip {numbers((clip[0], self.height - clip[3], clip[2], self.height - clip[1]))}"
                          f" snap {word} line {color(line)} pen {number(px)} {join} {cap}"
                          f" dashes {len(dashes)} {numbers(d * 72 / self.dpi * self.dpi / 72 for d in dashes)}")
        return gc

    def path(self, path, line=BLACK, width=1.0, fill=None, simplify=False, **how):
        gc = self.context(line, width, **how)
        path = Path(path.vertices, path.codes)
        path.should_simplify = simplify
        codes = path.codes if path.codes is not None else [Path.MOVETO] + [Path.LINETO] * (len(path.vertices) - 1)
        places = " ".join(f"{LETTERS[c]} {number(x)} {number(y * -1 + self.height)}"
                          for c, (x, y) in zip(codes, path.vertices))
        self.words.append(f"fill {color(fill)} simplify {int(simplify)} path {len(codes)} {places}")
        self.agg.draw_path(gc, path, IdentityTransform(), fill)
        return self

    def outline(self, marker):
        style = MarkerStyle(marker)
        return style.get_path().transformed(style.get_transform())

    def name_of(self, marker):
        return f"#{marker}" if isinstance(marker, int) else marker

    def marker(self, marker, size, places, line=BLACK, width=1.0, fill=BLACK, clip=None):
        gc = self.context(line, width, clip=clip)
        told = " ".join(f"{number(x)} {number(y * -1 + self.height)}" for x, y in places)
        self.words.append(f"fill {color(fill)} marker {self.name_of(marker)} {number(size)} {len(places)} {told}")
        self.agg.draw_markers(gc, self.outline(marker), Affine2D().scale(size), Path(places), IdentityTransform(), fill)
        return self

    def spread(self, marker, size, places, colors, line=(1, 1, 1, 1), width=0.5, clip=None):
        gc = self.context(line or BLACK, width, clip=clip)
        self.words.append(f"line {color(line)}")
        told = " ".join(f"{number(x)} {number(y * -1 + self.height)} {i % len(colors)}" for i, (x, y) in enumerate(places))
        self.words.append(f"fill none spread {self.name_of(marker)} {number(size)} {len(colors)} "
                          f"{' '.join(map(numbers, colors))} {len(places)} {told}")
        edges = np.array([line or colors[i % len(colors)] for i in range(len(places))])
        self.agg.draw_path_collection(
            gc, Affine2D(), [self.outline(marker)], [Affine2D().scale(size).get_matrix()], np.array(places, float),
            IdentityTransform(), np.array([colors[i % len(colors)] for i in range(len(places))]), edges,
            np.array([width * 72 / self.dpi]), [(0, None)], np.array([True]), [None], "screen")
        return self

    def picture(self):
        """On white, as a figure is."""
        rgba = np.asarray(self.agg.buffer_rgba())
        return rgba[..., :3].copy()


def case(name, **size):
    made = Case(name, **size)
    w, h = made.width, made.height
    page = Path([[-5, -5], [w + 5, -5], [w + 5, h + 5], [-5, h + 5], [-5, -5]], closed=True)
    made.agg.draw_path(made.context(None, 0), page, IdentityTransform(), (1, 1, 1, 1))
    made.words.append("line none")
    return made


MARKERS = [m for m in ".,ov^<>12348sp*hH+xDd|_PX"] + list(range(12))
ZIGZAG = Path([[8.3, 8.1], [20.2, 41.7], [27.5, 12.9], [51.3, 40.2], [30.1, 25.5]])


def marker_cases():
    places = [(15.2, 14.7), (44.5, 15.5), (30.0, 30.9), (-3.0, 40.0), (58.8, 47.4)]
    for dpi in (10, 72, 100, 300):
        for area in (1, 3, 12, 80, 400):
            for m in MARKERS:
                px = math.sqrt(area) * dpi / 72
                filled = MarkerStyle(m).is_filled()
                side = max(60, int(2.2 * px))
                made = case(f"{m} s={area} dpi={dpi}", dpi=dpi, width=side, height=side)
                yield made.marker(m, px, places, line=(0, 0, 0, 0.5), fill=(0, 0, 0, 0.5),
                                  width=(1 if filled else 1.5) * dpi / 72, clip=(5, 5, side - 2.7, side - 3.2))
    for m in MARKERS:
        yield case(f"{m} two inks").marker(m, 17.3, places, line=(0.2, 0.4, 0.9, 0.7), fill=(0.9, 0.3, 0.1, 0.6), width=2.3)
        yield case(f"{m} no edge").marker(m, 11.0, places, line=None, fill=(0.9, 0.3, 0.1, 0.6))


def spread_cases():
    random = np.random.default_rng(5)
    colors = [(0.12, 0.47, 0.71, 1), (1, 0.5, 0.05, 1), (0.17, 0.63, 0.17, 0.5)]
    for dpi in (10, 72, 100, 300):
        for area in (3, 12, 36, 80):
            for m in MARKERS:
                places = random.uniform(-5, 60, (12, 2))
                made = case(f"{m} s={area} dpi={dpi}", dpi=dpi)
                yield made.spread(m, math.sqrt(area) * dpi / 72, places, colors,
                                  width=0.08 * math.sqrt(area) * dpi / 72, clip=(5.2, 4.6, 55.5, 45.4))


def crowd_cases():
    """So many rows that markers are kept for places between pixels."""
    random = np.random.default_rng(6)
    colors = [(0.12, 0.47, 0.71, 1), (1, 0.5, 0.05, 1), (0.17, 0.63, 0.17, 0.5)]
    for m in MARKERS:
        places = random.uniform(-5, 55, (9, 2))
        yield case(f"{m} own line").spread(m, 11.4, places, colors, line=None, width=1.5)
        for area in (3, 12, 36):
            places = random.uniform(-5, 405, (1000, 2))
            made = case(f"{m} s={area}", width=400, height=400)
            yield made.spread(m, math.sqrt(area) * 100 / 72, places, colors, width=0.08 * math.sqrt(area) * 100 / 72,
                              clip=(5.2, 4.6, 385.5, 391.4))


def stroke_cases():
    closed = Path([[10.2, 8.1], [48.7, 15.3], [30.2, 42.2], [10.2, 8.1]], closed=True)
    for join in ("miter", "round", "bevel"):
        for cap in ("butt", "round", "projecting"):
            for width in (0.3, 0.8, 1, 1.5, 2, 3.7, 9):
                how = dict(join=join, cap=cap, width=width)
                yield case(f"open {how}").path(ZIGZAG, **how)
                yield case(f"closed {how}").path(closed, line=(0.2, 0.1, 0.6, 0.6), fill=(0.9, 0.8, 0.1, 0.7), **how)
                yield case(f"back and forth {how}").path(Path([[10, 20.3], [40.2, 20.3], [15.5, 20.3]]), snap=False, **how)


def snap_cases():
    box = Path([[10.3, 8.6], [40.5, 8.6], [40.5, 30.4], [10.3, 30.4], [10.3, 8.6]], closed=True)
    corner = Path([[10.3, 8.6], [40.5, 8.6], [40.5, 30.4], [10.3, 8.6]], closed=True)
    for width in (0.2, 0.49, 0.5, 1, 1.11, 1.5, 2, 2.5, 3):
        for snap in (None, True, False):
            how = dict(width=width, snap=snap)
            yield case(f"box {how}").path(box, fill=(1, 0.5, 0, 1), join="miter", **how)
            yield case(f"corner {how}").path(corner, fill=(1, 0.5, 0, 1), join="miter", **how)
            yield case(f"line {how}").path(Path([[8.2, 20.5], [44.4, 20.5]]), cap="projecting", **how)
            yield case(f"steps {how}").path(Path([[8.2, 20.5], [20.4, 20.5], [20.4, 33.3], [44.4, 33.3]]), **how)
    yield case("bar").path(box, line=None, fill=(0.1, 0.4, 0.7, 1))
    yield case("bar, unseen line").path(box, line=(0, 0, 0, 0), width=1, fill=(0.1, 0.4, 0.7, 1))


def dash_cases():
    for dashes in ((3.7, 1.6), (6.4, 1.6, 1, 1.6), (1, 1.65), (10, 3)):
        for width in (1, 1.5, 3):
            for cap in ("butt", "round", "projecting"):
                how = dict(width=width, cap=cap, dashes=[d * width for d in dashes])
                yield case(f"open {how}").path(ZIGZAG, **how)
                yield case(f"closed {how}").path(
                    Path([[10.2, 8.1], [48.7, 15.3], [30.2, 42.2], [10.2, 8.1]], closed=True), **how)


def curve_cases():
    for pad, size in ((0.3, 0.2), (4, 0.6), (1.5, 3)):
        for width in (0.8, 1, 1.39, 3):
            x, y, w, h = 10.3, 9.2, 34.6, 28.9
            style = BoxStyle("round", pad=0, rounding_size=pad * size)
            box = style(x, y, w, h, 10)
            how = dict(line=(0.8, 0.8, 0.8, 0.8), fill=(1, 1, 1, 0.8), width=width)
            under = case(f"box pad={pad} size={size} {how}").path(ZIGZAG, width=4)
            yield under.path(box, join="miter", snap=True, **how)
            yield case(f"free box pad={pad} size={size} {how}").path(box, join="miter", **how)
    for radius in (0.7, 3, 12, 40, 200):
        circle = Path.circle((28.3, 22.7), radius)
        yield case(f"circle {radius}").path(circle, fill=(0.5, 0.7, 0.9, 0.5), width=1.4)
    loop = Path([[5, 5], [80, 60], [-20, 60], [50, 5], [30, 20], [20, 5]],
                [Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4, Path.CURVE3, Path.CURVE3])
    for width in (0.5, 2, 7):
        yield case(f"loop {width}").path(loop, fill=(0.5, 0.7, 0.9, 0.5), width=width)
    flat = Path([[5, 5], [10, 10], [20, 20], [30, 30], [50, 50], [40, 40]],
                [Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4, Path.CURVE3, Path.CURVE3])
    yield case("curves on a line").path(flat, width=3)


def fill_cases():
    turns = np.linspace(0, 2 * np.pi, 6)[:-1] * 2
    star = Path(np.column_stack([30 + 24 * np.cos(turns), 25 + 24 * np.sin(turns)]))
    yield case("pentagram").path(star, line=None, fill=(0.3, 0.2, 0.8, 0.5))
    nested = Path.make_compound_path(Path.circle((30, 25), 20), Path.circle((30, 25), 12))
    yield case("same way").path(nested, line=None, fill=(0.3, 0.2, 0.8, 0.5))
    hole = Path.make_compound_path(Path.circle((30, 25), 20), Path(Path.circle((30, 25), 12).vertices[::-1][1:], [1] + [4] * 24))
    yield case("other way").path(hole, line=None, fill=(0.3, 0.2, 0.8, 0.5))
    random = np.random.default_rng(3)
    for n in (3, 10, 50, 300):
        yield case(f"random {n}").path(Path(random.uniform(-30, 90, (n, 2))), line=(1, 0, 0, 0.5), fill=(0.3, 0.2, 0.8, 0.5))
    for reach in (1e3, 1e5):
        far = Path([[-reach, -reach * 0.7], [30, 60], [reach, -reach * 0.3]])
        yield case(f"far {reach}").path(far, line=(1, 0, 0, 0.5), width=3, fill=(0.3, 0.2, 0.8, 0.5), clip=(3.4, 4.5, 51.5, 44.6))


def line_cases():
    for n in (50, 300, 1000, 5000):
        x = np.linspace(-10, 210, n)
        for bumps in (1, 4, 30):
            y = 75 + 70 * np.exp(-((x - 100) / 60) ** 2) * np.sin(x * bumps / 40)
            for simplify in (False, True):
                made = case(f"curve {n} {bumps} {simplify}", width=200, height=150)
                yield made.path(Path(np.column_stack([x, y])), width=1.5 * 100 / 72, cap="projecting", simplify=simplify,
                                clip=(10.2, 12.7, 190.5, 140.1))
    random = np.random.default_rng(4)
    walk = np.cumsum(random.normal(0, 3, (2000, 2)), axis=0) + 60
    holes = walk.copy()
    holes[::17] = np.nan
    closed = Path(walk[:40], [1] + [2] * 38 + [79])
    for simplify in (False, True):
        yield case(f"walk {simplify}", width=200, height=150).path(Path(walk), simplify=simplify)
        yield case(f"holes {simplify}", width=200, height=150).path(Path(holes), simplify=simplify)
        yield case(f"closed walk {simplify}", width=200, height=150).path(closed, simplify=simplify)
        yield case(f"dashed walk {simplify}", width=200, height=150).path(Path(walk[:200]), dashes=[5, 2], simplify=simplify)
    for reach in (1e3, 1e6, 1e9):
        far = Path([[-reach, -reach * 0.7], [30, 60], [reach, -reach * 0.3], [40, 20], [20, reach]])
        yield case(f"far {reach}").path(far, width=3)
        yield case(f"far dashed {reach}").path(far, width=3, dashes=[5, 2])


GROUPS = {"markers": (marker_cases, 0), "spread": (spread_cases, 0), "crowds": (crowd_cases, 1500), "strokes": (stroke_cases, 0), "snap": (snap_cases, 0),
          "dashes": (dash_cases, 0), "curves": (curve_cases, 0), "fills": (fill_cases, 0), "lines": (line_cases, 0)}


def write_pair(folder, name, ours, theirs):
    from PIL import Image
    file = os.path.join(folder, "".join(c if c.isalnum() else "_" for c in name) + ".png")
    both = np.concatenate([ours, theirs], axis=1)
    Image.fromarray(both).resize((both.shape[1] * 8, both.shape[0] * 8), 0).save(file)


def compare(tool, group, keep):
    cases = list(sampled(GROUPS[group][0]()))
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "out.rgb")
        text = "\n".join("\n".join(c.words) + "\nend" for c in cases)
        subprocess.run([tool, out], input=text, text=True, check=True)
        data = np.fromfile(out, np.uint8)
    pixels = different = worst = exact = 0
    at = 0
    for c in cases:
        theirs = c.picture()
        ours = data[at:at + theirs.size].reshape(theirs.shape)
        at += theirs.size
        gap = np.abs(ours.astype(int) - theirs).max(axis=2)
        bad = int((gap > 2).sum())
        pixels += gap.size
        different += bad
        exact += int((gap == 0).sum())
        worst = max(worst, int(gap.max()))
        if bad and os.environ.get("VERBOSE"):
            print(f"  {group}: {c.name}: {bad} of {gap.size} pixels, by up to {gap.max()}")
        if bad and keep:
            write_pair(keep, f"{group} {c.name}", ours, theirs)
    allowed = GROUPS[group][1]
    print(f"{group}: cases={len(cases)} pixels={pixels} not_equal={pixels - exact} above_2={different} allowed={allowed} worst={worst}")
    return different <= allowed


def main():
    arguments = sys.argv[1:]
    keep = None
    if "--keep" in arguments:
        at = arguments.index("--keep")
        keep = arguments[at + 1]
        os.makedirs(keep, exist_ok=True)
        del arguments[at:at + 2]
    results = [compare(arguments[0], group, keep) for group in arguments[1:] or GROUPS]
    sys.exit(0 if all(results) else 1)


if __name__ == "__main__":
    main()
