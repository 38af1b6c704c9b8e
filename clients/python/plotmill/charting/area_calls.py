"""fill_between(), fill() and stackplot()."""

from __future__ import annotations

from functools import partial
from itertools import cycle
from typing import Any

import numpy

from .artist import ALIASES
from .collections import PolyCollection
from .given import takes_data
from .limit_mark import LimitMark
from .patches import Polygon
from .strokes import parse_format
from .values import plain


class AreaCalls:
    __slots__ = ()

    @takes_data("x", "y1", "y2", "where")
    def fill_between(self: Any, x: Any, y1: Any, y2: Any = 0, where: Any = None, interpolate: bool = False, step: Any = None, **kwargs: Any) -> PolyCollection:
        return self._fill("x", self.xaxis.convert(x), self.yaxis.convert(y1), self.yaxis.convert(y2), where, interpolate, step, kwargs)

    @takes_data("y", "x1", "x2", "where")
    def fill_betweenx(self: Any, y: Any, x1: Any, x2: Any = 0, where: Any = None, step: Any = None, interpolate: bool = False, **kwargs: Any) -> PolyCollection:
        return self._fill("y", self.yaxis.convert(y), self.xaxis.convert(x1), self.xaxis.convert(x2), where, interpolate, step, kwargs)

    def _fill(self: Any, along: str, at: Any, low: Any, high: Any, where: Any, interpolate: bool, step: Any, kwargs: dict[str, Any]) -> PolyCollection:
        kwargs = {ALIASES.get(name, name): value for name, value in kwargs.items()}
        if "color" not in kwargs and "facecolor" not in kwargs:
            kwargs["facecolor"] = self.next_fill_color()
        if step not in (None, "pre", "post", "mid"):
            raise ValueError(f"{step!r} is not a valid value for step; supported values are 'pre', 'post', 'mid'")
        if max(at.ndim, low.ndim, high.ndim) > 1:
            raise ValueError("'x', 'y1' and 'y2' must be 1-dimensional")
        at, low, high = numpy.broadcast_arrays(numpy.atleast_1d(at), low, high)
        shown = numpy.isfinite(at) & numpy.isfinite(low) & numpy.isfinite(high)
        if where is not None:
            where = numpy.asarray(plain(where), bool)
            if where.size != at.size:
                raise ValueError(f"where size ({where.size}) does not match {along} size ({at.size})")
            shown = shown & where
        polygons = [_between(at, low, high, first, last, step, interpolate) for first, last in _regions(shown)]
        if along == "y":
            polygons = [polygon[:, ::-1] for polygon in polygons]
        made = PolyCollection(polygons)
        made.axes = self
        made.set(**{ALIASES.get(name, name): value for name, value in kwargs.items()})
        if not made._coords.x == made._coords.y == "data" and shown.any():
            both = numpy.concatenate([low[shown], high[shown]])
            ends = [(at[shown].min(), at[shown].max()), (both.min(), both.max())]
            made.in_limits = False
            self.add(LimitMark(*(ends if along == "x" else ends[::-1])))  # matplotlib counts them as data
        return self.add(made)

    def fill(self: Any, *args: Any, data: Any = None, **kwargs: Any) -> list[Polygon]:
        kwargs = {ALIASES.get(name, name): value for name, value in kwargs.items()}
        if data is not None:
            from .given import look_up
            args = tuple(look_up(data, value) for value in args)
        made = []
        while args:
            x, y, *rest = args
            color = None
            if rest and isinstance(rest[0], str):
                _, _, color = parse_format(rest.pop(0))
            args = tuple(rest)
            look = dict(kwargs)
            if "color" not in look and "facecolor" not in look:
                color = self.next_fill_color() if color is None else color
                look["facecolor"] = color
            corners = numpy.column_stack([self.xaxis.convert(x).reshape(-1), self.yaxis.convert(y).reshape(-1)])
            made.append(self.add(Polygon(corners, closed=look.pop("closed", True), **look)))
        return made

    def stackplot(self: Any, x: Any, *args: Any, labels: Any = (), colors: Any = None, baseline: str = "zero", data: Any = None, **kwargs: Any) -> list[Any]:
        if data is not None:
            from .given import look_up
            x, args = look_up(data, x), tuple(look_up(data, value) for value in args)
        rows = numpy.vstack([numpy.atleast_2d(numpy.asarray(plain(list(one) if type(one).__name__ == "dict_values" else one))) for one in args])
        if rows.dtype.kind not in "fiu":
            rows = rows.astype(float)
        names = iter(labels)
        next_color = (lambda: self.next_line_props().get("color", "k")) if colors is None else partial(next, cycle(colors))
        first, stack = _stacked(rows, baseline)
        made = []
        for i, top in enumerate(stack):
            made.append(self.fill_between(x, first if i == 0 else stack[i - 1], top, facecolor=next_color(), label=next(names, None), **kwargs))
        if made:
            made[0]._sticky_y = (0.0,)
        return made


def _stacked(rows: Any, baseline: str) -> tuple[Any, Any]:
    stack = numpy.cumsum(rows, axis=0, dtype=float)
    if baseline == "zero":
        return 0.0, stack
    if baseline == "sym":
        first = -rows.sum(0) * 0.5
    elif baseline == "wiggle":
        count = len(rows)
        first = (rows * (count - 0.5 - numpy.arange(count)[:, None])).sum(0) / -count
    elif baseline == "weighted_wiggle":
        return _weighted(rows, stack)
    else:
        raise ValueError(f"{baseline!r} is not a valid value for baseline; supported values are 'zero', 'sym', 'wiggle', 'weighted_wiggle'")
    return first, stack + first


def _weighted(rows: Any, stack: Any) -> tuple[Any, Any]:
    total = rows.sum(0)
    inverse = numpy.zeros_like(total)  # of whole numbers it is cut to whole ones, as matplotlib's
    inverse[total > 0] = 1.0 / total[total > 0]
    increase = numpy.hstack([rows[:, :1], numpy.diff(rows)])
    move_up = (total - stack + 0.5 * rows) * inverse
    move_up[:, 0] = 0.5
    center = numpy.cumsum(((move_up - 0.5) * increase).sum(0))
    first = center - 0.5 * total
    return first, stack + first


def _regions(shown: Any) -> list[tuple[int, int]]:
    """Where it is true without a break: first and one behind the last."""
    edges = numpy.flatnonzero(numpy.diff(numpy.concatenate([[False], shown, [False]]).astype(int)))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist()))


def _between(at: Any, low: Any, high: Any, first: int, last: int, step: Any, interpolate: bool) -> Any:
    x, y1, y2 = at[first:last], low[first:last], high[first:last]
    if step is not None:
        x, y1, y2 = _steps(x, y1, y2, step)
    if interpolate:
        start, end = _crossing(at, low, high, first), _crossing(at, low, high, last)
    else:
        start, end = (x[0], y2[0]), (x[-1], y2[-1])
    return numpy.concatenate([[start], numpy.column_stack([x, y1]), [end], numpy.column_stack([x, y2])[::-1]])


def _steps(x: Any, y1: Any, y2: Any, step: str) -> Any:
    if step == "pre":
        return numpy.repeat(x, 2)[:-1], numpy.repeat(y1, 2)[1:], numpy.repeat(y2, 2)[1:]
    if step == "post":
        return numpy.repeat(x, 2)[1:], numpy.repeat(y1, 2)[:-1], numpy.repeat(y2, 2)[:-1]
    middle = numpy.concatenate([x[:1], numpy.repeat((x[:-1] + x[1:]) / 2, 2), x[-1:]])
    return middle, numpy.repeat(y1, 2), numpy.repeat(y2, 2)


def _crossing(at: Any, low: Any, high: Any, index: int) -> tuple[float, float]:
    """Where the two lines meet before that place."""
    before = max(index - 1, 0)
    x, difference, y = at[before:index + 1], low[before:index + 1] - high[before:index + 1], low[before:index + 1]
    if len(difference) == 2:
        if not numpy.isfinite(difference[1]):
            return at[before], low[before]
        if not numpy.isfinite(difference[0]):
            return at[index], low[index]
    order = difference.argsort()
    meets = numpy.interp(0, difference[order], x[order])
    order = x.argsort()
    return meets, numpy.interp(meets, x[order], y[order])


