"""hist(), stairs(), hist2d() and hexbin()."""

from __future__ import annotations

from typing import Any

import numpy

from .colors import to_rgba_array
from .given import takes_data
from .hexagons import Hexagons, hexagons
from .limit_mark import LimitMark
from .patches import Polygon
from .rc import rcParams
from .refuse import refuse
from .datasets import datasets
from .step_patch import StepPatch
from .values import flat


class HistCalls:
    __slots__ = ()

    @takes_data("x", "weights")
    def hist(self: Any, x: Any, bins: Any = None, range: Any = None, density: bool = False, weights: Any = None, cumulative: Any = False, bottom: Any = None,
             histtype: str = "bar", align: str = "mid", orientation: str = "vertical", rwidth: Any = None, log: bool = False, color: Any = None,
             label: Any = None, stacked: bool = False, **kwargs: Any) -> Any:
        _check("histtype", histtype, ("bar", "barstacked", "step", "stepfilled"))
        _check("align", align, ("left", "mid", "right"))
        _check("orientation", orientation, ("horizontal", "vertical"))
        axis = self.xaxis if orientation == "vertical" else self.yaxis
        stacked = stacked or histtype == "barstacked"
        sets = [axis.convert(one).reshape(-1) for one in datasets(x)] or [numpy.zeros(0)]
        colors = [self.next_line_props().get("color", "k") for _ in sets] if color is None else list(map(tuple, to_rgba_array(color)))
        if len(colors) != len(sets):
            raise ValueError(f"The 'color' keyword argument must have one color per dataset, but {len(sets)} datasets and {len(colors)} colors were provided")
        bins = rcParams["hist.bins"] if bins is None else bins if isinstance(bins, (str, int, numpy.integer)) else axis.convert(bins)
        tops, edges = _count(sets, bins, None if range is None else axis.convert(range), weights, bool(density), stacked, cumulative)
        if histtype.startswith("bar"):
            patches = self._hist_bars(tops, edges, bottom, histtype, align, orientation, rwidth, log, colors, stacked)
        else:
            patches = self._hist_steps(tops, edges, bottom, histtype, align, orientation, log, colors, stacked)
        _label(patches, label, kwargs)
        return (tops[0], edges, patches[0]) if len(sets) == 1 else (tops, edges, patches)

    def _hist_bars(self: Any, tops: Any, edges: Any, bottom: Any, histtype: str, align: str, orientation: str, rwidth: Any, log: bool, colors: Any,
                   stacked: bool) -> list[Any]:
        total = numpy.diff(edges)
        share = float(numpy.clip(rwidth, 0, 1)) if rwidth is not None else 0.8 if len(tops) > 1 and not stacked else 1.0
        if stacked:
            width, step, shift = share * total, 0.0 * total, 0.0 * total
        else:
            width = share * total / len(tops)
            step, shift = width, -0.5 * share * total * (1 - 1 / len(tops))
        shift = shift + {"left": 0.0, "mid": 0.5, "right": 1.0}[align] * total
        made = []
        base = numpy.zeros(len(total)) if bottom is None else numpy.broadcast_to(numpy.asarray(bottom, float), len(total))
        for top, color in zip(tops, colors):
            height = top - base if stacked else top
            if orientation == "horizontal":
                bars = self.barh(edges[:-1] + shift, height, width, align="center", log=log, color=color, left=base)
            else:
                bars = self.bar(edges[:-1] + shift, height, width, align="center", log=log, color=color, bottom=base)
            made.append(bars)
            base = top if stacked else base
            shift = shift + step
        for bars in made[1:]:
            for bar in bars:
                bar.sticky_x = bar.sticky_y = ()
        return made

    def _hist_steps(self: Any, tops: Any, edges: Any, bottom: Any, histtype: str, align: str, orientation: str, log: bool, colors: Any,
                    stacked: bool) -> list[Any]:
        is_vertical = orientation == "vertical"
        if log:
            (self.set_yscale if is_vertical else self.set_xscale)("log", nonpositive="clip")
        places = edges + {"left": -0.5, "mid": 0.0, "right": 0.5}[align] * (edges[1] - edges[0])
        outlines = _outlines(tops, places, 0 if bottom is None else bottom, stacked)
        is_filled = histtype == "stepfilled"
        split = -1 if is_filled else 2 * len(edges)
        made = []
        for (x, y), color in reversed(list(zip(outlines, colors))):
            corners = numpy.column_stack([x, y] if is_vertical else [y, x])[:split]
            patch = Polygon(corners, closed=is_filled, facecolor=color, edgecolor=None if is_filled else color, fill=is_filled)
            if not is_filled:
                patch.set_zorder(2.0)
            if is_vertical:
                patch.sticky_y = (0.0,)
            else:
                patch.sticky_x = (0.0,)
            made.append([self.add(patch)])
        return made[::-1]

    def stairs(self: Any, values: Any, edges: Any = None, *, orientation: str = "vertical", baseline: Any = 0, fill: bool = False, data: Any = None,
               **kwargs: Any) -> Any:
        color = kwargs.pop("color", None)
        color = self.next_line_props().get("color", "k") if color is None else color
        if fill:
            kwargs.setdefault("linewidth", 0)
            kwargs.setdefault("facecolor", color)
        else:
            kwargs.setdefault("edgecolor", color)
        values = flat(values)
        along = self.xaxis if orientation == "vertical" else self.yaxis
        edges = numpy.arange(len(values) + 1.0) if edges is None else along.convert(edges).reshape(-1)
        if len(edges) != len(values) + 1:
            raise ValueError(f"Size mismatch between \"values\" and \"edges\". Expected len(values) + 1 == len(edges), but got {values.shape} and {edges.shape}.")
        patch = StepPatch(values, edges, orientation=orientation, baseline=baseline, fill=fill, **kwargs)
        return self.add(patch)

    @takes_data("x", "y", "weights")
    def hist2d(self: Any, x: Any, y: Any, bins: Any = 10, range: Any = None, density: bool = False, weights: Any = None, cmin: Any = None, cmax: Any = None,
               **kwargs: Any) -> Any:
        x, y = self.xaxis.convert(x).reshape(-1), self.yaxis.convert(y).reshape(-1)
        counts, x_edges, y_edges = numpy.histogram2d(x, y, bins=bins, range=range, density=density, weights=None if weights is None else flat(weights))
        if cmin is not None:
            counts[counts < cmin] = None
        if cmax is not None:
            counts[counts > cmax] = None
        mesh = self.pcolormesh(x_edges, y_edges, counts.T, **kwargs)
        self.set_xlim(x_edges[0], x_edges[-1])
        self.set_ylim(y_edges[0], y_edges[-1])
        return counts, x_edges, y_edges, mesh

    @takes_data("x", "y", "C")
    def hexbin(self: Any, x: Any, y: Any, C: Any = None, gridsize: Any = 100, bins: Any = None, xscale: str = "linear", yscale: str = "linear",
               extent: Any = None, cmap: Any = None, norm: Any = None, vmin: Any = None, vmax: Any = None, alpha: Any = None, linewidths: Any = None,
               edgecolors: Any = "face", reduce_C_function: Any = numpy.mean, mincnt: Any = None, marginals: bool = False, **kwargs: Any) -> Any:
        if marginals or xscale != "linear" or yscale != "linear":
            refuse("hexbin(marginals, xscale, yscale)", "linear scales without marginals")
        x, y = self.xaxis.convert(x).reshape(-1), self.yaxis.convert(y).reshape(-1)
        corners, values, limits = hexagons(x, y, None if C is None else flat(C), gridsize, extent, reduce_C_function, mincnt)
        if isinstance(bins, str):
            from .norms import LogNorm
            if bins != "log":
                raise ValueError(f"bins={bins!r} is not understood")
            norm, vmin, vmax = (LogNorm(vmin, vmax), None, None) if norm is None else (norm, vmin, vmax)
        elif bins is not None:
            values = _binned(values, bins)
        return self._add_hexagons(corners, values, limits, (cmap, norm, vmin, vmax), alpha, linewidths, edgecolors, kwargs)

    def _add_hexagons(self: Any, corners: Any, values: Any, limits: Any, mapping: Any, alpha: Any, linewidths: Any, edgecolors: Any, kwargs: Any) -> Any:
        made = Hexagons(corners, edgecolors=edgecolors, linewidths=1.0 if linewidths is None else linewidths, **kwargs)
        made.start_mapping(values, *mapping)
        made._alpha = alpha
        made.in_limits = False
        self.add(LimitMark(*limits))
        return self.add(made)


def _check(name: str, value: Any, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise ValueError(f"{value!r} is not a valid value for {name}; supported values are {', '.join(map(repr, allowed))}")


def _count(sets: list[Any], bins: Any, range: Any, weights: Any, density: bool, stacked: bool, cumulative: Any) -> tuple[Any, Any]:
    shares = [None] * len(sets) if weights is None else [flat(one) for one in datasets(weights)]
    if len(shares) != len(sets) or any(share is not None and len(share) != len(one) for share, one in zip(shares, sets)):
        raise ValueError("weights should have the same shape as x")
    if range is None:
        finite = [one[~numpy.isnan(one)] for one in sets]
        finite = [one for one in finite if len(one)]
        range = (min(one.min() for one in finite), max(one.max() for one in finite)) if finite else None
    options: dict[str, Any] = {"density": True} if density and not stacked else {}
    if len(sets) > 1 and any(len(one) for one in sets):
        bins = numpy.histogram_bin_edges(numpy.concatenate(sets), bins, range, None if weights is None else numpy.concatenate(shares))
    else:
        options["range"] = range
    tops = []
    for one, share in zip(sets, shares):
        top, bins = numpy.histogram(one, bins, weights=share, **options)
        tops.append(top)
    return _accumulated(numpy.array(tops, float), numpy.array(bins, float), density, stacked, cumulative), numpy.array(bins, float)


def _accumulated(tops: Any, edges: Any, density: bool, stacked: bool, cumulative: Any) -> Any:
    if stacked:
        tops = tops.cumsum(axis=0)
        if density:
            tops = tops / numpy.diff(edges) / tops[-1].sum()
    if cumulative:
        order = slice(None, None, -1 if not isinstance(cumulative, bool) and cumulative < 0 else 1)
        tops = (tops * numpy.diff(edges) if density else tops)[:, order].cumsum(axis=1)[:, order]
    return tops


def _outlines(tops: Any, edges: Any, bottom: Any, stacked: bool) -> list[tuple[Any, Any]]:
    """There along the top, back along the base."""
    count = len(edges)
    x, y = numpy.zeros(4 * count - 3), numpy.zeros(4 * count - 3)
    x[0:2 * count - 1:2], x[1:2 * count - 1:2] = edges, edges[:-1]
    x[2 * count - 1:] = x[1:2 * count - 1][::-1]
    y[1:2 * count - 1:2] = y[2:2 * count:2] = bottom
    y[2 * count - 1:] = y[1:2 * count - 1][::-1]
    found = []
    for top in tops:
        if stacked:
            y[2 * count - 1:] = y[1:2 * count - 1][::-1]
        y[1:2 * count - 1:2] = y[2:2 * count:2] = top + bottom
        y[0] = y[-1]
        found.append((x.copy(), y.copy()))
    return found


def _label(patches: list[Any], label: Any, kwargs: dict[str, Any]) -> None:
    labels = [] if label is None else numpy.atleast_1d(numpy.asarray(label, str)).tolist()
    for i, group in enumerate(patches):
        if not len(group):
            continue
        for patch in group:
            if kwargs:
                patch.set(**kwargs)
        if i < len(labels):
            group[0].set_label(labels[i])


def _binned(values: Any, bins: Any) -> Any:
    if not hasattr(bins, "__len__"):
        count = bins - 1
        bins = values.min() + (values.max() - values.min()) * numpy.arange(count) / count
    return numpy.sort(bins).searchsorted(values).astype(float)
