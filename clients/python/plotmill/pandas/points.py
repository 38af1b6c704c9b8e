"""Kinds scatter and hexbin."""

import numpy as np
import pandas as pd

from .. import pyplot as plt
from ..charting.refuse import refuse
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
        self.figure.colorbar(artist, ax=self.axes[0], **label)

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
        if self.errors["xerr"] is not None or self.errors["yerr"] is not None:
            refuse("pandas scatter with xerr or yerr", "Axes.errorbar")

    def included_types(self):
        return [*super().included_types(), "object", "category"]

    def draw(self):
        color, is_column = self.kwargs.pop("color", None), _is_column(self.c, self.frame)
        if self.c is not None and color is not None:
            raise TypeError("Specify exactly one of `c` and `color`")
        if is_column and isinstance(self.frame[self.c].dtype, pd.CategoricalDtype):
            refuse("pandas scatter coloured by a column of categories", "plotmill.seaborn.scatterplot(hue=…)")
        values = self.frame[self.c].to_numpy() if is_column else self.c
        if self.c is None:
            values = plt.rcParams["patch.facecolor"] if color is None else color
        is_number = is_column and pd.api.types.is_numeric_dtype(self.frame[self.c].dtype) or (
            not isinstance(values, str) and np.ndim(values) == 1 and np.asarray(values).dtype.kind in "iuf" and color is None)
        cmap = self.colormap
        if cmap is None and is_number and np.asarray(values).dtype.kind in "iu":
            cmap = "Greys"
        look = {"cmap": cmap, "norm": self.norm} if is_number else {}
        label = self.label if self.legend else None
        points = self.axes[0].scatter(self.frame[self.x].to_numpy(), self.frame[self.y].to_numpy(), s=self.sizes, c=values, label=label, **look,
                                      **self.kwargs)
        wants_bar = is_number and (self.colormap is not None or is_column) if self.colorbar is None else self.colorbar
        if wants_bar:
            self.add_bar(points, label=self.c if is_column else "")
        if label is not None:
            self.keep(points, label)
        else:
            self.legend = False


def _is_column(name, data):
    try:
        return name is not None and name in data.columns
    except TypeError:
        return False


class HexBinPlot(_PlanePlot):
    kind = "hexbin"

    def __init__(self, data, *, C=None, **kwargs):
        super().__init__(data, **kwargs)
        self.values = None if C is None else data[_column_name(data, C)].to_numpy()

    def draw(self):
        look = {} if self.values is None else {"C": self.values}
        cells = self.axes[0].hexbin(self.frame[self.x].to_numpy(), self.frame[self.y].to_numpy(), cmap=self.colormap or "BuGn", **look, **self.kwargs)
        if self.colorbar is None or self.colorbar:
            self.add_bar(cells)

    def add_legend(self):
        """The colour bar tells it."""
