"""histplot: counts of one variable in bins, as bars, steps or polygons, maybe with a density."""

import numpy as np

from .. import pyplot as plt
from ..charting.containers import BarContainer
from ..charting.limit_mark import EmptyMark
from ..charting.refuse import refuse
from ..colors import to_rgba
from .axes_tools import set_sticky, size_in_points
from .bivariate import draw_plane_histogram
from .densities import DensityEstimate
from .distributions import (GROUPING, Curve, add_hue_legend, checked_choice, default_color, density_curves, distribution_variables, group_key, line_look, of_facet,
                            patch_look, stacked)
from .histograms import BinRule
from .plotter import Placed
from .vectors import CATEGORICAL

EDGE_SHARE = .1  # the widest edge of a bar in shares of the narrowest bar
MIN_OUTLINE_POINTS = .5
WEIGHTED_BINS = 10


def histplot(data=None, *, x=None, y=None, hue=None, weights=None, stat="count", bins="auto", binwidth=None, binrange=None, discrete=None,
             cumulative=False, common_bins=True, common_norm=True, multiple="layer", element="bars", fill=True, shrink=1, kde=False, kde_kws=None,
             line_kws=None, thresh=0, pthresh=None, pmax=None, cbar=False, cbar_ax=None, cbar_kws=None, palette=None, hue_order=None, hue_norm=None,
             color=None, log_scale=None, legend=True, ax=None, **kwargs):
    """Counts of x, y or both, of each level of hue; `thresh`, `pthresh`, `pmax` and `cbar…` are of two variables."""
    variables, hues = distribution_variables(data, dict(x=x, y=y, hue=hue, weights=weights), palette, hue_order, hue_norm)
    ax = plt.gca() if ax is None else ax
    placed = Placed(variables, ax, log_scale=log_scale)
    if fill and hue is None and color is None:
        # seaborn asks for the colour with a bar that is nowhere, whose container stays.
        ax.add(EmptyMark())
        ax.add_container(BarContainer([], orientation="vertical", datavalues=[]))
    color = default_color(ax, fill, hue, color, kwargs)
    if not variables.is_drawable:
        return ax
    if "x" in variables and "y" in variables:
        if discrete is None:
            discrete = tuple(variables.types[role] == CATEGORICAL for role in "xy")
        draw_plane_histogram(placed, hues, BinRule(stat, bins, binwidth, binrange, discrete, cumulative), kwargs, common_bins=common_bins,
                             common_norm=common_norm, thresh=thresh, pthresh=pthresh, pmax=pmax, color=color, legend=legend, cbar=cbar, cbar_ax=cbar_ax,
                             cbar_kws=cbar_kws)
        return ax
    role = "x" if "x" in variables else "y"
    discrete = variables.types[role] == CATEGORICAL if discrete is None else discrete
    rule = bin_rule(variables, stat, bins, binwidth, binrange, discrete, cumulative)
    look_of = draw_histograms(placed, [((None, None), ax)], {"hue": hues.levels}, hues, rule, kwargs, common_bins=common_bins, common_norm=common_norm,
                              multiple=multiple, element=element, fill=fill, shrink=shrink, kde=kde, kde_kws=kde_kws, line_kws=line_kws, color=color)
    placed.label_axes(*(("", stat.capitalize()) if role == "x" else (stat.capitalize(), "")))
    if "hue" in variables and legend:
        add_hue_legend(ax, hues, variables.names["hue"], fill or element == "bars", look_of)
    return ax


def bin_rule(variables, stat="count", bins="auto", binwidth=None, binrange=None, discrete=False, cumulative=False):
    """The rule of bins of one variable; numbers with weights have so many of them."""
    if "weights" in variables and isinstance(bins, str) and bins == "auto" and binwidth is None and not discrete:
        bins = WEIGHTED_BINS
    return BinRule(stat, bins, binwidth, binrange, discrete, cumulative)


def draw_histograms(placed, facets, levels, hues, rule, kwargs, *, common_bins=True, common_norm=True, multiple="layer", element="bars", fill=True, shrink=1,
                    kde=False, kde_kws=None, line_kws=None, color=None):
    """Histograms of one variable on the axes of each facet, ((row, column), axes). Returns how the legend's patches look."""
    checked_choice("multiple", multiple, ("layer", "stack", "fill", "dodge"))
    checked_choice("element", element, ("bars", "step", "poly"))
    role = "x" if "x" in placed.variables else "y"
    groups = _Groups(placed, role, levels, rule, common_norm and rule.stat != "count", common_bins)
    raw = groups.histograms(shrink)
    densities = groups.densities(raw, kde_kws or {}) if kde else {}
    drawing = _Drawing(placed, role, hues, color, element, fill, multiple, kde, kwargs)
    for facet, ax in facets:
        own = of_facet(raw, facet)
        is_dodged = multiple == "dodge" and "hue" in placed.variables
        drawing.ax = ax
        drawing.draw(_dodged(own, hues.levels, placed.is_log(role)) if is_dodged else stacked(own, multiple), stacked(of_facet(densities, facet), multiple),
                     line_kws or {})
    drawing.finish()
    return drawing.look_of


class _Groups:
    """The histograms of the groups, with common bins and norm or each with its own."""

    def __init__(self, placed, role, levels, rule, common_norm, common_bins):
        self.placed, self.role, self.levels, self.rule = placed, role, levels, rule
        self.is_weighted = "weights" in placed.variables
        self.has_groups = bool(set(placed.variables.names) - {"x", "y"})
        self.common_norm, self.common_bins = common_norm and self.has_groups, common_bins and self.has_groups

    def histograms(self, shrink):
        everything = self.placed.comp.dropna()
        edges = self.rule.edges(everything[self.role].to_numpy()) if self.common_bins else None
        whole = everything["weights"].sum() if self.common_norm and self.is_weighted else len(everything)
        found = {}
        for keys, rows in self.placed.groups(GROUPING, self.levels):
            values = rows[self.role].to_numpy()
            weights = rows["weights"].to_numpy() if self.is_weighted else None
            own = self.rule.edges(values, weights) if edges is None else edges
            heights = np.asarray(self.rule.heights(values, own, weights), float)
            if self.common_norm:
                heights = heights * ((weights.sum() if self.is_weighted else len(rows)) / whole)
            widths = np.diff(own)
            # By way of the centres, as seaborn: how they round decides where edges on half pixels go.
            places = own[:-1] + widths / 2 - widths / 2
            if self.placed.is_log(self.role):
                places, widths = np.power(10.0, places), np.power(10.0, places + widths) - np.power(10.0, places)
            found[group_key(keys)] = Curve(places + (1 - shrink) / 2 * widths, heights, widths * shrink)
        return found

    def densities(self, histograms, options):
        """Density curves as high as the histograms are large."""
        rule = DensityEstimate(**{"cut": 0, **options, "cumulative": self.rule.cumulative})
        curves = density_curves(self.placed, self.role, self.levels, rule, self.common_norm, self.common_bins)
        everything = len(self.placed.comp.dropna())
        for keys, rows in self.placed.groups(GROUPING, self.levels):
            level = group_key(keys)
            if level in curves:
                share = len(rows) / everything if self.common_norm and not self.is_weighted else 1
                if self.common_norm and self.is_weighted:
                    share = rows["weights"].sum() / self.placed.comp.dropna()["weights"].sum()
                heights = histograms[level].heights / share
                widths = self._bin_widths(rows)
                curves[level].heights = curves[level].heights * (heights.max() if self.rule.cumulative else (heights * widths).sum())
        return curves

    def _bin_widths(self, rows):
        values = (self.placed.comp.dropna() if self.common_bins else rows)[self.role].to_numpy()
        return np.diff(self.rule.edges(values, None if self.common_bins or not self.is_weighted else rows["weights"].to_numpy()))


def _dodged(curves, levels, is_log):
    """Bars of the groups side by side within each bin."""
    count, found = len(levels), {}
    for level, curve in curves.items():
        place = levels.index(level)
        if is_log:
            low, high = np.log10(curve.places), np.log10(curve.places + curve.widths)
            step = (high - low) / count
            edges = np.power(10, low + place * step)
            found[level] = Curve(edges, curve.heights, np.power(10, low + (place + 1) * step) - edges)
        else:
            widths = curve.widths / count
            found[level] = Curve(curve.places + place * widths, curve.heights, widths)
    return found


class _Drawing:
    """Puts histograms on axes."""

    def __init__(self, placed, role, hues, color, element, fill, multiple, kde, kwargs):
        self.placed, self.ax, self.role, self.hues, self.color = placed, placed.ax, role, hues, color
        self.element, self.fill, self.multiple, self.kwargs = element, fill, multiple, kwargs
        layered = "hue" in placed.variables and multiple == "layer"
        default = 1 if not fill else (.5 if element == "bars" else .25) if layered else .5 if kde else .75
        self.alpha = kwargs.pop("alpha", default)
        self.bars, self.curves = [], []

    def look_of(self, color):
        if self.fill:
            return patch_look(self.kwargs, color, self.alpha, self.multiple in ("stack", "fill") or self.element == "bars")
        if self.element == "bars":
            return {**self.kwargs, "facecolor": "none", "edgecolor": to_rgba(color, self.alpha)}
        return line_look(self.kwargs, color, self.alpha)

    def draw(self, curves, densities, line_kws):
        self.curves += curves.values()
        for level in reversed(curves):
            color = self.color if level is None else self.hues(level)
            artist = self._draw_bars(curves[level], self.look_of(color)) if self.element == "bars" else self._draw_hull(curves[level], self.look_of(color))
            self.bars += list(artist) if self.element == "bars" else []
            self._stick(artist[0] if self.element == "bars" else artist, curves)
            if level in densities:
                self._draw_density(densities[level], {**line_kws, "color": to_rgba(color, 1)})

    def finish(self):
        if self.bars and not {"linewidth", "lw"} & set(self.kwargs):
            self._set_edge_widths(self.bars, self.curves)

    def _draw_bars(self, curve, look):
        draw = self.ax.bar if self.role == "x" else self.ax.barh
        look["color"] = look.pop("facecolor")
        return draw(curve.places, curve.heights - curve.base, curve.widths, curve.base, align="edge", **look)

    def _draw_hull(self, curve, look):
        places, heights, base = curve.places + curve.widths / 2, curve.heights, curve.base
        if self.element == "step":
            places = np.append(curve.places, curve.places[-1] + curve.widths[-1])
            heights, base = np.append(heights, heights[-1]), np.append(base, base[-1])
        if self.fill:
            area = self.ax.fill_between if self.role == "x" else self.ax.fill_betweenx
            return area(places, base, heights, step="post" if self.element == "step" else None, **look)
        xy = (places, heights) if self.role == "x" else (heights, places)
        style = ("steps-post" if self.role == "x" else "steps-pre") if self.element == "step" else None
        line, = self.ax.plot(*xy, drawstyle=style, **look)
        return line

    def _draw_density(self, curve, look):
        xy = (curve.places, curve.heights) if self.role == "x" else (curve.heights, curve.places)
        line, = self.ax.plot(*xy, **look)
        set_sticky(line, *(((), (0,)) if self.role == "x" else ((0,), ())))

    def _stick(self, artist, curves):
        """No margin below; none at all where groups fill the axes."""
        if self.multiple == "fill":
            ends = min(curve.places[0] for curve in curves.values()), max(curve.places[-1] + curve.widths[-1] for curve in curves.values())
            set_sticky(artist, *((ends, (0, 1)) if self.role == "x" else ((0, 1), ends)))
        else:
            set_sticky(artist, *(((), (0,)) if self.role == "x" else ((0,), ())))

    def _set_edge_widths(self, bars, curves):
        """Edges thin out with the bars."""
        edge, width = min(((edge, width) for curve in curves for edge, width in zip(curve.places, curve.widths)), key=lambda pair: pair[1])
        low, high = self.ax.get_xlim() if self.role == "x" else self.ax.get_ylim()
        ends = np.array([low, high, edge, edge + width], float)
        if self.placed.is_log(self.role):
            if edge <= 0:
                refuse("histplot on a logarithmic axis with a bin that begins below zero", "log_scale=True")
            ends = np.log10(ends)
        points = size_in_points(self.ax)[0 if self.role == "x" else 1]
        widest = abs(ends[3] - ends[2]) / abs(ends[1] - ends[0]) * points * EDGE_SHARE
        most = plt.rcParams["patch.linewidth"] * (1 if self.fill else 1.5)
        edge_points = min(widest, most) if self.fill else max(min(widest, most), MIN_OUTLINE_POINTS)
        for bar in bars:
            bar.set_linewidth(edge_points)
