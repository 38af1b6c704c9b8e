"""Lines and areas across an axes: axhline(), axvspan(), hlines() and their kin."""

from __future__ import annotations

from typing import Any

import numpy

from .artist import ALIASES
from .collections import LineCollection
from .coords import Coords
from .given import takes_data
from .lines import Line2D
from .patches import Polygon
from .rc import rcParams
from .refuse import refuse
from .values import is_scalar

ACROSS_X = Coords("axes", "data")
ACROSS_Y = Coords("data", "axes")


class MarkCalls:
    __slots__ = ()

    def axhline(self: Any, y: Any = 0, xmin: float = 0, xmax: float = 1, **kwargs: Any) -> Line2D:
        at = self.yaxis.convert_one(y)
        line = self._across([xmin, xmax], [at, at], ACROSS_X, kwargs, self.yaxis.view, at)
        line._given = [xmin, xmax], [y, y]
        return line

    def axvline(self: Any, x: Any = 0, ymin: float = 0, ymax: float = 1, **kwargs: Any) -> Line2D:
        at = self.xaxis.convert_one(x)
        line = self._across([at, at], [ymin, ymax], ACROSS_Y, kwargs, self.xaxis.view, at)
        line._given = [x, x], [ymin, ymax]
        return line

    def _across(self: Any, x: Any, y: Any, coords: Coords, kwargs: dict[str, Any], view: Any, at: float) -> Line2D:
        if "transform" in kwargs:
            raise ValueError("'transform' is not allowed as a keyword argument; axhline and axvline generate their own transform.")
        line = Line2D(numpy.array(x, float), numpy.array(y, float))
        line.axes = self
        line.set(**kwargs)
        line._coords = coords
        if all(artist.IS_TEXT for artist in self.artists_recorded):  # the other axis is not asked at all
            self.xaxis.view.hold()
            self.yaxis.view.hold()
        is_shown = view.hold_if_shown(at)
        self.artists_recorded.append(line)
        for each in (self.xaxis.view, self.yaxis.view):
            if each is not view or is_shown:
                each.settled_at = len(self.artists_recorded)
        return line

    def axline(self: Any, xy1: Any, xy2: Any = None, *, slope: Any = None, **kwargs: Any) -> Line2D:
        from .endless import EndlessLine
        if (xy2 is None) == (slope is None):
            raise TypeError("Exactly one of 'xy2' and 'slope' must be given")
        line = EndlessLine(self, xy1, xy2, slope)
        line.axes = self
        line.set(**kwargs)
        self.artists_recorded.append(line)
        return line

    def indicate_inset(self: Any, bounds: Any, inset_ax: Any = None, *, transform: Any = None, facecolor: Any = "none", edgecolor: Any = "0.5", alpha: Any = 0.5,
                       zorder: float = 4.99, **kwargs: Any) -> Any:
        from .inset_marks import indicate
        if transform is not None and transform is not self.transData:
            refuse("indicate_inset(transform=…)", "bounds in data")
        return indicate(self, bounds, inset_ax, {"facecolor": facecolor, "edgecolor": edgecolor, "alpha": alpha}, zorder, kwargs)

    def indicate_inset_zoom(self: Any, inset_ax: Any, **kwargs: Any) -> Any:
        (left, right), (low, high) = inset_ax.get_xlim(), inset_ax.get_ylim()
        return self.indicate_inset((left, low, right - left, high - low), inset_ax, **kwargs)

    def axhspan(self: Any, ymin: Any, ymax: Any, xmin: float = 0, xmax: float = 1, **kwargs: Any) -> Polygon:
        low, high = self.yaxis.convert_one(ymin), self.yaxis.convert_one(ymax)
        return self._span([(xmin, low), (xmin, high), (xmax, high), (xmax, low)], ACROSS_X, kwargs)

    def axvspan(self: Any, xmin: Any, xmax: Any, ymin: float = 0, ymax: float = 1, **kwargs: Any) -> Polygon:
        low, high = self.xaxis.convert_one(xmin), self.xaxis.convert_one(xmax)
        return self._span([(low, ymin), (low, ymax), (high, ymax), (high, ymin)], ACROSS_Y, kwargs)

    def _span(self: Any, corners: Any, coords: Coords, kwargs: dict[str, Any]) -> Polygon:
        patch = Polygon(corners, **{ALIASES.get(name, name): value for name, value in kwargs.items()})
        patch._coords = coords
        return self.add(patch)

    @takes_data("y", "xmin", "xmax", "colors", label_from="y")
    def hlines(self: Any, y: Any, xmin: Any, xmax: Any, colors: Any = None, linestyles: Any = "solid", label: Any = "", **kwargs: Any) -> LineCollection:
        y, low, high = self.yaxis.convert(_listed(y)), self.xaxis.convert(_listed(xmin)), self.xaxis.convert(_listed(xmax))
        return self._segments(low, y, high, y, colors, linestyles, label, kwargs)

    @takes_data("x", "ymin", "ymax", "colors", label_from="x")
    def vlines(self: Any, x: Any, ymin: Any, ymax: Any, colors: Any = None, linestyles: Any = "solid", label: Any = "", **kwargs: Any) -> LineCollection:
        x, low, high = self.xaxis.convert(_listed(x)), self.yaxis.convert(_listed(ymin)), self.yaxis.convert(_listed(ymax))
        return self._segments(x, low, x, high, colors, linestyles, label, kwargs)

    def _segments(self: Any, x0: Any, y0: Any, x1: Any, y1: Any, colors: Any, linestyles: Any, label: Any, kwargs: dict[str, Any]) -> LineCollection:
        parts = numpy.broadcast_arrays(*(part.reshape(-1) for part in (x0, y0, x1, y1)))
        known = numpy.isfinite(numpy.array(parts)).all(axis=0) if len(parts[0]) else numpy.zeros(0, bool)
        made = LineCollection([], colors=rcParams["lines.color"] if colors is None else colors, linestyles=linestyles, label=label)
        made.x0, made.y0, made.x1, made.y1 = (numpy.ascontiguousarray(part[known]) for part in parts)
        made.axes = self
        made.set(**{name: value for name, value in kwargs.items() if value is not None})
        return self.add(made)


def _listed(values: Any) -> Any:
    return [values] if is_scalar(values) else values
