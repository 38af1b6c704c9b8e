"""Arrows of a field of vectors: quiver() and its key. Their shapes are counted in pixels when the figure is recorded."""

from __future__ import annotations

import math
from typing import Any

import numpy

from .collections import PolyCollection
from .coords import AXES, DATA, FIGURE
from .drawn_box import drawn_box
from .limit_mark import unseen
from .refuse import refuse
from .annotation import Annotation
from .values import plain

_LONGEST = 2.0 ** 16  # in widths of an arrow
_OUTLINE = [0, 1, 2, 3, 2, 1, 0, 0]  # the points of one side, then those of the other
_UNITS = ("width", "height", "dots", "inches", "x", "y", "xy")
_EPSILON = 0.001  # of the largest coordinate: how far is looked along a vector
_POINTS_PER_INCH = 72


class _Ground:
    """An axes when it is drawn: its size in px, its limits, data to px."""

    def __init__(self, axes: Any, dpi: float) -> None:
        box = drawn_box(axes, "quiver()")
        inches = axes.figure.get_size_inches()
        self.dpi, self.size = dpi, numpy.array([box.width * inches[0], box.height * inches[1]]) * dpi
        self.figure_size = numpy.asarray(inches, float) * dpi
        limits = numpy.array([axes.get_xlim(), axes.get_ylim()], float)
        self._logs = [axes.get_xscale() == "log", axes.get_yscale() == "log"]
        if any(scale not in ("linear", "log") for scale in (axes.get_xscale(), axes.get_yscale())):
            refuse("quiver() on scales that are neither linear nor log", "linear and log scales")
        self.view = numpy.diff(limits, axis=1)[:, 0]
        self._low = numpy.array([math.log10(row[0]) if is_log else row[0] for row, is_log in zip(limits, self._logs)])
        high = numpy.array([math.log10(row[1]) if is_log else row[1] for row, is_log in zip(limits, self._logs)])
        self._factor = self.size / (high - self._low)

    def to_px(self, places: Any) -> Any:
        straight = numpy.column_stack([numpy.log10(places[:, i]) if self._logs[i] else places[:, i] for i in (0, 1)])
        return (straight - self._low) * self._factor

    def to_data(self, pixels: Any) -> Any:
        straight = pixels / self._factor + self._low
        return numpy.stack([10.0 ** straight[..., i] if self._logs[i] else straight[..., i] for i in (0, 1)], axis=-1)

    def px_per(self, unit: str) -> float:
        if unit not in _UNITS:
            raise ValueError(f"{unit!r} is not a valid value for units; supported values are {', '.join(map(repr, _UNITS))}")
        return float({"x": self.size[0] / self.view[0], "y": self.size[1] / self.view[1], "xy": numpy.hypot(*self.size) / numpy.hypot(*self.view),
                      "width": self.size[0], "height": self.size[1], "dots": 1.0, "inches": self.dpi}[unit])


class Quiver(PolyCollection):
    """An arrow at each of (X, Y)."""

    def __init__(self, x: Any, y: Any, u: Any, v: Any, c: Any = None, *, scale: Any = None, headwidth: float = 3, headlength: float = 5,
                 headaxislength: float = 4.5, minshaft: float = 1, minlength: float = 1, units: str = "width", scale_units: Any = None, angles: Any = "uv",
                 width: Any = None, color: Any = "k", pivot: str = "tail", **kwargs: Any) -> None:
        self.X, self.Y, self.N = x, y, len(x)
        self.XY = numpy.column_stack([x, y])
        self.scale, self.units, self.scale_units, self.angles, self.width = scale, units, scale_units, angles, width
        self.headwidth, self.headlength, self.headaxislength = headwidth, float(headlength), headaxislength
        self.minshaft, self.minlength = minshaft, minlength
        self.pivot = {"mid": "middle"}.get(pivot.lower(), pivot.lower())
        if self.pivot not in ("tail", "middle", "tip"):
            raise ValueError(f"{pivot!r} is not a valid value for pivot; supported values are 'tail', 'middle', 'tip'")
        for name in ("linewidth", "lw"):
            if name in kwargs:
                kwargs["linewidths"] = kwargs.pop(name)
        for name in ("facecolor", "fc"):
            if name in kwargs:
                kwargs["facecolors"] = kwargs.pop(name)
        kwargs.setdefault("facecolors", color)
        kwargs.setdefault("linewidths", 0.0)
        super().__init__([], **kwargs)
        self.set_UVC(u, v, c)

    @property
    def HAS_HANDLE(self) -> bool:  # type: ignore[override]  # noqa: N802
        """matplotlib's legend is made before values become colours: it shows the colour that they take the place of."""
        return self._values is None

    @property
    def in_legend(self) -> bool:
        is_named = super().in_legend
        if is_named and not self.HAS_HANDLE:
            refuse("a legend entry of arrows that are coloured by values", "quiverkey()")
        return is_named

    def set_UVC(self, U: Any, V: Any, C: Any = None) -> None:
        """Other vectors at the same places."""
        u, v = (numpy.ma.masked_invalid(numpy.ma.asarray(plain(each), float), copy=True).ravel() for each in (U, V))
        c = None if C is None else numpy.ma.masked_invalid(numpy.ma.asarray(plain(C), float), copy=True).ravel()
        for name, values in (("U", u), ("V", v), ("C", c)):
            if values is not None and values.size not in (self.N, 1):
                raise ValueError(f"Argument {name} has a size {values.size} which does not match {self.N}, the number of arrow positions")
        self._missing = numpy.broadcast_to(numpy.ma.getmaskarray(u) | numpy.ma.getmaskarray(v), (self.N,)).copy()
        if c is not None:
            self._missing |= numpy.ma.getmaskarray(c)
            self.set_array(c.filled(numpy.nan))
        self.U, self.V = numpy.resize(u.filled(1.0), self.N), numpy.resize(v.filled(1.0), self.N)

    def extents(self) -> Any:
        return self.X, self.Y

    def record(self, recorder: Any) -> list[dict[str, Any]]:
        if not self.N:
            return []
        ground = _Ground(self.axes, recorder.dpi)
        shapes = self.shapes(ground, self.XY, self.U, self.V, self._missing, self.pivot)
        places = ground.to_data(ground.to_px(self.XY)[:, None] + shapes)
        places[self._missing] = numpy.nan
        self.x, self.y = (numpy.ascontiguousarray(places[..., i]).ravel() for i in (0, 1))
        self._counts = [len(_OUTLINE)] * self.N
        fields = super().record(recorder)
        fields[0].update(closed=False, in_limits=False)
        if self.in_limits:
            fields.append(unseen(self.X[numpy.isfinite(self.X)], self.Y[numpy.isfinite(self.Y)]))
        return fields

    def shapes(self, ground: _Ground, places: Any, u: Any, v: Any, missing: Any, pivot: str) -> Any:
        """The corners of each arrow in px from its place."""
        per_width = ground.px_per(self.units)
        span = ground.size[0] / per_width
        width = 0.06 * span / min(max(math.sqrt(self.N), 8), 25) if self.width is None else self.width
        lengths, angles = self._lengths_and_angles(ground, places, u, v)
        per_length = 1.0 if self.scale_units is None else (1.0 if self.scale_units == "xy" else ground.px_per(self.scale_units)) / per_width
        scale = self._scale(ground, span, per_length)
        x, y = self._level(lengths * (per_length / (scale * width)), pivot)
        turned = (x + 1j * y) * numpy.exp(1j * angles[:, None]) * (width * per_width)
        return numpy.stack([turned.real, turned.imag], axis=-1)

    def _lengths_and_angles(self, ground: _Ground, places: Any, u: Any, v: Any) -> tuple[Any, Any]:
        word = self.angles if isinstance(self.angles, str) else ""
        lengths, angles = numpy.hypot(u, v), numpy.arctan2(v, u)
        if word == "xy" or self.scale_units == "xy":
            # A whole vector if it joins places of the data, else a part of it: scales may bend.
            part = 1.0 if word == "xy" and self.scale_units == "xy" else numpy.abs(self._data_reach()) * _EPSILON
            steps = ground.to_px(places + part * numpy.column_stack([u, v])) - ground.to_px(places)
            if word and self.scale_units == "xy":
                lengths = numpy.hypot(*steps.T) / part
            angles = numpy.arctan2(steps[:, 1], steps[:, 0]) if word == "xy" else angles
        if not word:
            angles = numpy.radians(numpy.ma.masked_invalid(numpy.asarray(self.angles, float)).filled(0)).ravel()
        elif word not in ("uv", "xy"):
            raise ValueError(f"{word!r} is not a valid value for angles; supported values are 'uv', 'xy', or numbers")
        return lengths, numpy.broadcast_to(angles, lengths.shape)

    def _data_reach(self) -> float:
        return float(numpy.abs(self.axes.dataLim.extents).max())

    def _scale(self, ground: _Ground, span: float, per_length: float) -> float:
        """So that arrows of the mean length do not touch, if it was not said."""
        if self.scale is not None:
            return float(self.scale)
        lengths, _ = self._lengths_and_angles(ground, self.XY, self.U, self.V)
        return float(1.8 * lengths[~self._missing].mean() * max(10, math.sqrt(self.N)) / span * per_length)

    def _level(self, lengths: Any, pivot: str) -> tuple[Any, Any]:
        """Arrows to the right, in their widths."""
        lengths = numpy.clip(lengths, 0, _LONGEST)[:, None]
        least = self.minshaft * self.headlength
        head = numpy.array([0, -self.headaxislength, -self.headlength, 0])
        x = (head + numpy.array([0, 1, 1, 1]) * lengths)[:, _OUTLINE]
        y = numpy.repeat((0.5 * numpy.array([1, 1, self.headwidth, 0]))[None, _OUTLINE], len(lengths), axis=0)
        y[:, 3:-1] *= -1
        share = lengths / least if least != 0 else numpy.zeros_like(lengths)
        short_x = share * (head + numpy.array([0, 1, 1, 1]) * least)[_OUTLINE]
        is_short = lengths < least
        x, y = numpy.where(is_short, short_x, x), numpy.where(is_short, share * y, y)
        x = x - {"tail": 0, "middle": 0.5, "tip": 1}[pivot] * x[:, 3:4]
        is_dot = lengths < self.minlength
        turn = numpy.arange(8) * (math.pi / 3)
        return (numpy.where(is_dot, numpy.cos(turn) * self.minlength * 0.5, x), numpy.where(is_dot, numpy.sin(turn) * self.minlength * 0.5, y))


_KEY_ALIGN = {"N": ("center", "bottom", "middle", (0, 1)), "S": ("center", "top", "middle", (0, -1)), "E": ("left", "center", "tip", (1, 0)),
              "W": ("right", "center", "tail", (-1, 0))}
_KEY_COORDS = {"axes": "axes fraction", "figure": "figure fraction", "data": "data", "inches": "figure fraction"}
_ARROW_COORDS = {"axes": AXES, "figure": FIGURE, "data": DATA, "inches": FIGURE}


class QuiverKey(Annotation):
    """An arrow of a known length and, beside it, what it stands for."""

    def __init__(self, Q: Quiver, X: float, Y: float, U: float, label: str, *, angle: float = 0, coordinates: str = "axes", color: Any = None,
                 labelsep: float = 0.1, labelpos: str = "N", labelcolor: Any = None, fontproperties: Any = None, **kwargs: Any) -> None:
        if labelpos not in _KEY_ALIGN:
            raise KeyError(labelpos)
        if coordinates not in _KEY_COORDS:
            raise ValueError(f"{coordinates!r} is not a valid value for coordinates; supported values are {', '.join(map(repr, _KEY_COORDS))}")
        ha, va, self._pivot, away = _KEY_ALIGN[labelpos]
        self.Q, self.U, self.angle, self.color, self.kw = Q, U, angle, color, kwargs
        self._place, self._words = (float(X), float(Y)), coordinates
        at = (X, Y)
        if coordinates == "inches":
            at = tuple(part / size for part, size in zip(at, Q.axes.figure.get_size_inches()))
        super().__init__(label, at, tuple(labelsep * _POINTS_PER_INCH * part for part in away), _KEY_COORDS[coordinates], "offset points", None, False, Q.axes,
                         ha=ha, va=va, zorder=Q.zorder + 0.1, **({} if labelcolor is None else {"color": labelcolor}))
        if fontproperties is not None:
            self.set(fontproperties=fontproperties)
        self._at = at

    def record(self, recorder: Any) -> list[dict[str, Any]]:
        ground = _Ground(self.Q.axes, recorder.dpi)
        u, v = (numpy.array([self.U * turn(math.radians(self.angle))]) for turn in (math.cos, math.sin))
        place = numpy.array([self._at], float)
        Q = self.Q
        kept, Q.angles = Q.angles, Q.angles if isinstance(Q.angles, str) else "uv"
        try:
            # As matplotlib's, it is as long as at the first arrow's place.
            shape = Q.shapes(ground, Q.XY[:1], u, v, None, self._pivot)[0]
        finally:
            Q.angles = kept
        if self._words == "data":
            corners = ground.to_data(ground.to_px(place) + shape)
        else:
            corners = place + shape / (ground.size if self._words == "axes" else ground.figure_size)
        arrow = PolyCollection([corners], closed=False, **{"facecolors": Q._face, "linewidths": Q._widths, "edgecolors": Q._edge, **self.kw})
        if self.color is not None:
            arrow.set_color(self.color)
        arrow._coords, arrow._clip, arrow.in_limits, arrow.zorder, arrow.axes = _ARROW_COORDS[self._words], False, False, self.zorder, Q.axes
        fields = arrow.record(recorder)
        fields[0]["closed"] = False
        return [*fields, *super().record(recorder)]


def parse(axes: Any, args: tuple[Any, ...]) -> tuple[Any, ...]:
    """([X, Y], U, V, [C])."""
    if not 2 <= len(args) <= 5:
        raise TypeError(f"quiver() takes 2-5 positional arguments but {len(args)} were given")
    places, vectors = (args[:2], args[2:]) if len(args) > 3 else ((), args)
    u = numpy.atleast_1d(numpy.ma.asarray(plain(vectors[0])))
    rows, columns = (1, u.shape[0]) if u.ndim == 1 else u.shape
    if places:
        x, y = (numpy.atleast_1d(axis.convert(values)).ravel() for axis, values in zip((axes.xaxis, axes.yaxis), places))
        if len(x) == columns and len(y) == rows:
            x, y = (grid.ravel() for grid in numpy.meshgrid(x, y))
        elif len(x) != len(y):
            raise ValueError(f"X and Y must be the same size, but X.size is {len(x)} and Y.size is {len(y)}.")
    else:
        x, y = (grid.ravel().astype(float) for grid in numpy.meshgrid(numpy.arange(columns), numpy.arange(rows)))
    return x, y, *vectors, *([None] if len(vectors) == 2 else [])
