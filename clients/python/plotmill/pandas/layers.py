"""`secondary_y`: axes over others with a y axis of their own at the right; each knows the other (`right_ax`, `left_ax`)."""

import numpy as np
import pandas as pd


def left_of(ax):
    return getattr(ax, "left_ax", ax)


def right_of(ax):
    return getattr(ax, "right_ax", ax)


def is_right(secondary_y, columns, i):
    """Whether a column is drawn at the right: all are, or those that are named."""
    return secondary_y if isinstance(secondary_y, bool) else columns[i] in secondary_y


def all_right(secondary_y, count):
    return secondary_y if isinstance(secondary_y, bool) else len(secondary_y) == count


def names_of(secondary_y):
    """A name alone is a list of one."""
    return secondary_y if isinstance(secondary_y, (bool, tuple, list, np.ndarray, pd.Index)) else [secondary_y]


def make_right(ax, logy):
    """The axes at the right of `ax`, made when there are none; they go on with the colours of `ax`."""
    if hasattr(ax, "right_ax"):
        return ax.right_ax
    if hasattr(ax, "left_ax"):
        return ax
    twin = ax.twinx()
    twin.share_cycles(ax)
    ax.right_ax, twin.left_ax = twin, ax
    if not (ax.lines or ax.containers):
        ax.yaxis.set_visible(False)
    if logy:
        twin.set_yscale("log" if logy is True else "symlog")
    return twin


def legend_of(ax):
    """(the axes that has the legend or may have it, the legend or None), of one of two layers."""
    legend, other = ax.get_legend(), getattr(ax, "left_ax", None) or getattr(ax, "right_ax", None)
    if legend is None and other is not None and other.get_legend() is not None:
        return other, other.get_legend()
    return ax, legend
