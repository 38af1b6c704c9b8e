"""Kind hist, and the hist methods of tables and series."""

import numpy as np
import pandas as pd

from .. import pyplot as plt
from .base import Plot, written
from .grids import adjust, make_axes, style_ticks


class HistPlot(Plot):
    kind = "hist"

    def __init__(self, data, *, bins=10, bottom=0, **kwargs):
        super().__init__(data, **kwargs)
        self.everything = data
        self.bins, self.bottom = bins, np.asarray(bottom)
        self.is_horizontal = self.kwargs.get("orientation") == "horizontal"

    def draw(self):
        bins = self.bins
        if isinstance(bins, (int, np.integer)):
            # Bins are those of all numbers of the table, also of columns that are not drawn.
            numbers = self.everything if self.is_series else self.everything.select_dtypes(include=[np.number, "bool"])
            numbers = np.ravel(numbers.to_numpy(dtype=float))
            bins = np.histogram(numbers[~np.isnan(numbers)], bins=bins, range=self.kwargs.get("range"))[1]
        colors, below = self.colors(), np.zeros(len(bins) - 1)
        weights = self.kwargs.pop("weights", None)
        for i, name, values in self.columns():
            ax, label = self.axes_of(i), written(name)
            _, look = self.look_of(colors, i, label)
            present = ~np.isnan(values)
            if weights is not None:
                look["weights"] = (weights if np.ndim(weights) == 1 else np.asarray(weights)[:, i])[present]
            counts, _, bars = ax.hist(values[present], bins=bins, bottom=self.bottom + below, label=label, **look)
            if self.stacked and not self.subplots:
                below = below + counts
            self.keep(bars[0], label)

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
