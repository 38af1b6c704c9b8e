"""relplot: scatterplot or lineplot of each part of a table, with the same colours, sizes and styles in all."""

import warnings

from .. import pyplot as plt
from .facetgrid import FacetGrid
from .legends import legend_entries
from .plotter import Variables
from .relational import FLAT_ROLES, SIZE_SPAN, WIDE_ROLES, line_handle, lineplot, point_handle, scatterplot
from .semantics import HueMap, SizeMap, StyleMap


def relplot(data=None, *, x=None, y=None, hue=None, size=None, style=None, units=None, row=None, col=None, col_wrap=None, row_order=None, col_order=None,
            palette=None, hue_order=None, hue_norm=None, sizes=None, size_order=None, size_norm=None, markers=None, dashes=None, style_order=None,
            legend="auto", kind="scatter", height=5, aspect=1, facet_kws=None, **kwargs):
    """A FacetGrid of points or lines, its legend beside it."""
    if kind not in ("scatter", "line"):
        raise ValueError(f"Plot kind {kind} not recognized")
    if kwargs.pop("ax", None) is not None:
        warnings.warn(f"relplot is a figure-level function and does not accept the `ax` parameter. You may wish to try {kind}plot", UserWarning, stacklevel=2)
    is_line = kind == "line"
    given = dict(x=x, y=y, hue=hue, size=size, style=style, **({"units": units} if is_line else {}))
    variables = Variables(data, given, WIDE_ROLES, FLAT_ROLES)
    hues = HueMap(variables.column("hue"), "categorical" if variables.is_wide else variables.types.get("hue"), palette, hue_order, hue_norm)
    base = plt.rcParams["lines.linewidth"] if is_line else plt.rcParams["lines.markersize"] ** 2
    size_map = SizeMap(SIZE_SPAN * base, variables.column("size"), variables.types.get("size"), sizes, size_order, size_norm)
    markers, dashes = (markers, True if dashes is None else dashes) if is_line else (True if markers is None else markers, dashes)
    styles = StyleMap(variables.column("style"), markers, dashes, style_order)
    look = _look(variables, hues, size_map, styles, is_line)
    grid_given = {**given, "row": row, "col": col}
    full = Variables(data, grid_given, WIDE_ROLES, FLAT_ROLES)
    facets = {role: f"_{role}_" if full.names[role] is None else full.names[role] for role in ("row", "col") if role in full}
    frame = full.frame.rename(columns={**{role: f"_{role}" for role in variables.names}, **facets})
    grid = FacetGrid(frame.dropna(axis=1, how="all"), **facets, col_wrap=col_wrap, row_order=row_order, col_order=col_order, height=height, aspect=aspect,
                     dropna=False, **(facet_kws or {}))
    grid.map_dataframe(lineplot if is_line else scatterplot, **{**look, "legend": False, **kwargs, **{role: f"_{role}" for role in variables.names}})
    grid.set_axis_labels(variables.names.get("x") or "", variables.names.get("y") or "")
    if legend:
        columns = {role: variables.column(role) for role in ("hue", "size", "style")}
        title, entries = legend_entries(legend, variables.names, columns, hues, size_map, styles)
        _add_legend(grid, title, entries, line_handle if is_line else point_handle)
    return grid


def _look(variables, hues, size_map, styles, is_line):
    """What all facets are told of the levels: tables of colours, sizes and styles."""
    look = {}
    if "hue" in variables:
        look |= {"palette": hues.table, "hue_order": hues.levels, "hue_norm": hues.norm}
    if "size" in variables:
        look |= {"sizes": size_map.table, "size_order": size_map.levels, "size_norm": size_map.norm}
    look["markers"] = styles.markers or None if "style" in variables else None
    if is_line:
        look["dashes"] = styles.dashes or None if "style" in variables else None
    if "style" in variables:
        look["style_order"] = styles.levels
    return look


def _add_legend(grid, title, entries, make_handle):
    ax, handles, order = grid.axes.flat[0], {}, []
    for number, (label, entry) in enumerate(entries):
        make_handle(ax, label, entry)
        handles[number, label] = ax.artists_recorded[-1]
        order.append((number, label))
    if entries:
        grid.add_legend(handles, title, order, [label for label, entry in entries if entry.is_heading])
