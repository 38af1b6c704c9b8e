"""Axes in a grid, as many as there are columns, with shared axes labelled at the edge only."""

import math
import warnings

import numpy as np

from .. import pyplot as plt
from .. import ticker

BOXES = {1: (1, 1), 2: (1, 2), 3: (2, 2), 4: (2, 2)}


def grid_shape(count, layout, layout_type):
    """(rows, columns): as given, with -1 for as many as needed, or by type."""
    if layout is not None:
        if not (np.iterable(layout) and len(layout) == 2):
            raise ValueError("Layout must be a tuple of (rows, columns)")
        rows, columns = layout
        if rows < 1 and columns < 1:
            raise ValueError("At least one dimension of layout must be positive")
        rows = math.ceil(count / columns) if rows < 1 else rows
        columns = math.ceil(count / rows) if columns < 1 else columns
        if rows * columns < count:
            raise ValueError(f"Layout of {rows}x{columns} must be larger than required size {count}")
        return rows, columns
    if layout_type in ("single", "horizontal", "vertical"):
        return {"single": (1, 1), "horizontal": (1, count), "vertical": (count, 1)}[layout_type]
    if count in BOXES:
        return BOXES[count]
    side = math.ceil(math.sqrt(count))
    return (side, side - 1) if (side - 1) * side >= count else (side, side)


def adjust(figure, **params):
    """As subplots_adjust(), which a constrained layout has no use for."""
    if not figure.get_constrained_layout():
        figure.subplots_adjust(**params)


def make_axes(count, sharex=False, sharey=False, ax=None, layout=None, layout_type="box", **figure):
    """(figure, the axes that are drawn on, (rows, columns)); axes left over in the grid are hidden."""
    if ax is not None and np.iterable(ax):
        axes = np.asarray(ax, dtype=object).ravel()
        if sharex or sharey:
            warnings.warn("When passing multiple axes, sharex and sharey are ignored. These settings must be specified when creating axes.",
                          UserWarning, stacklevel=4)
        if axes.size != count:
            raise ValueError(f"The number of passed axes must be {count}, the same as the output plot")
        return axes[0].figure, axes, (1, 1)
    if ax is not None and count == 1:
        return ax.figure, np.array([ax], dtype=object), (1, 1)
    if ax is not None:
        warnings.warn("To output multiple subplots, the figure containing the passed axes is being cleared.", UserWarning, stacklevel=4)
        fig = ax.figure
        fig.clear()
    else:
        fig = plt.figure(**figure)
    rows, columns = grid_shape(count, layout, layout_type)
    axes = []
    for i in range(rows * columns):
        is_used = i < count
        shared = {} if i == 0 or not is_used else {**({"sharex": axes[0]} if sharex else {}), **({"sharey": axes[0]} if sharey else {})}
        axes.append(fig.add_subplot(rows, columns, i + 1, **shared))
        if not is_used:
            axes[-1].set_visible(False)
    hide_inner_labels(axes[:count], (rows, columns), sharex, sharey)
    return fig, np.array(axes[:count], dtype=object), (rows, columns)


def hide_inner_labels(axes, shape, sharex, sharey):
    """Labels of shared axes only below the lowest and left of the first."""
    rows, columns = shape
    if rows * columns < 2:
        return
    for i, ax in enumerate(axes):
        if sharex and i + columns < len(axes):
            _hide_labels(ax.xaxis, "x", ax)
        if sharey and i % columns:
            _hide_labels(ax.yaxis, "y", ax)


def _hide_labels(axis, role, ax):
    ax.tick_params(axis=role, which="both", **({"labelbottom": False} if role == "x" else {"labelleft": False}))
    if isinstance(axis.get_minor_locator(), ticker.NullLocator) and not isinstance(axis.get_major_locator(), ticker.AutoLocator):
        # pandas switches minor ticks on here; where the major ones are not placed by the same rule, they are seen.
        axis.set_minor_locator(ticker.AutoLocator())
        axis.set_minor_formatter(ticker.NullFormatter())
    axis.label.set_visible(False)


def style_ticks(axes, xlabelsize=None, xrot=None, ylabelsize=None, yrot=None):
    """Sizes and rotations of tick labels."""
    for ax in np.asarray(axes, dtype=object).ravel():
        style_labels(ax, "x", xlabelsize, xrot)
        style_labels(ax, "y", ylabelsize, yrot)
    return axes


def style_labels(ax, role, size=None, rotation=None):
    """Sets size and rotation of the labels that are there, which changes nothing about how many there are."""
    axis = getattr(ax, role + "axis")
    given = {key: value for key, value in (("fontsize", size), ("rotation", rotation)) if value is not None}
    if not given:
        return
    plt.setp(axis.get_majorticklabels(), **given)
    if not isinstance(axis.get_minor_locator(), ticker.NullLocator):
        plt.setp(axis.get_ticklabels(minor=True), **given)
