"""stripplot: every value of each category as a point, shaken across."""

import colorsys

import numpy as np
import pandas as pd

from .. import pyplot as plt
from ..charting.refuse import refuse
from .legends import add_legend, legend_entries
from .plotter import Placed, Variables, next_patch_color
from .semantics import HueMap, SizeMap, StyleMap
from .vectors import CATEGORICAL, NUMERIC, levels_of, orientation

WIDE_ROLES = {"x": "@columns", "y": "@values"}
FLAT_ROLES = {"y": "@values"}
BAND = .8
JITTER = .1
GRAY_SHARE = .6


def stripplot(data=None, *, x=None, y=None, hue=None, order=None, hue_order=None, jitter=True, dodge=False, orient=None, color=None, palette=None,
              size=5, edgecolor="gray", linewidth=0, hue_norm=None, native_scale=False, formatter=None, legend="auto", ax=None, **kwargs):
    """Points of one variable in the categories of another; the shaking is drawn from numpy's global random numbers, as seaborn's."""
    if native_scale:
        refuse("stripplot(native_scale=True)", "native_scale=False, or scatterplot")
    variables = Variables(data, dict(x=x, y=y, hue=hue), WIDE_ROLES, FLAT_ROLES)
    if not variables.is_drawable:
        return plt.gca() if ax is None else ax
    if variables.is_wide and str(orient).startswith("h"):
        refuse("stripplot of wide data with orient='h'", "x and y of a long table")
    orient = orientation(variables.column("x"), variables.column("y"), orient, require_numeric=False)
    across = "x" if orient == "v" else "y"
    levels = _make_categorical(variables, across, order, formatter)
    hue_column = variables.column("hue")
    shows_legend = legend if legend != "auto" else not variables.is_wide
    if palette is not None and "hue" not in variables:
        variables.frame["hue"], variables.names["hue"], variables.types["hue"] = variables.frame[across], variables.names[across], CATEGORICAL
        hue_column, hue_order, shows_legend = variables.frame["hue"], levels, False
    if hue_column is not None and palette is None and color is not None:
        refuse("stripplot with both hue and color", f"palette='dark:{color}'")
    ax = plt.gca() if ax is None else ax
    placed = Placed(variables, ax, orders={across: levels})
    hues = HueMap(hue_column, variables.types.get("hue"), palette, hue_order, hue_norm)
    if hue is None and color is None:
        color = next_patch_color(ax)
    look = {"zorder": 3, **kwargs, "s": kwargs.get("s", size) ** 2, "linewidth": linewidth}
    _draw(placed, across, levels, hues, color, edgecolor, jitter, dodge, look)
    if shows_legend and hues.levels is not None:
        title, entries = legend_entries(legend, variables.names, {"hue": hue_column}, hues, SizeMap((1, 2)), StyleMap())
        add_legend(ax, title, entries, lambda axes, label, entry: axes.scatter([], [], label=label, color=entry.get("color", ".2")))
    placed.label_axes()
    if across == "x":
        ax.xaxis.grid(False)
        ax.set_xlim(-.5, len(levels) - .5, auto=None)
    else:
        ax.yaxis.grid(False)
        ax.set_ylim(len(levels) - .5, -.5, auto=None)
    return ax


def _make_categorical(variables, across, order, formatter):
    """The categories as words; a lone variable has one without a name. Returns the words in order."""
    if across not in variables:
        variables.frame[across], variables.names[across] = "", None
    elif variables.types[across] == NUMERIC:
        variables.frame = variables.frame.sort_values(across, kind="mergesort")
    column = variables.frame[across]
    write = str if formatter is None else formatter
    levels = [write(level) for level in levels_of(column, order)]
    variables.frame[across] = pd.Series([write(value) for value in column], column.index, dtype=object)
    variables.types[across] = CATEGORICAL
    return levels


def _draw(placed, across, levels, hues, color, edgecolor, jitter, dodge, look):
    variables, ax = placed.variables, placed.ax
    places = np.unique(placed.comp[across].dropna())
    native = np.min(np.diff(places)) if len(places) > 1 else 1
    reach = (JITTER if jitter is True else float(jitter)) * native
    offsets = None
    if hues.levels is not None and dodge:
        count = len(hues.levels)
        reach /= count
        offsets = np.linspace(0, BAND * native * (1 - 1 / count), count)
        offsets -= offsets.mean()
    roles = [across, "hue"] if dodge else [across]
    keys = {across: places, "hue": hues.levels}
    for _, rows in placed.groups(roles, keys, allow_empty=True):
        moved = rows[across].to_numpy(float)
        if offsets is not None and len(rows):
            moved = moved + offsets[[hues.levels.index(level) for level in rows["hue"]]]
        if len(rows) > 1:
            moved = moved + np.random.uniform(low=-reach, high=reach, size=len(rows))
        along = "y" if across == "x" else "x"
        values = np.power(10.0, rows[along]) if placed.is_log(along) else rows[along]
        xy = (moved, values.to_numpy(float)) if across == "x" else (values.to_numpy(float), moved)
        faces = hues.colors(rows["hue"]) if hues.levels is not None else None
        colored = {"color": color} if faces is None or not len(rows) else {"c": faces}
        if edgecolor == "gray":
            colored["edgecolors"] = _gray(faces if faces is not None and len(rows) else [color])
        else:
            colored["edgecolors"] = edgecolor
        ax.scatter(*xy, **colored, **look)


def _gray(colors):
    from ..colors import to_rgb

    darkest = min(colorsys.rgb_to_hls(*to_rgb(tone))[1] for tone in np.unique(np.asarray(colors), axis=0)) if not isinstance(colors[0], str) \
        else colorsys.rgb_to_hls(*to_rgb(colors[0]))[1]
    return (darkest * GRAY_SHARE,) * 3
