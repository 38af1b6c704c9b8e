"""scatterplot and lineplot: points and lines whose colour, size and style tell of further variables."""

import numpy as np
import pandas as pd

from .. import pyplot as plt
from ..colors import to_rgba
from .estimates import Aggregator, with_deprecated_ci
from .legends import add_legend, legend_entries
from .plotter import Placed, Variables, next_line_color, next_patch_color
from .semantics import HueMap, SizeMap, StyleMap, is_filled_marker

WIDE_ROLES = {"x": "@index", "y": "@values", "hue": "@columns", "style": "@columns"}
FLAT_ROLES = {"x": "@index", "y": "@values"}
SIZE_SPAN = np.array([.5, 2])
EDGE_SHARE = .08  # the width of a point's edge in shares of its width
BAND_ALPHA = .2


def _hue_map(variables, palette, hue_order, hue_norm):
    kind = "categorical" if variables.is_wide else variables.types.get("hue")
    return HueMap(variables.column("hue"), kind, palette, hue_order, hue_norm)


def scatterplot(data=None, *, x=None, y=None, hue=None, size=None, style=None, palette=None, hue_order=None, hue_norm=None, sizes=None,
                size_order=None, size_norm=None, markers=True, style_order=None, legend="auto", ax=None, **kwargs):
    """Points at x and y, coloured by hue, sized by size, with the markers of style."""
    variables = Variables(data, dict(x=x, y=y, hue=hue, size=size, style=style), WIDE_ROLES, FLAT_ROLES)
    hues = _hue_map(variables, palette, hue_order, hue_norm)
    size_range = SIZE_SPAN * plt.rcParams["lines.markersize"] ** 2
    size_map = SizeMap(size_range, variables.column("size"), variables.types.get("size"), sizes, size_order, size_norm)
    styles = StyleMap(variables.column("style"), markers, None, style_order)
    ax = plt.gca() if ax is None else ax
    if not variables.is_drawable:
        return ax
    placed = Placed(variables, ax)
    _draw_points(placed, hues, size_map, styles, kwargs)
    placed.label_axes()
    if legend and not variables.frame.dropna().empty:
        columns = {role: variables.column(role) for role in ("hue", "size", "style")}
        title, entries = legend_entries(legend, variables.names, columns, hues, size_map, styles)
        add_legend(ax, title, entries, point_handle)
    return ax


def _draw_points(placed, hues, size_map, styles, kwargs):
    variables, ax = placed.variables, placed.ax
    color = kwargs.pop("color", None)
    if color is None and "c" not in kwargs:
        color = next_patch_color(ax)
    rows = variables.frame.dropna().index
    if not len(rows):
        return
    frame = variables.frame.loc[rows]
    missing = np.full(len(rows), np.nan)
    x, y = (placed.numbers(role).loc[rows].to_numpy() if role in variables else missing for role in "xy")
    if styles.markers:
        kwargs.setdefault("marker", styles.markers[styles.levels[0]])
    if is_filled_marker(kwargs.get("marker") or "o"):
        kwargs.setdefault("edgecolor", "w")
    look = {"s": kwargs.pop("s", plt.rcParams["lines.markersize"] ** 2)}
    if hues.levels is not None:
        alpha = kwargs.get("alpha")
        look["c"] = np.array([to_rgba(tone, alpha) for tone in hues.colors(frame["hue"])]) if alpha is not None else hues.colors(frame["hue"])
        kwargs.pop("c", None)
    elif "c" not in kwargs:
        look["color"] = color
    if "size" in variables:
        look["s"] = np.array([size_map(level) for level in frame["size"]], float)
    if not {"linewidth", "linewidths", "lw"} & set(kwargs):
        kwargs["linewidth"] = EDGE_SHARE * np.sqrt(np.percentile(look["s"], 10))
    if styles.markers:
        # Points that are all alike would be snapped to pixels, each run for itself; those of one artist with several markers are not.
        edge = kwargs.pop("edgecolors", kwargs.pop("edgecolor", "face"))
        kwargs["edgecolors"] = [edge, edge] if edge != "face" and not isinstance(edge, list) else edge
        for first, last, marker in _runs([styles.markers[level] for level in frame["style"]]):
            part = {key: value[first:last] if np.ndim(value) and len(value) == len(rows) and key != "color" else value for key, value in look.items()}
            ax.scatter(x[first:last], y[first:last], **part, **{**kwargs, "marker": marker, "label": kwargs.get("label") if first == 0 else None})
    else:
        ax.scatter(x, y, **look, **kwargs)


def _runs(markers):
    """(first, last, marker) of neighbours that are alike: points are painted in the order of the data."""
    first = 0
    for i in range(1, len(markers) + 1):
        if i == len(markers) or markers[i] != markers[first]:
            yield first, i, markers[first]
            first = i


def point_handle(ax, label, entry):
    look = {key: entry[name] for key, name in (("color", "color"), ("s", "size"), ("marker", "marker")) if name in entry}
    if entry.is_heading:
        look = {"color": "w", "s": 0, "visible": False}
    elif look.get("marker") == "":
        del look["marker"]
    look.setdefault("color", ".2")
    ax.scatter([], [], label=label, **look)


def lineplot(data=None, *, x=None, y=None, hue=None, size=None, style=None, units=None, palette=None, hue_order=None, hue_norm=None, sizes=None,
             size_order=None, size_norm=None, dashes=True, markers=None, style_order=None, estimator="mean", errorbar=("ci", 95), n_boot=1000,
             seed=None, orient="x", sort=True, err_style="band", err_kws=None, legend="auto", ci="deprecated", ax=None, **kwargs):
    """Lines through x and y, of each level of hue, size and style one; of several y at an x the estimate, with its error."""
    errorbar = with_deprecated_ci(errorbar, ci)
    if orient not in ("x", "y"):
        raise ValueError(f"`orient` must be either 'x' or 'y', not {orient!r}.")
    if err_style not in ("band", "bars", None):
        raise ValueError(f"`err_style` must be 'band' or 'bars', not {err_style}")
    variables = Variables(data, dict(x=x, y=y, hue=hue, size=size, style=style, units=units), WIDE_ROLES, FLAT_ROLES)
    hues = _hue_map(variables, palette, hue_order, hue_norm)
    size_range = SIZE_SPAN * plt.rcParams["lines.linewidth"]
    size_map = SizeMap(size_range, variables.column("size"), variables.types.get("size"), sizes, size_order, size_norm)
    styles = StyleMap(variables.column("style"), markers, dashes, style_order)
    ax = plt.gca() if ax is None else ax
    if not variables.is_drawable:
        return ax
    placed = Placed(variables, ax)
    if style is None and not {"ls", "linestyle", "dashes"} & set(kwargs) and not isinstance(dashes, bool) and dashes is not None:
        kwargs["dashes"] = dashes
    color = kwargs.pop("color", kwargs.pop("c", None))
    if hue is None and color is None:
        color = next_line_color(ax)
    lines = _Lines(placed, hues, size_map, styles, Aggregator(estimator, errorbar, n_boot, seed), orient, sort)
    lines.draw(color, kwargs, err_style, err_kws or {})
    placed.label_axes()
    if legend:
        columns = {role: variables.column(role) for role in ("hue", "size", "style")}
        title, entries = legend_entries(legend, variables.names, columns, hues, size_map, styles)
        add_legend(ax, title, entries, line_handle)
    return ax


class _Lines:
    """The lines of a lineplot: which rows each has, and how each looks."""

    def __init__(self, placed, hues, size_map, styles, aggregator, orient, sort):
        self.placed, self.hues, self.size_map, self.styles = placed, hues, size_map, styles
        self.aggregator, self.orient, self.sort = aggregator, orient, sort
        self.other = "y" if orient == "x" else "x"

    def draw(self, color, kwargs, err_style, err_kws):
        base = {"markeredgewidth": kwargs.pop("mew", .75), "markeredgecolor": kwargs.pop("mec", "w"), **kwargs}
        levels = {"hue": self.hues.levels, "size": self.size_map.levels, "style": self.styles.levels}
        for keys, rows in self.placed.groups(("hue", "size", "style"), levels):
            look = self._look(base, color, keys)
            if color is None:
                next_line_color(self.placed.ax)  # seaborn's lines take a colour of the cycle before they get their own
            table = self._points_of(rows)
            parts = [part for _, part in table.groupby("units")] if "units" in self.placed.variables else [table]
            for part in parts:
                line, = self.placed.ax.plot(part["x"].to_numpy(), part["y"].to_numpy(), **look)
            if self.aggregator.estimator is not None and self.aggregator.method is not None:
                self._draw_errors(table, line, err_style, err_kws)

    def _look(self, base, color, keys):
        look = {**base, "color": color}
        if "hue" in keys:
            look["color"] = self.hues(keys["hue"])
        if "size" in keys:
            look.pop("lw", None)
            look["linewidth"] = self.size_map(keys["size"])
        if "style" in keys:
            if keys["style"] in self.styles.dashes:
                set_dashes(look, self.styles.dashes[keys["style"]])
            if keys["style"] in self.styles.markers:
                look["marker"] = self.styles.markers[keys["style"]]
        elif "dashes" in look:
            set_dashes(look, look.pop("dashes"))
        return look

    def _points_of(self, rows):
        """x and y in order, with the ends of the error of each in ymin and ymax (or xmin and xmax)."""
        orient, other = self.orient, self.other
        if self.sort:
            rows = rows.sort_values([role for role in ("units", orient, other) if role in self.placed.variables])
        if self.aggregator.estimator is not None and rows[orient].duplicated().any():
            if "units" in self.placed.variables:
                raise ValueError("estimator must be None when specifying units")
            table = pd.DataFrame([{orient: place, **dict(zip((other, "low", "high"), self.aggregator(part[other])))}
                                  for place, part in rows.groupby(orient, sort=self.sort)])
        else:
            table = rows.assign(low=np.nan, high=np.nan)
        for role in "xy":
            if self.placed.is_log(role):
                names = [role, "low", "high"] if role == other else [role]
                table[names] = np.power(10.0, table[names])
        return table

    def _draw_errors(self, table, line, err_style, err_kws):
        ax, orient, other = self.placed.ax, self.orient, self.other
        low, high = table["low"].to_numpy(float), table["high"].to_numpy(float)
        if err_style == "band":
            fill = ax.fill_between if orient == "x" else ax.fill_betweenx
            fill(table[orient].to_numpy(), low, high, **{"color": line.get_color(), "alpha": BAND_ALPHA, **err_kws})
        elif err_style == "bars":
            middle = table[other].to_numpy(float)
            _, _, bars = ax.errorbar(table["x"].to_numpy(), table["y"].to_numpy(), **{other + "err": np.array([middle - low, high - middle])},
                                     linestyle="", color=line.get_color(), alpha=line.get_alpha(), **err_kws)
            for bar in bars:
                bar.set_capstyle(line.get_solid_capstyle())


def set_dashes(look, dashes):
    """Dashes in line widths, as "" (solid) or lengths, as a linestyle."""
    look.pop("ls", None)
    look["linestyle"] = (0, tuple(dashes)) if dashes not in ("", (None, None)) else "-"


def line_handle(ax, label, entry):
    look = {key: entry[name] for key, name in (("color", "color"), ("linewidth", "size"), ("marker", "marker")) if name in entry}
    if entry.is_heading:
        look = {"color": "w", "linewidth": 0, "visible": False}
    elif "dashes" in entry:
        set_dashes(look, entry["dashes"])
    look.setdefault("color", ".2")
    ax.plot([], [], label=label, **look)
