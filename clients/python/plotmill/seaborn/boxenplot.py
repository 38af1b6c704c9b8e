"""boxenplot: boxes within boxes, each up to another letter value, of each category."""

from numbers import Number
from statistics import NormalDist

import numpy as np

from .. import pyplot as plt
from ..collections import PatchCollection
from ..colors import LinearSegmentedColormap, to_hex
from ..patches import Rectangle
from .categories import Categories, CategoryColors, Slots, add_legend_patches, line_points

DEPTHS, SCALES = ("proportion", "tukey", "trustworthy", "full"), ("linear", "exponential", "area")
NESTED_SHARE = .98
LIGHTEST = .85  # of the way to white


def boxenplot(data=None, *, x=None, y=None, hue=None, order=None, hue_order=None, orient=None, color=None, palette=None, saturation=.75, width=.8, dodge=True,
              k_depth="tukey", linewidth=None, scale="exponential", outlier_prop=.007, trust_alpha=.05, showfliers=True, ax=None, box_kws=None, flier_kws=None,
              line_kws=None):
    """Letter values of each category of one variable and level of hue."""
    depth = Depth(k_depth, outlier_prop, trust_alpha)
    if scale not in SCALES:
        raise ValueError(f"scale must be one of {list(SCALES)}, but {scale} was passed.")
    categories = Categories(data, x, y, hue, order, hue_order, orient)
    colors, points = CategoryColors(categories, color, palette, saturation), line_points(linewidth)
    ax = plt.gca() if ax is None else ax
    slots = Slots(categories, width, dodge, NESTED_SHARE)
    add_legend_patches(ax, categories, colors, points)
    drawing = _Drawing(ax, categories.orient == "v", slots.width, depth, scale, showfliers, {"edgecolor": colors.gray, "linewidth": points, **(box_kws or {})},
                       {"marker": "d", "color": colors.gray, **(flier_kws or {})},
                       {"color": ".15", "alpha": .45, "solid_capstyle": "butt", "linewidth": points, **(line_kws or {})})
    for category, level, values in categories.cells():
        if values.size:
            drawing.draw(values, slots.center(category, level), colors.of(category, level))
    ax.autoscale_view(scalex=categories.orient == "h", scaley=categories.orient == "v")
    categories.annotate(ax)
    return ax


class Depth:
    """How many boxes of letter values a sample has."""

    def __init__(self, rule, outlier_prop, trust_alpha):
        if rule not in DEPTHS and not isinstance(rule, Number):
            raise ValueError(f"k_depth must be one of {list(DEPTHS)} or a number, but {rule} was passed.")
        if not 0 < outlier_prop <= 1:
            raise ValueError(f"outlier_prop {outlier_prop} not in range (0, 1]")
        if not 0 < trust_alpha < 1:
            raise ValueError(f"trust_alpha {trust_alpha} not in range (0, 1)")
        self.rule, self.outlier_prop, self.trust_alpha = rule, outlier_prop, trust_alpha

    def of(self, count):
        if self.rule == "full":
            found = int(np.log2(count)) + 1
        elif self.rule == "tukey":
            found = int(np.log2(count)) - 3
        elif self.rule == "proportion":
            found = int(np.log2(count)) - int(np.log2(count * self.outlier_prop)) + 1
        elif self.rule == "trustworthy":
            found = int(np.log2(count / (2 * NormalDist().inv_cdf(1 - self.trust_alpha / 2) ** 2))) + 1
        else:
            found = int(self.rule)
        return max(found, 1)


def letter_values(values, depth):
    """(low, high) of each box, the widest range first."""
    finite = values[np.isfinite(values.astype(float))]
    tails = [100 * .5 ** (i + 1) for i in range(depth, 0, -1)]
    return np.array([np.percentile(finite, (tail, 100 - tail)) for tail in tails])


def _widths(scale, heights):
    """Of the boxes, as shares of the widest."""
    count = len(heights)
    number = np.arange(count)
    if scale == "linear":
        widths = (number + 1) / count
    elif scale == "exponential":
        widths = 2. ** (number - count - 1)
    else:
        widths = (1 - 2. ** (number - count - 2)) / heights
    return widths / widths.max()


class _Drawing:
    """Puts the boxes of one sample after the other on axes."""

    def __init__(self, ax, is_upright, width, depth, scale, showfliers, box_look, flier_look, line_look):
        self.ax, self.is_upright, self.width, self.depth, self.scale, self.showfliers = ax, is_upright, width, depth, scale, showfliers
        self.box_look, self.flier_look, self.line_look = box_look, flier_look, line_look

    def draw(self, values, center, color):
        if len(values) == 1:
            look = {**self.line_look, "color": self.box_look["edgecolor"], "linestyle": self.box_look.get("linestyle", "-"),
                    "linewidth": max(self.box_look["linewidth"], self.line_look["linewidth"])}
            self._draw_line(values[0], center, look)
            return
        ends = letter_values(values, self.depth.of(np.isfinite(values.astype(float)).sum()))
        self._draw_line(np.median(values), center, self.line_look)
        if self.showfliers:
            self._draw_fliers(values, ends, center)
        self._draw_boxes(ends, center, color)

    def _draw_line(self, at, center, look):
        along, across = [center - self.width / 2, center + self.width / 2], [at, at]
        self.ax.plot(*((along, across) if self.is_upright else (across, along)), **look)

    def _draw_fliers(self, values, ends, center):
        beyond = np.concatenate([values[values < ends[0, 0]], values[values > ends[0, 1]]])
        if len(beyond):
            places = np.full(len(beyond), center)
            self.ax.scatter(*((places, beyond) if self.is_upright else (beyond, places)), **self.flier_look)

    def _draw_boxes(self, ends, center, color):
        heights = ends[:, 1] - ends[:, 0]
        boxes = [self._box(center, low, height, self.width * share) for low, height, share in zip(ends[:, 0], heights, _widths(self.scale, heights))]
        collection = PatchCollection(boxes, **{"cmap": _shades(color), **self.box_look})
        collection.set_array(np.linspace(1, 0, len(boxes)))
        self.ax.add_collection(collection)

    def _box(self, center, low, height, width):
        if self.is_upright:
            return Rectangle((center - width / 2, low), width, height, fill=True)
        return Rectangle((low, center - width / 2), height, width, fill=True)


def _shades(color):
    """From the colour to a light tint of it."""
    first = to_hex(color)
    tint = LinearSegmentedColormap.from_list("new_map", [first, (1, 1, 1)])(LIGHTEST)
    return LinearSegmentedColormap.from_list("new_map", [first, tint])
