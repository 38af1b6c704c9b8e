"""violinplot: the density of each category, mirrored."""

import numpy as np

from .. import pyplot as plt
from .categories import Categories, CategoryColors, Slots, add_legend_patches, line_points
from .densities import Kernels

INNERS = ("quart", "box", "stick", "point")
DENSITY_SHARE = .99  # of the width, for lines across a violin
SIDES = ("left", "right")


def violinplot(data=None, *, x=None, y=None, hue=None, order=None, hue_order=None, bw="scott", cut=2, scale="area", scale_hue=True, gridsize=100,
               width=.8, inner="box", split=False, dodge=True, orient=None, linewidth=None, color=None, palette=None, saturation=.75, ax=None):
    """A violin for each category of one variable and level of hue; split: two levels share one."""
    if inner is not None and not inner.startswith(INNERS):
        raise ValueError(f"Inner style '{inner}' not recognized")
    if scale not in ("area", "width", "count"):
        raise ValueError(f"scale method '{scale}' not recognized")
    categories = Categories(data, x, y, hue, order, hue_order, orient)
    if split and categories.hue_names is not None and len(categories.hue_names) != 2:
        raise ValueError("There must be exactly two hue levels to use `split`.")
    colors = CategoryColors(categories, color, palette, saturation)
    ax = plt.gca() if ax is None else ax
    is_split = split and categories.hue_names is not None
    shapes = _scaled({(i, j): _Shape(values, bw, cut, gridsize) for i, j, values in categories.cells()}, scale, scale_hue)
    levels = len(categories.hue_names or [None])
    half = width / 2 if not dodge or is_split else width / (2 * levels)
    pen = _Pen(ax, categories.orient, colors.gray, line_points(linewidth), half)
    add_legend_patches(ax, categories, colors, pen.points)
    slots = Slots(categories, width, dodge)
    for (category, level), shape in shapes.items():
        side = SIDES[level] if is_split else None
        center = category if is_split else slots.center(category, level)
        if shape.values.size == 0:
            continue
        if shape.places.size == 1:
            pen.across(center, shape.places[0], shape.density[0] * half, None, linewidth=pen.points)
            continue
        pen.body(center, shape, side, colors.of(category, level))
        _draw_inner(pen, inner, center, shape, side, categories, category)
    categories.annotate(ax)
    return ax


class _Shape:
    """The density of a cell on a grid; of one value, or none, a single place."""

    def __init__(self, values, bw, cut, gridsize):
        self.values = values.astype(float)
        distinct = np.unique(self.values)
        self.places, self.density = distinct[:1], np.array([1.0])
        if distinct.size > 1:
            kernels = Kernels(self.values, bw)
            reach = kernels.factor * self.values.std(ddof=1) * cut
            self.places = np.linspace(self.values.min() - reach, self.values.max() + reach, gridsize)
            self.density = kernels(self.places)

    @property
    def peak(self):
        return self.density.max() if self.places.size > 1 else 0

    @property
    def count(self):
        return self.values.size if self.places.size > 1 else min(self.values.size, 1)


def _scaled(shapes, scale, scale_hue):
    """Densities as shares of the widest violin: by area, all the same width, or by count; within a category or over all."""
    def peers(key):
        return [shape for other, shape in shapes.items() if key[1] is None or not scale_hue or other[0] == key[0]]

    peaks = {key: max(shape.peak for shape in peers(key)) for key in shapes}
    counts = {key: max(shape.count for shape in peers(key)) for key in shapes}
    for key, shape in shapes.items():
        if scale == "area":
            shape.density = shape.density / peaks[key] if shape.places.size > 1 else shape.density
        else:
            shape.density = shape.density / shape.density.max()
            if scale == "count" and counts[key]:
                shape.density = shape.density * shape.count / counts[key]
    return shapes


class _Pen:
    """Draws across and along the axis of values."""

    def __init__(self, ax, orient, gray, points, half):
        self.ax, self.orient, self.gray, self.points, self.half = ax, orient, gray, points, half

    def body(self, center, shape, side, color):
        middle, reach = np.full(shape.places.size, float(center)), shape.density * self.half
        fill = self.ax.fill_betweenx if self.orient == "v" else self.ax.fill_between
        fill(shape.places, middle if side == "right" else middle - reach, middle if side == "left" else middle + reach, facecolor=color,
             edgecolor=self.gray, linewidth=self.points)

    def line(self, across, along, **look):
        self.ax.plot(*((across, along) if self.orient == "v" else (along, across)), color=self.gray, **look)

    def across(self, center, value, reach, side, **look):
        self.line([center if side == "right" else center - reach, center if side == "left" else center + reach], [value, value], **look)

    def points_at(self, across, along, **look):
        self.ax.scatter(*((across, along) if self.orient == "v" else (along, across)), s=(self.points * 2) ** 2, **look)


def _draw_inner(pen, inner, center, shape, side, categories, category):
    if inner is None:
        return
    if inner.startswith(("quart", "stick")):
        lines = np.percentile(shape.values, [25, 50, 75]) if inner.startswith("quart") else shape.values
        for i, value in enumerate(lines):
            reach = pen.half * shape.density[np.argmin(np.abs(shape.places - value))] * DENSITY_SHARE
            look = {"linewidth": pen.points * .5}
            if inner.startswith("quart"):
                dash = pen.points * (3 if i == 1 else 1.5)
                look = {"linewidth": pen.points, "linestyle": (0, (dash, dash))}
            pen.across(center, value, reach, side, **look)
        return
    values = shape.values
    if side is not None:
        # Both halves have one box or row of points between them: drawn with the second, or with the first where there is no second.
        if side == "right" and (np.asarray(categories.hues[0]) == categories.hue_names[1]).any():
            return
        values = np.asarray(categories.values[category], float)
        values = values[~np.isnan(values)]
    if inner.startswith("box"):
        _draw_box(pen, center, values)
    else:
        pen.points_at(np.full(len(values), float(center)), values, color=pen.gray, edgecolor=pen.gray)


def _draw_box(pen, center, values):
    low, middle, high = np.percentile(values, [25, 50, 75])
    reach = 1.5 * (high - low)
    pen.line([center, center], [values[values >= low - reach].min(), values[values <= high + reach].max()], linewidth=pen.points)
    pen.line([center, center], [low, high], linewidth=pen.points * 3)
    pen.points_at(center, middle, zorder=3, color="white", edgecolor=pen.gray)
