"""Kinds scatter and hexbin."""

import numpy as np
import pandas as pd

from .. import pyplot as plt
from ..colors import BoundaryNorm, ListedColormap
from .base import Plot, written

POINT_AREA = 20


class _PlanePlot(Plot):
    """Two columns against each other."""

    layout_type = "single"

    def __init__(self, data, *, x=None, y=None, colorbar=None, **kwargs):
        if x is None or y is None:
            raise ValueError(f"{self.kind} requires an x and y column")
        self.x, self.y = (_column_name(data, name) for name in (x, y))
        self.colorbar = colorbar
        super().__init__(data, **kwargs)

    @property
    def count(self):
        return 1

    def add_bar(self, artist, **label):
        return self.figure.colorbar(artist, ax=self.axes[0], **label)

    def finish(self, ax):
        ax.set_xlabel(written(self.x) if self.xlabel is None else self.xlabel)
        ax.set_ylabel(written(self.y) if self.ylabel is None else self.ylabel)


def _column_name(data, name):
    """A column by its name or, where columns are not numbered, by its place."""
    if isinstance(name, (int, np.integer)) and not isinstance(name, bool) and not data.columns.holds_integer():
        return data.columns[name]
    return name


class ScatterPlot(_PlanePlot):
    kind = "scatter"

    def __init__(self, data, *, s=None, c=None, norm=None, **kwargs):
        self.sizes = POINT_AREA if s is None else data[s] if _is_column(s, data) else s
        super().__init__(data, **kwargs)
        self.c, self.norm = _column_name(data, c), norm

    def included_types(self):
        return [*super().included_types(), "object", "category"]

    def draw(self):
        color, is_column = self.kwargs.pop("color", None), _is_column(self.c, self.frame)
        if self.c is not None and color is not None:
            raise TypeError("Specify exactly one of `c` and `color`")
        categories = self.frame[self.c].cat.categories if is_column and isinstance(self.frame[self.c].dtype, pd.CategoricalDtype) else None
        if categories is not None:
            values = self.frame[self.c].cat.codes.to_numpy()
        else:
            values = self.frame[self.c].to_numpy() if is_column else self.c
        if self.c is None:
            values = plt.rcParams["patch.facecolor"] if color is None else color
        is_number = is_column and (categories is not None or pd.api.types.is_numeric_dtype(self.frame[self.c].dtype)) or (
            not isinstance(values, str) and np.ndim(values) == 1 and np.asarray(values).dtype.kind in "iuf" and color is None)
        look = self._mapping(values, categories) if is_number else {}
        label = self.label if self.legend else None
        points = self.axes[0].scatter(self.frame[self.x].to_numpy(), self.frame[self.y].to_numpy(), s=self.sizes, c=values, label=label, **look,
                                      **self.kwargs)
        wants_bar = is_number and (self.colormap is not None or is_column) if self.colorbar is None else self.colorbar
        if wants_bar:
            self._add_named_bar(points, is_column, categories)
        if label is not None:
            self.keep(points, label)
        else:
            self.legend = False
        self._draw_errors(points)

    def _mapping(self, values, categories):
        """Keywords by which numbers become colours; each category has a part of the map."""
        cmap = "Greys" if self.colormap is None and np.asarray(values).dtype.kind in "iu" else self.colormap
        if categories is None:
            return {"cmap": cmap, "norm": self.norm}
        cmap = plt.get_cmap(cmap)
        return {"cmap": ListedColormap([cmap(i) for i in range(cmap.N)]), "norm": BoundaryNorm(np.linspace(0, len(categories), len(categories) + 1), cmap.N)}

    def _add_named_bar(self, points, is_column, categories):
        bar = self.add_bar(points, label=self.c if is_column else "")
        if categories is not None:
            bar.set_ticks(np.linspace(.5, len(categories) - .5, len(categories)))
            bar.ax.set_yticklabels(categories)

    def _draw_errors(self, points):
        found = {key: self.errors[key].of(name, 0) for key, name in (("xerr", self.x), ("yerr", self.y)) if key in self.errors}
        found = {key: error for key, error in found.items() if error is not None}
        if found:
            self.axes[0].errorbar(self.frame[self.x].to_numpy(), self.frame[self.y].to_numpy(), linestyle="none", ecolor=points.get_facecolor()[0], **found)


def _is_column(name, data):
    try:
        return name is not None and name in data.columns
    except TypeError:
        return False


class HexBinPlot(_PlanePlot):
    kind = "hexbin"

    def __init__(self, data, *, C=None, **kwargs):
        super().__init__(data, **kwargs)
        for axis, name in (("x", self.x), ("y", self.y)):
            if not pd.api.types.is_numeric_dtype(data[name].dtype):
                raise ValueError(f"hexbin requires {axis} column to be numeric")
        self.values = None if C is None else data[_column_name(data, C)].to_numpy()

    def draw(self):
        look = {} if self.values is None else {"C": self.values}
        cells = self.axes[0].hexbin(self.frame[self.x].to_numpy(), self.frame[self.y].to_numpy(), cmap=self.colormap or "BuGn", **look, **self.kwargs)
        if self.colorbar is None or self.colorbar:
            self.add_bar(cells)

    def add_legend(self):
        """The colour bar tells it."""
