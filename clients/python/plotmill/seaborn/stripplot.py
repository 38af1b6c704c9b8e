"""stripplot and swarmplot: every value of each category as a point, shaken across or beside each other."""

import colorsys
import warnings

import numpy as np
import pandas as pd

from .. import pyplot as plt
from ..charting.limit_mark import EmptyMark
from ..charting.refuse import refuse
from ..colors import to_hex, to_rgb
from .facetgrid import FacetGrid
from .legends import legend_entries
from .plotter import Placed, Variables, next_patch_color
from .semantics import HueMap, SizeMap, StyleMap
from .swarm import swarm_points
from .vectors import CATEGORICAL, NUMERIC, levels_of, orientation

WIDE_ROLES = {"x": "@columns", "y": "@values", "hue": "@columns"}
SIDEWAYS_ROLES = {"x": "@values", "y": "@columns", "hue": "@columns"}
FLAT_ROLES = {"y": "@values"}
BAND = .8
JITTER = .1
GRAY_SHARE = .6


def stripplot(data=None, *, x=None, y=None, hue=None, order=None, hue_order=None, jitter=True, dodge=False, orient=None, color=None, palette=None,
              size=5, edgecolor="gray", linewidth=0, hue_norm=None, native_scale=False, formatter=None, legend="auto", ax=None, **kwargs):
    """Points of one variable in the categories of another; the shaking is drawn from numpy's global random numbers, as seaborn's."""
    ax = plt.gca() if ax is None else ax
    strip = _Strip(data, x, y, hue, order, orient, native_scale, formatter, legend)
    look = strip.look(ax, color, palette, hue_order, hue_norm, size, linewidth, kwargs)
    if strip.placed is None:
        return ax
    strip.edgecolor = edgecolor
    reach = JITTER if jitter is True else float(jitter)

    def draw(moved, rows, reach_share, ax):
        if len(rows) > 1:
            limit = reach * reach_share
            moved = moved + np.random.uniform(low=-limit, high=limit, size=len(rows))
        strip.scatter(moved, rows, look, ax)

    strip.draw_groups(dodge, draw)
    return strip.finish()


def swarmplot(data=None, *, x=None, y=None, hue=None, order=None, hue_order=None, dodge=False, orient=None, color=None, palette=None, size=5,
              edgecolor="gray", linewidth=0, hue_norm=None, native_scale=False, formatter=None, legend="auto", warn_thresh=.05, ax=None, **kwargs):
    """Points of one variable in the categories of another, beside each other where they would overlap."""
    ax = plt.gca() if ax is None else ax
    strip = _Strip(data, x, y, hue, order, orient, native_scale, formatter, legend)
    linewidth = kwargs.get("s", size) / 10 if linewidth is None else linewidth
    look = strip.look(ax, color, palette, hue_order, hue_norm, size, linewidth, kwargs)
    if strip.placed is None:
        return ax
    strip.edgecolor = edgecolor

    def draw(moved, rows, _, ax):
        points = strip.scatter(moved, rows, look, ax)
        if len(rows) > 1:
            swarm_points(points, strip.across, moved[0], BAND * strip.native_width, warn_thresh)

    strip.draw_groups(dodge, draw)
    return strip.finish()


def draw_strips(data, given, rules, colors, layout, kwargs):
    """catplot's strips on a grid of axes of their own."""
    jitter = kwargs.pop("jitter", True)
    reach = JITTER if jitter is True else float(jitter)

    def draw(strip, look, moved, rows, share, ax):
        if len(rows) > 1:
            moved = moved + np.random.uniform(low=-reach * share, high=reach * share, size=len(rows))
        strip.scatter(moved, rows, look, ax)

    return _draw_facets(draw, data, given, rules, colors, layout, kwargs)


def draw_swarms(data, given, rules, colors, layout, kwargs):
    """catplot's swarms on a grid of axes of their own."""
    warn_thresh = kwargs.pop("warn_thresh", .05)

    def draw(strip, look, moved, rows, share, ax):
        points = strip.scatter(moved, rows, look, ax)
        if len(rows) > 1:
            swarm_points(points, strip.across, moved[0], BAND * strip.native_width, warn_thresh)

    return _draw_facets(draw, data, given, rules, colors, layout, kwargs)


def _draw_facets(draw, data, given, rules, colors, layout, kwargs):
    if layout["sharex"] is not True or layout["sharey"] is not True:
        refuse("catplot of strips or swarms with sharex or sharey other than True", "sharex=True, sharey=True")
    dodge, edgecolor = kwargs.pop("dodge", False), kwargs.pop("edgecolor", "gray")
    size, linewidth = kwargs.pop("size", 5), kwargs.pop("linewidth", 0)
    size = np.sqrt(kwargs.pop("s")) if "s" in kwargs else size
    strip = _Strip(data, given["x"], given["y"], given["hue"], **rules, legend="auto", facets={role: given[role] for role in ("row", "col")})
    names = {role: f"_{role}_" if strip.variables.names[role] is None else strip.variables.names[role] for role in ("row", "col") if role in strip.variables}
    frame = strip.rows_given.rename(columns=names)
    grid = FacetGrid(frame, **{**layout, "row": names.get("row"), "col": names.get("col")})
    if given["hue"] is None and colors["color"] is None:
        colors["color"] = "C0"
    look = strip.look(grid.axes.flat[0], **colors, size=size, linewidth=size / 10 if linewidth is None else linewidth, kwargs=kwargs)
    if strip.placed is None:
        return grid
    strip.edgecolor, strip.grid = edgecolor, grid
    strip.draw_groups(dodge, lambda moved, rows, share, ax: draw(strip, look, moved, rows, share, ax))
    last = grid.axes.flat[-1]
    has_entries = strip.shows_legend and strip.hues.levels is not None
    if has_entries:
        strip.add_legend_data(last)  # before the limits: what is drawn later would free them
    for ax in grid.axes.flat:
        strip.fit_categories(ax)
    grid.set_axis_labels(strip.variables.names.get("x"), strip.variables.names.get("y"))
    grid.set_titles()
    grid.tight_layout()
    if has_entries:
        grid._take_legend(last)
    return grid


class _Strip:
    """The variables of a strip or swarm, and how their points look."""

    grid = None
    has_order = False

    def __init__(self, data, x, y, hue, order, orient, native_scale, formatter, legend, facets=None):
        is_sideways = x is None and y is None and str(orient).startswith("h")
        self.variables = variables = Variables(data, dict(x=x, y=y, hue=hue, **(facets or {})), SIDEWAYS_ROLES if is_sideways else WIDE_ROLES,
                                               {"x": "@values"} if is_sideways else FLAT_ROLES)
        self.legend, self.placed, self.rows_given = legend, None, variables.frame  # in the order that they came in
        if not variables.is_drawable:
            return
        self.orient = orientation(variables.column("x"), variables.column("y"), orient, require_numeric=False)
        self.across = "x" if self.orient == "v" else "y"
        self.order, self.levels, self.native_width = order, None, 1
        if self.across not in variables:
            variables.frame[self.across], variables.names[self.across], variables.types[self.across] = "", None, CATEGORICAL
        self.is_categorical = variables.types[self.across] == CATEGORICAL or not native_scale
        if self.is_categorical:
            self.has_order = order is not None or isinstance(variables.frame[self.across].dtype, pd.CategoricalDtype)
            self.levels = _make_categorical(variables, self.across, order, formatter)

    def look(self, ax, color, palette, hue_order, hue_norm, size, linewidth, kwargs):
        """Puts the variables on axes, finds their colours, and returns the keywords that all points share."""
        variables = self.variables
        if not variables.is_drawable:
            return {}
        # Words of what is missing have a place on the axis, too.
        places = self.levels if self.has_order or variables.is_wide else None
        self.placed = Placed(variables, ax, orders={self.across: places})
        self.shows_legend = self.legend if self.legend != "auto" else not variables.is_wide
        has_hue = "hue" in variables
        if palette is not None and not has_hue:
            roles = (variables.frame, variables.names, variables.types)
            for table in roles:
                table["hue"] = table[self.across]
            hue_order, self.shows_legend = self.levels, False
            if isinstance(palette, dict):
                palette = {str(key): tone for key, tone in palette.items()}
        elif has_hue and palette is None and color is not None:
            palette = f"dark:{color if isinstance(color, str) else to_hex(color)}"
            warnings.warn(f"Setting a gradient palette using color= is deprecated. Set `palette='{palette}'` for same effect.", FutureWarning, stacklevel=3)
        if "hue" in variables and not has_hue:
            self.placed = Placed(variables, ax, orders={self.across: places})
        self.hues = HueMap(variables.column("hue"), "categorical" if variables.is_wide else variables.types.get("hue"), palette, hue_order, hue_norm)
        if color is None and not (has_hue and not variables.is_wide):
            color = kwargs.get("c") if "c" in kwargs else next_patch_color(ax)
            ax.add(EmptyMark())  # seaborn asks for the colour with a point that is nowhere
        self.color = color
        places = np.unique(self.placed.comp[self.across].dropna())
        self.native_width = np.min(np.diff(places)) if len(places) > 1 else 1
        return {"zorder": 3, **kwargs, "s": kwargs.get("s", size) ** 2, "linewidth": linewidth}

    def draw_groups(self, dodge, draw):
        """Calls `draw` with places across, rows and the share of the width for each category, or part of it."""
        hues, placed, width = self.hues, self.placed, BAND * self.native_width
        offsets, share = None, self.native_width
        if hues.levels is not None and dodge:
            count = len(hues.levels)
            share = self.native_width / count
            offsets = np.linspace(0, width * (1 - 1 / count), count)
            offsets -= offsets.mean()
        if not self.is_categorical and self.order is None:
            values = [value for value in np.unique(placed.comp[self.across].dropna())]
        else:
            values = list(range(len(self.levels))) if self.levels is not None else []
            values = [place for place in placed.comp[self.across].dropna().unique()] if not values else values
        keys = {self.across: values, "hue": hues.levels}
        roles = [self.across, "hue"] if dodge else [self.across]
        if self.grid is not None:
            roles, keys = [*roles, "col", "row"], {**keys, "row": self.grid.row_names, "col": self.grid.col_names}
        for found, rows in placed.groups(roles, keys, allow_empty=True):
            moved = rows[self.across].to_numpy(float)
            if offsets is not None and len(rows):
                moved = moved + offsets[[hues.levels.index(level) for level in rows["hue"]]]
            draw(moved, rows, share, self._axes_of(found))

    def _axes_of(self, found):
        if self.grid is None:
            return self.placed.ax
        row, column = (names.index(found[role]) if role in found else 0 for role, names in (("row", self.grid.row_names), ("col", self.grid.col_names)))
        return self.grid.facet_axis(row, column, False)

    def scatter(self, moved, rows, look, ax):
        along, placed = "y" if self.across == "x" else "x", self.placed
        values = (np.power(10.0, rows[along]) if placed.is_log(along) else rows[along]).to_numpy(float)
        moved = np.power(10.0, moved) if placed.is_log(self.across) else moved
        faces = self.hues.colors(rows["hue"]) if self.hues.levels is not None else None
        look = dict(look)
        if faces is not None and len(rows):
            alpha = look.get("alpha")
            faces = faces if alpha is None else np.column_stack([faces[:, :3], np.full(len(faces), alpha)])
            look["c"] = faces
        else:
            look.pop("c", None)
            look["color"] = self.color
        tones = faces if faces is not None and len(rows) else [self.color]
        has_tones = self.color is not None or faces is not None and len(rows) > 0
        look["edgecolors"] = _gray(tones) if self.edgecolor == "gray" and has_tones else self.edgecolor
        xy = (moved, values) if self.across == "x" else (values, moved)
        return ax.scatter(*xy, **{name: value for name, value in look.items() if value is not None})

    def finish(self):
        """The legend, the names of the axes and the limits of categories."""
        ax = self.placed.ax
        if self.shows_legend and self.hues.levels is not None:
            self.add_legend_data(ax)
            if ax.get_legend_handles_labels()[0]:
                ax.legend(title=self.legend_title)
        self.placed.label_axes()
        self.fit_categories(ax)
        return ax

    def add_legend_data(self, ax):
        """A point that nobody sees for each level."""
        variables = self.variables
        self.legend_title, entries = legend_entries(self.legend, variables.names, {"hue": variables.column("hue")}, self.hues, SizeMap((1, 2)), StyleMap())
        for label, entry in entries:
            ax.scatter([], [], label=label, color=entry.get("color", ".2"))

    def fit_categories(self, ax):
        if not self.is_categorical or not len(self.variables.frame):
            return
        count = len(getattr(ax, f"get_{self.across}ticks")())
        getattr(ax, f"{self.across}axis").grid(False)
        if self.across == "x":
            ax.set_xlim(-.5, count - .5, auto=None)
        else:
            ax.set_ylim(count - .5, -.5, auto=None)


def _make_categorical(variables, across, order, formatter):
    """The categories as words. Returns the words in order."""
    if variables.types[across] == NUMERIC:
        variables.frame = variables.frame.sort_values(across, kind="mergesort")
    column = variables.frame[across]
    write = str if formatter is None else formatter
    levels = [write(level) for level in levels_of(column, order)]
    words = [write(value) for value in column]
    variables.frame[across] = pd.Series(words, column.index, dtype=object)
    variables.types[across] = CATEGORICAL
    return levels


def _gray(colors):
    lightness = min(colorsys.rgb_to_hls(*to_rgb(tuple(tone) if not isinstance(tone, str) else tone))[1] for tone in _distinct(colors)) * GRAY_SHARE
    return (lightness,) * 3


def _distinct(colors):
    return np.unique(np.asarray(colors, float), axis=0) if isinstance(colors, np.ndarray) else colors
