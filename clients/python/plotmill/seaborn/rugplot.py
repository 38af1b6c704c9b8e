"""rugplot: a tick at the edge of the axes for each value."""

import warnings

import numpy as np

from .. import pyplot as plt
from ..collections import LineCollection
from ..transforms import blended_transform_factory
from .distributions import add_hue_legend, default_color, distribution_variables, line_look
from .plotter import Placed

HEIGHT = .025  # of the axes


def rugplot(data=None, *, x=None, y=None, hue=None, height=HEIGHT, expand_margins=True, palette=None, hue_order=None, hue_norm=None, legend=True, ax=None,
            **kwargs):
    """Ticks for x below, for y at the left, in the colours of hue."""
    data, x, y = _old_words(data, x, y, kwargs)
    variables, hues = distribution_variables(data, dict(x=x, y=y, hue=hue), palette, hue_order, hue_norm)
    ax = plt.gca() if ax is None else ax
    placed = Placed(variables, ax)
    kwargs["color"] = default_color(ax, False, hue, kwargs.pop("color", kwargs.pop("c", None)), kwargs)
    if not variables.is_drawable:
        return ax
    draw_rugs(placed, [((None, None), ax)], {}, hues, kwargs, height=height, expand_margins=expand_margins)
    placed.label_axes()
    if "hue" in variables and legend:
        add_hue_legend(ax, hues, variables.names["hue"], False, lambda tone: line_look({}, tone, 1))
    return ax


def _old_words(data, x, y, kwargs):
    """Parameters of before 0.11, taken with a warning."""
    if (a := kwargs.pop("a", None)) is not None:
        data = a
        warnings.warn("The `a` parameter has been replaced; use `x`, `y`, and/or `data` instead.", UserWarning, stacklevel=3)
    if (axis := kwargs.pop("axis", None)) is not None:
        x, y = (data, y) if axis == "x" else (x, data) if axis == "y" else (x, y)
        warnings.warn(f"The `axis` parameter has been deprecated; use the `{axis}` parameter instead.", UserWarning, stacklevel=3)
    if (vertical := kwargs.pop("vertical", None)) is not None:
        if vertical:
            data, x, y = (y, x, data) if x is None else (data, y, x)
        warnings.warn(f"The `vertical` parameter is deprecated; assigning data to `{'y' if vertical else 'x'}`.", UserWarning, stacklevel=3)
    return data, x, y


def draw_rugs(placed, facets, levels, hues, kwargs, *, height=HEIGHT, expand_margins=True):
    """Ticks of all rows on the axes of each facet, ((row, column), axes)."""
    axes_of, look = dict(facets), {**kwargs}
    look.setdefault("linewidth", 1)
    roles = [role for role in "xy" if role in placed.variables]
    for keys, rows in placed.groups(("row", "col"), levels):
        ax = axes_of[keys.get("row"), keys.get("col")]
        if expand_margins:
            x_margin, y_margin = ax.margins()
            ax.margins(x=x_margin + 2 * height * ("y" in roles), y=y_margin + 2 * height * ("x" in roles))
        if "hue" in placed.variables:
            look.pop("color", None)
            look["colors"] = [hues(level) for level in rows["hue"]]
        for role in roles:
            _draw_rug(ax, role, rows[role].to_numpy(), placed.is_log(role), height, look)


def _draw_rug(ax, role, values, is_log, height, look):
    along, across = np.repeat(np.power(10, values) if is_log else values, 2), np.tile([0, height], len(values))
    ends = np.column_stack([along, across] if role == "x" else [across, along]).reshape(len(values), 2, 2)
    data, axes = ax.transData, ax.transAxes
    transform = blended_transform_factory(data, axes) if role == "x" else blended_transform_factory(axes, data)
    ax.add_collection(LineCollection(ends, transform=transform, **look))
    ax.autoscale_view(scalex=role == "x", scaley=role == "y")
