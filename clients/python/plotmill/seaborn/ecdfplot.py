"""ecdfplot: which share of the values, or how many of them, are not above each."""

import numpy as np

from .. import pyplot as plt
from .distributions import GROUPING, add_hue_legend, checked_choice, default_color, distribution_variables, line_look
from .plotter import Placed

STATS = ("count", "proportion")


def ecdfplot(data=None, *, x=None, y=None, hue=None, weights=None, stat="proportion", complementary=False, palette=None, hue_order=None, hue_norm=None,
             log_scale=None, legend=True, ax=None, **kwargs):
    """A rising step at each value of x or of y, of each level of hue; falling ones with `complementary`."""
    variables, hues = distribution_variables(data, dict(x=x, y=y, hue=hue, weights=weights), palette, hue_order, hue_norm)
    ax = plt.gca() if ax is None else ax
    placed = Placed(variables, ax, log_scale=log_scale)
    color = default_color(ax, False, hue, kwargs.pop("color", kwargs.pop("c", None)), kwargs)
    if not variables.is_drawable:
        return ax
    if "x" in variables and "y" in variables:
        raise NotImplementedError("Bivariate ECDF plots are not implemented")
    look_of = draw_steps(placed, [((None, None), ax)], {"hue": hues.levels}, hues, kwargs, stat=stat, complementary=complementary, color=color)
    placed.label_axes(*(("", stat.capitalize()) if "x" in variables else (stat.capitalize(), "")))
    if "hue" in variables and legend:
        add_hue_legend(ax, hues, variables.names["hue"], False, look_of)
    return ax


def draw_steps(placed, facets, levels, hues, kwargs, *, stat="proportion", complementary=False, color=None):
    """Steps on the axes of each facet, ((row, column), axes). Returns how the legend's lines look."""
    checked_choice("stat", stat, STATS)
    role, axes_of = "x" if "x" in placed.variables else "y", dict(facets)
    kwargs = {**kwargs, "drawstyle": "steps-post" if role == "x" else "steps-pre"}
    alpha = kwargs.get("alpha", 1)
    for keys, rows in placed.groups(GROUPING, levels, reverse=True):
        heights, places = _steps(rows[role].to_numpy(), rows["weights"].to_numpy() if "weights" in rows else None, stat, complementary)
        if placed.is_log(role):
            places = np.power(10, places)
            places[0] = -np.inf
        tone = color if keys.get("hue") is None else hues(keys["hue"])
        ax = axes_of[keys.get("row"), keys.get("col")]
        line, = ax.plot(*((places, heights) if role == "x" else (heights, places)), **{**kwargs, "color": tone})
        sticky = line.sticky_edges.y if role == "x" else line.sticky_edges.x
        sticky[:] = 0, len(rows) if stat == "count" else 1
    return lambda tone: line_look(kwargs, tone, alpha)


def _steps(values, weights, stat, complementary):
    """(heights, places); the first begins at minus infinity."""
    order = values.argsort()
    heights = (np.ones_like(values) if weights is None else weights[order]).cumsum()
    if stat == "proportion":
        heights = heights / heights.max()
    heights = np.r_[0, heights]
    return heights.max() - heights if complementary else heights, np.r_[-np.inf, values[order]]
