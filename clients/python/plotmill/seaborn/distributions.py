"""What histplot and kdeplot share: the variables, groups that are stacked, and how areas and outlines look."""

from dataclasses import dataclass

import numpy as np

from .. import pyplot as plt
from ..charting.refuse import refuse
from ..colors import to_rgba
from ..lines import Line2D
from ..patches import Patch
from .plotter import Variables, next_line_color, next_patch_color
from .semantics import HueMap

WIDE_ROLES = {"x": "@values", "hue": "@columns"}
FLAT_ROLES = {"x": "@values"}
PATCH_NAMES = {"fc": "facecolor", "facecolors": "facecolor", "ec": "edgecolor", "edgecolors": "edgecolor", "lw": "linewidth", "linewidths": "linewidth",
               "ls": "linestyle", "linestyles": "linestyle"}


GROUPING = ("hue", "row", "col")


def group_key(keys):
    """(level of hue, row, column) of a group; None where there is none."""
    return tuple(keys.get(role) for role in GROUPING)


def of_facet(curves, facet):
    """{level of hue: curve} of those that are in a row and column."""
    return {key[0]: curve for key, curve in curves.items() if key[1:] == facet}


@dataclass
class Curve:
    """Heights over places, and what they stand on: a density, or a histogram with the widths of its bins."""

    places: np.ndarray
    heights: np.ndarray
    widths: np.ndarray | None = None
    base: np.ndarray | None = None

    def __post_init__(self):
        if self.base is None:
            self.base = np.zeros(len(self.heights))


def distribution_variables(data, given, palette, hue_order, hue_norm):
    """(variables, hues) of a function that draws one variable or two."""
    variables = Variables(data, given, WIDE_ROLES, FLAT_ROLES)
    kind = "categorical" if variables.is_wide else variables.types.get("hue")
    return variables, HueMap(variables.column("hue"), kind, palette, hue_order, hue_norm)


def default_color(ax, is_filled, hue, color, kwargs):
    """The colour of a lone group: that given, or the next of the cycle."""
    if hue is not None or color is not None:
        return color
    if is_filled:
        given = next((kwargs[name] for name in ("facecolor", "facecolors", "fc") if name in kwargs), None)
        return next_patch_color(ax) if given is None else given
    return next_line_color(ax)


def stacked(curves, multiple):
    """The curves of all groups, in drawing order: side by side as they are, or each on the sum of those that come later."""
    if multiple not in ("stack", "fill") or not curves:
        return curves
    first = next(iter(curves.values()))
    for curve in curves.values():
        if len(curve.places) != len(first.places) or not np.allclose(curve.places, first.places):
            refuse("common_bins=False with multiple='stack' or 'fill'", "common_bins=True")
    total = sum(curve.heights for curve in curves.values())
    below, found = np.zeros(len(first.heights)), {}
    for key in reversed(curves):
        curve = curves[key]
        above = below + curve.heights
        with np.errstate(invalid="ignore", divide="ignore"):
            heights, base = (above / total, below / total) if multiple == "fill" else (above, below)
        found[key] = Curve(curve.places, heights, curve.widths, np.nan_to_num(base))
        below = above
    return {key: found[key] for key in curves}


def density_curves(placed, role, levels, rule, common_norm, common_grid, on_singular=None):
    """{(level, row, column): Curve} of the groups' densities; with `common_norm` each a share of one that covers all."""
    if not set(placed.variables.names) - {"x", "y"}:
        common_norm = False
    elif common_grid:
        rule.fix_support(placed.comp.dropna()[role])
    everything = placed.variables.frame.dropna()
    weighted = "weights" in placed.variables
    whole = everything["weights"].sum() if common_norm and weighted else len(everything)
    curves = {}
    for keys, rows in placed.groups(GROUPING, levels):
        weights = rows["weights"].to_numpy() if weighted else None
        found = rule(rows[role], weights)
        if found is None:
            if on_singular is not None:
                on_singular()
            continue
        heights, support = found
        if common_norm:
            heights = heights * ((weights.sum() if weighted else len(rows)) / whole)
        curves[group_key(keys)] = Curve(np.power(10.0, support) if placed.is_log(role) else support, heights)
    return curves



def patch_look(kwargs, color, alpha, sharp_edge):
    """Keywords of an area: its colour with alpha, its edge that of patches or its own colour."""
    look = {PATCH_NAMES.get(name, name): value for name, value in kwargs.items()}
    look.setdefault("facecolor", to_rgba(color, alpha))
    look.setdefault("edgecolor", plt.rcParams["patch.edgecolor"] if sharp_edge else to_rgba(color, 1))
    return look


def line_look(kwargs, color, alpha):
    return {**kwargs, "color": to_rgba(color, alpha)}


def add_hue_legend(ax, hues, title, is_patch, look_of):
    """A legend with an artist of its own for each level."""
    handles = []
    for level in hues.levels:
        look = look_of(hues(level))
        handles.append(Patch(**look) if is_patch else Line2D([], [], **look))
    ax.legend(handles, hues.levels, title=title)


def checked_choice(name, value, choices):
    if value not in choices:
        raise ValueError(f"`{name}` must be one of {list(choices)}, but {value!r} was passed.")
