"""displot: histograms or densities of each part of a table, with the same bins and colours in all."""

import warnings
from itertools import product

from ..charting.refuse import refuse
from .bivariate import draw_plane_density, draw_plane_histogram
from .densities import DensityEstimate
from .distributions import FLAT_ROLES, WIDE_ROLES, add_hue_legend, checked_choice, line_look, patch_look
from .ecdfplot import draw_steps
from .facetgrid import FacetGrid
from .histograms import BinRule
from .histplot import bin_rule, draw_histograms
from .kdeplot import draw_densities
from .plotter import Placed, Variables
from .rugplot import draw_rugs
from .semantics import HueMap
from .vectors import CATEGORICAL, DATETIME, NUMERIC

BINS = ("stat", "bins", "binwidth", "binrange", "discrete", "cumulative")
BANDWIDTH = {"bw_method": "scott", "bw_adjust": 1, "gridsize": 200, "cut": 3, "clip": None, "cumulative": False}
OF_HISTOGRAMS = ("common_bins", "common_norm", "multiple", "element", "fill", "shrink", "kde", "kde_kws", "line_kws")
OF_DENSITIES = ("common_norm", "common_grid", "multiple", "fill", "warn_singular")
OF_CELLS = {"common_bins": True, "common_norm": True, "thresh": 0, "pthresh": None, "pmax": None, "cbar": False, "cbar_ax": None, "cbar_kws": None}
OF_CONTOURS = {"common_norm": True, "fill": False, "levels": 10, "thresh": .05, "warn_singular": True}


def displot(data=None, *, x=None, y=None, hue=None, row=None, col=None, weights=None, kind="hist", rug=False, rug_kws=None, log_scale=None, legend=True,
            palette=None, hue_order=None, hue_norm=None, color=None, col_wrap=None, row_order=None, col_order=None, height=5, aspect=1, facet_kws=None,
            **kwargs):
    """A FacetGrid of distributions, its legend beside it."""
    checked_choice("kind", kind, ("hist", "kde", "ecdf"))
    if kwargs.pop("ax", None) is not None:
        warnings.warn(f"`displot` is a figure-level function and does not accept the ax= parameter. You may wish to try {kind}plot.", UserWarning, stacklevel=2)
    variables = Variables(data, dict(x=x, y=y, hue=hue, row=row, col=col, weights=weights), WIDE_ROLES, FLAT_ROLES)
    hues = HueMap(variables.column("hue"), "categorical" if variables.is_wide else variables.types.get("hue"), palette, hue_order, hue_norm)
    facets = {role: f"_{role}_" if variables.names[role] is None else variables.names[role] for role in ("row", "col") if role in variables}
    grid = FacetGrid(variables.frame.rename(columns=facets), **facets, col_wrap=col_wrap, row_order=row_order, col_order=col_order, height=height, aspect=aspect,
                     **(facet_kws or {}))
    allowed = (NUMERIC, DATETIME) if kind == "kde" else (NUMERIC, DATETIME, CATEGORICAL)
    for ax in grid.axes.flat[::-1]:
        placed = Placed(variables, ax, allowed, log_scale)
    if not variables.is_drawable:
        return grid
    color = "C0" if color is None and hue is None else color
    draw = _draw_planes if "x" in variables and "y" in variables else _DRAW[kind]
    is_patch, look_of, labels = draw(grid, placed, hues, kwargs, color, kind)
    if rug:
        own = {name: value for name, value in (rug_kws or {}).items() if name != "legend"} | ({} if color is None else {"color": color})
        draw_rugs(placed, list(_axes_of(grid)), _levels(grid, hues), hues, own, **_taken(own, ("height", "expand_margins")))
    if "hue" in variables and legend:
        add_hue_legend(_LegendOf(grid), hues, variables.names["hue"], is_patch, look_of)
    role_labels = [variables.names.get(role, default) if role in variables.names else default for role, default in zip("xy", labels)]
    grid.set_axis_labels(*role_labels)
    grid.set_titles()
    return grid.tight_layout()


class _LegendOf:
    """Takes a legend as axes do, for the grid."""

    def __init__(self, grid):
        self._grid = grid

    def legend(self, handles, levels, title):
        self._grid.add_legend(dict(zip(map(str, levels), handles)), title)


def _axes_of(grid):
    """((row, column), axes) of each facet."""
    for (i, row), (j, column) in product(enumerate(grid.row_names or [None]), enumerate(grid.col_names or [None])):
        yield (row, column), grid.facet_axis(i, j, False)


def _taken(kwargs, names):
    return {name: kwargs.pop(name) for name in names if name in kwargs}


def _draw_hist(grid, placed, hues, kwargs, color, _):
    role = "x" if "x" in placed.variables else "y"
    bins = _taken(kwargs, BINS)
    if bins.get("discrete") is None:
        bins["discrete"] = placed.variables.types[role] == CATEGORICAL
    options = _taken(kwargs, OF_HISTOGRAMS)
    is_patch = options.get("fill", True) or options.get("element", "bars") == "bars"
    look_of = draw_histograms(placed, list(_axes_of(grid)), _levels(grid, hues), hues, bin_rule(placed.variables, **bins), kwargs, color=color, **options)
    label = bins.get("stat", "count").capitalize()
    return is_patch, look_of, ("", label) if role == "x" else (label, "")


def _draw_kde(grid, placed, hues, kwargs, color, _):
    role = "x" if "x" in placed.variables else "y"
    rule = DensityEstimate(**{**BANDWIDTH, **_taken(kwargs, BANDWIDTH)})
    options = _taken(kwargs, OF_DENSITIES)
    if options.get("fill") is None:
        options["fill"] = options.get("multiple") in ("stack", "fill")
    look_of = draw_densities(placed, list(_axes_of(grid)), _levels(grid, hues), hues, rule, kwargs, color=color, **options)
    return options["fill"], look_of, ("", "Density") if role == "x" else ("Density", "")


def _draw_ecdf(grid, placed, hues, kwargs, color, _):
    options = _taken(kwargs, ("stat", "complementary"))
    look_of = draw_steps(placed, list(_axes_of(grid)), _levels(grid, hues), hues, kwargs, color=color, **options)
    label = options.get("stat", "proportion").capitalize()
    return False, look_of, ("", label) if "x" in placed.variables else (label, "")


_DRAW = {"hist": _draw_hist, "kde": _draw_kde, "ecdf": _draw_ecdf}


def _levels(grid, hues):
    return {"hue": hues.levels, "row": grid.row_names, "col": grid.col_names}


def _draw_planes(grid, placed, hues, kwargs, color, kind):
    """Both x and y, on one axes."""
    if kind == "ecdf":
        raise NotImplementedError("Bivariate ECDF plots are not implemented")
    if grid.row_names or grid.col_names:
        refuse("displot of both x and y with row or col", "histplot or kdeplot with FacetGrid.map_dataframe")
    if kind == "hist":
        bins = _taken(kwargs, BINS)
        if bins.get("discrete") is None:
            bins["discrete"] = tuple(placed.variables.types[role] == CATEGORICAL for role in "xy")
        draw_plane_histogram(placed, hues, BinRule(**bins), kwargs, color=color, legend=False, **{**OF_CELLS, **_taken(kwargs, OF_CELLS)})
        return True, lambda tone: patch_look({}, tone, 1, False), ("", "")
    own = {**BANDWIDTH, **_taken(kwargs, BANDWIDTH)}
    clip = own.pop("clip")
    options = {**OF_CONTOURS, **_taken(kwargs, OF_CONTOURS)}
    bar = tuple(kwargs.pop(name, None) for name in ("cbar", "cbar_ax", "cbar_kws"))
    draw_plane_density(placed, hues, DensityEstimate(**own), clip, kwargs, color=color, legend=False, cbar=bar, **options)
    fill = options["fill"]
    return fill, lambda tone: patch_look({}, tone, 1, False) if fill else line_look({}, tone, 1), ("", "")
