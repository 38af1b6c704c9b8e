"""barplot and countplot: an estimate, or the count, of each category as a bar."""

import numpy as np

from .. import pyplot as plt
from .categories import Categories, CategoryColors, Slots
from .estimates import Aggregator, with_deprecated_ci

ERROR_SHARE = 1.8  # the width of error bars in widths of lines


def barplot(data=None, *, x=None, y=None, hue=None, order=None, hue_order=None, estimator="mean", errorbar=("ci", 95), n_boot=1000, units=None,
            seed=None, orient=None, color=None, palette=None, saturation=.75, width=.8, errcolor=".26", errwidth=None, capsize=None, dodge=True,
            ci="deprecated", ax=None, **kwargs):
    """The estimate of each category of one variable and level of hue, with its error."""
    errorbar = with_deprecated_ci(errorbar, ci)
    categories = Categories(data, x, y, hue, order, hue_order, orient, units)
    aggregator = Aggregator("size" if estimator is len else estimator, errorbar, n_boot, seed)
    errors = {"color": errcolor, "lw": plt.rcParams["lines.linewidth"] * ERROR_SHARE if errwidth is None else errwidth}
    return _draw(categories, aggregator, CategoryColors(categories, color, palette, saturation), width, dodge, errors, capsize, ax, kwargs)


def countplot(data=None, *, x=None, y=None, hue=None, order=None, hue_order=None, orient=None, color=None, palette=None, saturation=.75, width=.8,
              dodge=True, ax=None, **kwargs):
    """How often each category is there."""
    if x is not None and y is not None:
        raise ValueError("Cannot pass values for both `x` and `y`")
    if x is not None or y is not None:
        orient = "h" if x is None else "v"
    counted = y if x is None else x
    categories = _Counted(data, counted, hue, order, hue_order, orient)
    colors = CategoryColors(categories, color, palette, saturation)
    return _draw(categories, Aggregator("size"), colors, width, dodge, {}, None, ax, kwargs)


class _Counted(Categories):
    """Categories whose values are themselves: only their number matters."""

    def __init__(self, data, counted, hue, order, hue_order, orient):
        super().__init__(data, counted, counted, hue, order, hue_order, orient, require_numeric=False)
        self.value_label = "count"


def _draw(categories, aggregator, colors, width, dodge, errors, capsize, ax, kwargs):
    ax = plt.gca() if ax is None else ax
    slots = Slots(categories, width, dodge)
    draw = ax.bar if categories.orient == "v" else ax.barh
    places = np.arange(len(categories.values))
    for level, estimates in enumerate(estimates_of(categories, aggregator)):
        middle, low, high = np.array(estimates, float).reshape(-1, 3).T
        if categories.hue_names is None:
            centers, look = places, {"color": colors.colors}
        else:
            centers, look = places + slots.offsets[level], {"color": colors.colors[level], "label": categories.hue_names[level]}
        draw(centers, middle, slots.width, align="center", **look, **kwargs)
        if aggregator.method is not None:
            draw_errors(ax, categories.orient, centers, low, high, errors, capsize)
    categories.annotate(ax)
    return ax


def estimates_of(categories, aggregator):
    """Of each level of hue (or of all) the (estimate, low, high) of every category, drawn at random in seaborn's order."""
    rows = [[] for _ in categories.hue_names or [None]]
    for i, values in enumerate(categories.values):
        units = None if categories.units is None else categories.units[i]
        if categories.hue_names is None:
            rows[0].append(aggregator(values, units))
            continue
        for j, level in enumerate(categories.hue_names):
            if not len(categories.hues[i]):
                rows[j].append((np.nan,) * 3)
                continue
            chosen = categories.hues[i] == level
            rows[j].append(aggregator(values[chosen], None if units is None else units[chosen]))
    return rows


def draw_errors(ax, orient, centers, low, high, look, capsize):
    def line(along, across):
        ax.plot(*((along, across) if orient == "v" else (across, along)), **look)

    for center, bottom, top in zip(centers, low, high):
        line([center, center], [bottom, top])
        if capsize is not None:
            for end in (bottom, top):
                line([center - capsize / 2, center + capsize / 2], [end, end])
