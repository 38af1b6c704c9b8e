"""scatter()."""

from __future__ import annotations

import warnings
from functools import lru_cache
from typing import Any

import numpy

from .colors import is_color_like, to_rgba, to_rgba_array
from .coords import DATA
from .given import takes_data
from .limit_mark import EmptyMark
from .marker_style import MarkerStyle, is_outline
from .rc import rcParams
from .refuse import refuse
from .scatter_points import PathCollection, PointsLook
from .strokes import is_unfilled, wire_marker
from .values import flat, is_text, plain


class ScatterCalls:
    __slots__ = ()

    def scatter(self: Any, x: Any, y: Any, s: Any = None, c: Any = None, marker: Any = None, cmap: Any = None, norm: Any = None, vmin: Any = None,
                vmax: Any = None, alpha: Any = None, linewidths: Any = None, *, edgecolors: Any = None, plotnonfinite: bool = False, data: Any = None,
                color: Any = None, **kwargs: Any) -> PathCollection:
        if data is not None:
            return _scatter_by_name(self, x, y, s, c, marker, cmap, norm, vmin, vmax, alpha, linewidths, edgecolors=edgecolors,
                                    plotnonfinite=plotnonfinite, color=color, data=data, **kwargs)
        x, y = self.xaxis.convert(x), self.yaxis.convert(y)
        if x.ndim != 1 or y.ndim != 1:
            x, y = x.reshape(-1), y.reshape(-1)
        if len(x) != len(y):
            raise ValueError("x and y must be the same size")
        if not kwargs:
            try:
                look = _plain_look(rcParams.version, s, c, marker, alpha, linewidths, edgecolors, color)
            except TypeError:
                look = None  # arrays and lists are not kept
            if look is not None:
                made = PathCollection.of_look(x, y, look)
                made.axes = self
                self.artists_recorded.append(made)
                self.release_limits()
                return made
        return self._scatter(x, y, s, c, marker, cmap, norm, vmin, vmax, alpha, linewidths, edgecolors, plotnonfinite, color, kwargs)

    def _scatter(self: Any, x: Any, y: Any, s: Any, c: Any, marker: Any, cmap: Any, norm: Any, vmin: Any, vmax: Any, alpha: Any, linewidths: Any,
                 edgecolors: Any, plotnonfinite: bool, color: Any, kwargs: dict[str, Any]) -> PathCollection:
        if marker is None:
            marker = rcParams["scatter.marker"]
        else:
            marker = MarkerStyle(marker) if is_outline(marker) else marker
            wire_marker(marker)
        if linewidths is None:
            linewidths = kwargs.pop("linewidth", kwargs.pop("lw", None))
        sizes = _sizes(s, len(x))
        if not sizes >= 0 if type(sizes) is float else not (sizes >= 0).all():
            x, sizes = _without_sizeless(x, sizes)
        faces, edges, values = _colors(c, edgecolors, color, kwargs, len(x), self.next_fill_color)
        if isinstance(marker, MarkerStyle) and marker.get_fillstyle() == "none":
            if values is not None:
                refuse("scatter(c=values) with a marker that is not filled", "facecolors='none' and edgecolors")
            edges, faces = faces, "none"
            linewidths = rcParams["lines.linewidth"] if linewidths is None else linewidths
        if is_unfilled(marker.get_marker() if isinstance(marker, MarkerStyle) else marker):
            edges = "face"
            linewidths = rcParams["lines.linewidth"] if linewidths is None else linewidths
        made = PathCollection(x, y, sizes, marker, facecolors=faces, edgecolors=edges, linewidths=linewidths)
        if type(alpha) is float and 0 <= alpha <= 1:
            made._alpha = alpha
        elif alpha is not None:
            made.set_alpha(alpha)
        if values is not None:
            made.start_mapping(values, cmap, norm, vmin, vmax)
            self.current_mappable = made
        made.axes = self
        if kwargs:
            made.set(**kwargs)
        self.artists_recorded.append(made)
        if made._coords is not DATA:
            self.artists_recorded.append(EmptyMark())  # limits are asked for, though nothing of it is in data
        self.release_limits()
        if plotnonfinite and values is not None and not numpy.isfinite(values).all():
            self._scatter_bad(made, kwargs)
        return made

    def _scatter_bad(self: Any, made: PathCollection, kwargs: dict[str, Any]) -> None:
        """Points whose value is no number: of a colour that nobody sees, but for their edges."""
        bad = ~numpy.isfinite(made.get_array())
        edges, sizes = made._edge, made._s
        if isinstance(edges, str) and edges == "face":
            edges = "none"
        elif not is_color_like(edges):
            refuse("scatter(plotnonfinite=True) with several edge colours", "one")
        points = PathCollection(made.x[bad], made.y[bad], sizes if isinstance(sizes, float) or len(sizes) == 1 else sizes[bad], made._marker, facecolors="none",
                                edgecolors=edges, linewidths=made._widths)
        points._alpha = made._alpha
        points.set(**{name: value for name, value in kwargs.items() if name != "label"})
        points.container = made  # no entry in legends
        self.add(points)


_scatter_by_name = takes_data("x", "y", "s", "c", "linewidths", "edgecolors", "facecolor", "facecolors", "color", label_from="y")(ScatterCalls.scatter)


@lru_cache(maxsize=256, typed=True)
def _plain_look(version: int, s: Any, c: Any, marker: Any, alpha: Any, linewidths: Any, edgecolors: Any, color: Any) -> PointsLook | None:
    """Of points that are all alike, in a colour that was said: scripts draw many of one look. None: of others."""
    if not (c is None or isinstance(c, str)) or c is None and color is None or not (s is None or isinstance(s, (int, float))):
        return None
    size = _sizes(s, 1)
    marker = rcParams["scatter.marker"] if marker is None else marker
    if not size >= 0 or not isinstance(marker, str) or is_unfilled(marker) or not (alpha is None or type(alpha) is float and 0 <= alpha <= 1):
        return None
    wire_marker(marker)
    faces, edges, _ = _colors(c, edgecolors, color, {}, 1, None)
    return size, marker, faces, edges, rcParams["patch.linewidth"] if linewidths is None else linewidths, alpha


def _sizes(s: Any, count: int) -> Any:
    if s is None:
        return float(rcParams["lines.markersize"]) ** 2
    if isinstance(s, (int, float)):
        return float(s)
    if is_text(s):
        raise ValueError("s must be a scalar, or float array-like with the same size as x and y")
    sizes = flat(s)
    if len(sizes) not in (1, count):
        raise ValueError("s must be a scalar, or float array-like with the same size as x and y")
    return sizes


def _without_sizeless(x: Any, sizes: Any) -> tuple[Any, Any]:
    """A point without a size is nowhere: it counts in no limits."""
    sizes = numpy.broadcast_to(sizes, len(x)) if numpy.size(sizes) == 1 else sizes
    if (sizes < 0).any():
        warnings.warn("invalid value encountered in sqrt", RuntimeWarning, stacklevel=5)
        if len(x) and (sizes < 0).all():
            raise ValueError("need at least one array to concatenate")  # matplotlib's word for a scatter of which nothing is anywhere
    nowhere = ~(sizes >= 0)
    return numpy.where(nowhere, numpy.nan, x), numpy.where(nowhere, 1.0, sizes)


def _colors(c: Any, edgecolors: Any, color: Any, kwargs: dict[str, Any], count: int, next_color: Any) -> tuple[Any, Any, Any]:
    """(faces, edges, values) by matplotlib's rules of precedence."""
    faces = kwargs.pop("facecolors", None)
    faces = kwargs.pop("facecolor", faces)
    edgecolors = kwargs.pop("edgecolor", edgecolors)
    if color is not None:
        if c is not None:
            raise ValueError("Supply a 'c' argument or a 'color' kwarg but not both; they differ but their functionalities overlap.")
        to_rgba(color) if isinstance(color, str) else to_rgba_array(color)
        edgecolors, faces = color if edgecolors is None else edgecolors, color if faces is None else faces
    if edgecolors is None:
        edgecolors = rcParams["scatter.edgecolors"]
    if c is None:
        return faces if faces is not None else next_color(), edgecolors, None
    if isinstance(c, str):
        return c, edgecolors, None
    return _of_sequence(c, edgecolors, count)


def _of_sequence(c: Any, edgecolors: Any, count: int) -> tuple[Any, Any, Any]:
    c = plain(c)
    if not _holds_text(c):
        values = numpy.ma.filled(numpy.ma.asarray(c, float), numpy.nan) if not isinstance(c, list) else _array(c)
        if values is not None and values.size == count and values.shape not in ((1, 4), (1, 3)):
            return None, edgecolors, values.reshape(-1)
    if isinstance(c, tuple) and len(c) in (3, 4) and is_color_like(c):
        return c, edgecolors, None
    try:
        colors = to_rgba_array(c)
    except (TypeError, ValueError):
        raise ValueError(f"'c' argument must be a color, a sequence of colors, or a sequence of numbers, not {c!r:.80}") from None
    if len(colors) not in (0, 1, count):
        raise ValueError(f"'c' argument has {len(colors)} elements, which is inconsistent with 'x' and 'y' with size {count}.")
    return colors, edgecolors, None


def _array(c: list[Any]) -> Any:
    try:
        return numpy.asarray(c, float)
    except (TypeError, ValueError):
        return None


def _holds_text(c: Any) -> bool:
    if isinstance(c, numpy.ndarray):
        return c.dtype.kind in "US" or c.dtype == object and c.size > 0 and isinstance(c.flat[0], (str, tuple))
    return len(c) > 0 and isinstance(c[0], str)


