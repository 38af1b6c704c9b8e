"""Kind hist, and the hist methods of tables and series."""

import numpy as np
import pandas as pd

from .. import pyplot as plt
from .base import Plot, written
from .grids import adjust, make_axes, style_ticks
from .groups import parts_of, single


class HistPlot(Plot):
    kind = "hist"

    def __init__(self, data, *, bins=10, bottom=0, **kwargs):
        super().__init__(data, **kwargs)
        self.everything = data
        self.bins, self.bottom = bins, np.asarray(bottom)
        self.is_horizontal = self.kwargs.get("orientation") == "horizontal"

    def draw(self):
        if self.by is not None:
            self._draw_groups()
            return
        colors, bins, below = self.colors(), self._edges(self.everything), {}
        weights = self.kwargs.pop("weights", None)
        for i, name, values in self.columns():
            ax, label = self.axes_of(i), self.label_of(name, i)
            _, look = self.look_of(colors, i, written(name))
            present = ~np.isnan(values)
            if weights is not None:
                look["weights"] = (weights if np.ndim(weights) == 1 else np.asarray(weights)[:, i])[present]
            base = below.get(ax, np.zeros(len(bins) - 1))
            counts, _, bars = ax.hist(values[present], bins=bins, bottom=self.bottom + base, label=label, **look)
            if self.stacked:
                below[ax] = base + counts
            self.keep(bars[0], label)

    def _edges(self, table):
        """Bins are those of all numbers of the table, also of columns that are not drawn."""
        if not isinstance(self.bins, (int, np.integer)):
            return self.bins
        numbers = table if isinstance(table, pd.Series) else table.select_dtypes(include=[np.number, "bool"])
        numbers = np.ravel(numbers.to_numpy(dtype=float))
        return np.histogram(numbers[~np.isnan(numbers)], bins=self.bins, range=self.kwargs.get("range"))[1]

    def _draw_groups(self):
        """Of each group the columns beside one another."""
        groups = [rows[self.columns_drawn] for _, rows in self.everything.groupby(single(self.by))]
        look = {key: value for key, value in self.kwargs.items() if key not in ("color", "weights")}
        for i, (name, part) in enumerate(parts_of(self.frame, 0)):
            ax, bins = self.axes_of(i), self._edges(groups[i]) if isinstance(self.bins, (int, np.integer)) else self.bins[i]
            values = [column.dropna().to_numpy(float) for _, column in part.items()]
            bars = ax.hist(values, bins=bins, bottom=self.bottom + np.zeros(len(bins) - 1), label=self.columns_drawn, **look)[2]
            ax.set_title(written(name))
            self.keep(bars[0], written(name))

    def finish(self, ax):
        (ax.set_xlabel if self.is_horizontal else ax.set_ylabel)("Frequency")


def hist_series(data, by=None, ax=None, grid=True, xlabelsize=None, xrot=None, ylabelsize=None, yrot=None, figsize=None, bins=10, legend=False,
                **kwargs):
    """Series.hist."""
    if legend and "label" in kwargs:
        raise ValueError("Cannot use both legend and label")
    if by is not None:
        return _grouped(data, None, by, ax, bins, figsize, kwargs.pop("layout", None), kwargs.pop("sharex", False), kwargs.pop("sharey", False),
                        (xlabelsize, xrot, ylabelsize, yrot), legend, kwargs)
    figure = kwargs.pop("figure", None) or (plt.gcf() if plt.get_fignums() else plt.figure(figsize=figsize))
    if figsize is not None and tuple(figsize) != tuple(figure.get_size_inches()):
        figure.set_size_inches(*figsize)
    ax = figure.gca() if ax is None else ax
    ax.hist(data.dropna().to_numpy(), bins=bins, **kwargs, **({"label": data.name} if legend else {}))
    if legend:
        ax.legend()
    ax.grid(grid)
    style_ticks([ax], xlabelsize, xrot, ylabelsize, yrot)
    return ax


def hist_frame(data, column=None, by=None, grid=True, xlabelsize=None, xrot=None, ylabelsize=None, yrot=None, ax=None, sharex=False, sharey=False,
               figsize=None, layout=None, bins=10, legend=False, **kwargs):
    """DataFrame.hist."""
    if legend and "label" in kwargs:
        raise ValueError("Cannot use both legend and label")
    if by is not None:
        return _grouped(data, column, by, ax, bins, figsize, layout, sharex, sharey, (xlabelsize, xrot, ylabelsize, yrot), legend, kwargs)
    if column is not None:
        data = data[[column] if np.isscalar(column) else list(column)]
    data = data.select_dtypes(include=(np.number, "datetime64", "datetimetz"), exclude="timedelta")
    if not len(data.columns):
        raise ValueError("hist method requires numerical or datetime columns, nothing to plot.")
    figure, axes, shape = make_axes(len(data.columns), sharex, sharey, ax, layout, figsize=figsize)
    for each, name in zip(axes, data.columns):
        each.hist(data[name].dropna().to_numpy(), bins=bins, **kwargs, **({"label": name} if legend else {}))
        each.set_title(name)
        each.grid(grid)
        if legend:
            each.legend()
    style_ticks(axes, xlabelsize, xrot, ylabelsize, yrot)
    adjust(figure, wspace=0.3, hspace=0.3)
    return _as_grid(figure, axes, shape)


def _as_grid(figure, axes, shape):
    """The axes in their rows and columns, those left over too."""
    if shape[0] * shape[1] == len(axes):
        return axes.reshape(shape)
    everything = np.empty(shape[0] * shape[1], dtype=object)
    everything[:len(axes)] = axes
    everything[len(axes):] = figure.axes[-(len(everything) - len(axes)):]
    return everything.reshape(shape)


def _grouped(data, column, by, ax, bins, figsize, layout, sharex, sharey, ticks, legend, kwargs):
    """A histogram for each group."""
    groups = data.groupby(by) if column is None else data.groupby(by)[column]
    figure, axes, shape = make_axes(len(groups), sharex, sharey, ax, layout, figsize=figsize)
    if legend:
        kwargs["label"] = data.name if data.ndim == 1 else data.columns if column is None else column
    for each, (key, group) in zip(axes, groups):
        if isinstance(group, pd.DataFrame):
            group = group.select_dtypes(include=[np.number, "bool"])
        each.hist(group.dropna().to_numpy(), bins=bins, **kwargs)
        if legend:
            each.legend()
        each.set_title(written(key))
    xlabelsize, xrot, ylabelsize, yrot = ticks
    style_ticks(axes, xlabelsize, 90 if xrot is None else xrot, ylabelsize, yrot)
    adjust(figure, bottom=0.15, top=0.9, left=0.1, right=0.9, hspace=0.5, wspace=0.3)
    return _as_grid(figure, axes, shape).squeeze() if len(axes) > 1 else axes[0]
