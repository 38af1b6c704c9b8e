"""Values in categories, maybe parted by hue: what boxplot, barplot, countplot and violinplot draw, and the colours of each."""

import colorsys

import numpy as np
import pandas as pd

from .. import pyplot as plt
from ..colors import to_hex
from ..patches import Rectangle
from .palettes import color_palette, current_colors, husl_palette, light_palette
from .vectors import NUMERIC, levels_of, orientation, variable_type

GRAY_SHARE = .6  # of the darkest colour's lightness


class Categories:
    """`values` of each category (and `hues` beside them), `names`, and the labels that stand on axes and legend."""

    def __init__(self, data, x, y, hue, order, hue_order, orient, units=None, require_numeric=True):
        self.hues = self.units = self.hue_names = self.hue_title = self.label = self.value_label = None
        if x is None and y is None:
            if hue is not None:
                raise ValueError("Cannot use `hue` without `x` and `y`")
            self._take_wide(data, order)
            self.orient = "h" if str(orient).startswith("h") else "v"
            return
        x, y, hue, units = (_looked_up(value, data) for value in (x, y, hue, units))
        self.orient = orientation(x, y, orient, require_numeric)
        if x is None or y is None:
            values = y if x is None else x
            self.values, self.names, self.value_label = [np.asarray(values)], [], getattr(values, "name", None)
            return
        values, groups = (y, x) if self.orient == "v" else (x, y)
        self.label, self.names = getattr(groups, "name", None), levels_of(_as_vector(groups), order)
        self.values, self.value_label = self._parted(values, groups)
        if hue is not None:
            self.hue_names = levels_of(_as_vector(hue), hue_order)
            self.hues, self.hue_title = self._parted(hue, groups)
        if units is not None:
            self.units, _ = self._parted(units, groups)

    def _take_wide(self, data, order):
        if isinstance(data, pd.DataFrame):
            self.names = [name for name in data if variable_type(data[name]) == NUMERIC] if order is None else list(order)
            self.label = data.columns.name
            self.values = [np.asarray(data[name], float) for name in self.names]
            return
        if order is not None:
            raise ValueError("Input data must be a pandas object to reorder")
        vectors = _vectors(data)
        self.values, self.names = [np.asarray(vector, float) for vector in vectors], list(range(len(vectors)))

    def _parted(self, values, groups):
        if not isinstance(values, pd.Series):
            values = pd.Series(values, index=groups.index if isinstance(groups, pd.Series) else None)
        parts = dict(iter(values.groupby(groups, observed=True)))
        return [parts.get(_group_key(name), np.array([])) for name in self.names], values.name

    def cells(self):
        """(category, level or None, values without missing ones) of each box, bar or violin that there is."""
        for i, values in enumerate(self.values):
            if self.hue_names is None:
                yield i, None, _present(values)
                continue
            for j, level in enumerate(self.hue_names):
                yield i, j, _present(values[self.hues[i] == level]) if len(values) else np.array([])

    def annotate(self, ax):
        """Ticks, labels and limits of the categories, and the legend of hue."""
        labels = (self.label, self.value_label) if self.orient == "v" else (self.value_label, self.label)
        for label, write in zip(labels, (ax.set_xlabel, ax.set_ylabel)):
            if label is not None:
                write(label)
        names, count = self.names or [""] * len(self.values), len(self.values)
        if self.orient == "v":
            ax.set_xticks(np.arange(count))
            ax.set_xticklabels(names)
            ax.xaxis.grid(False)
            ax.set_xlim(-.5, count - .5, auto=None)
        else:
            ax.set_yticks(np.arange(count))
            ax.set_yticklabels(names)
            ax.yaxis.grid(False)
            ax.set_ylim(-.5, count - .5, auto=None)
        if self.hue_names is not None:
            ax.legend(loc="best", title=self.hue_title)
        if self.orient == "h":
            ax.invert_yaxis()


def _looked_up(value, data):
    if data is not None and not isinstance(value, (list, np.ndarray)):
        value = data.get(value, value) if value is not None and not isinstance(value, pd.Series) else value
    if isinstance(value, str):
        raise ValueError(f"Could not interpret input '{value}'")
    return value


def _group_key(name):
    """How groupby() names the group of a level."""
    return pd.Timestamp(name) if isinstance(name, np.datetime64) else name


def _as_vector(values):
    return values if hasattr(values, "unique") else pd.Series(values)


def _present(values):
    values = np.asarray(values)
    return values[pd.notnull(values)]


def _vectors(data):
    """The vectors of an array or of lists."""
    if data is None:
        return [[]]
    if hasattr(data, "shape"):
        if data.ndim > 2:
            raise ValueError("Input `data` can have no more than 2 dimensions")
        if data.ndim == 1:
            return [data] if np.isscalar(np.asarray(data)[0]) else list(data)
        return [np.ravel(data)] if 1 in data.shape else [data[:, i] for i in range(data.shape[1])]
    return [data] if np.isscalar(data[0]) else list(data)


class CategoryColors:
    """The colour of each category or level of hue, and the gray of the lines about them."""

    def __init__(self, categories, color, palette, saturation):
        count = len(categories.values if categories.hue_names is None else categories.hue_names)
        if palette is not None:
            levels = categories.names if categories.hue_names is None else categories.hue_names
            colors = color_palette([palette[level] for level in levels] if isinstance(palette, dict) else palette, count)
        elif color is None:
            colors = color_palette(n_colors=count) if count <= len(current_colors()) else husl_palette(count, l=.7)
        else:
            colors = [color] * count if categories.hue_names is None else light_palette(color, count)
        self.colors = color_palette(colors, desat=saturation if saturation < 1 else None)
        lightness = min(colorsys.rgb_to_hls(*tone)[1] for tone in self.colors) * GRAY_SHARE
        self.gray = to_hex((lightness, lightness, lightness))

    def of(self, category, level):
        return self.colors[category if level is None else level]


class Slots:
    """Where the parts of hue stand beside each other within a category."""

    def __init__(self, categories, width, dodge, share=1):
        count = len(categories.hue_names or [None])
        self.width, self.offsets = width, np.zeros(count)
        if categories.hue_names is not None and dodge:
            self.width = width / count * share
            offsets = np.linspace(0, width - width / count, count)
            self.offsets = offsets - offsets.mean()

    def center(self, category, level):
        return category if level is None else category + self.offsets[level]


def add_legend_patches(ax, categories, colors, points):
    """A rectangle without size for each level of hue, for the legend to find."""
    for color, level in zip(colors.colors, categories.hue_names or []):
        ax.add_patch(Rectangle((0, 0), 0, 0, linewidth=points / 2, edgecolor=colors.gray, facecolor=color, label=level))


def line_points(linewidth):
    return plt.rcParams["lines.linewidth"] if linewidth is None else linewidth
