"""Line2D: a line with markers."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import numpy

from .artist import ALIASES, Artist
from .colors import to_rgba, wire_color
from .limit_mark import unseen
from .line_rare import joinstyle, record_rare, wire_every
from .marker_style import MarkerStyle, is_outline
from .rc import rcParams
from .refuse import unknown_keyword
from .strokes import is_unfilled, wire_linestyle, wire_marker
from .values import flat, plain

DRAWSTYLES = ("default", "steps", "steps-pre", "steps-mid", "steps-post")
_AUTO = (None, "auto")


class Line2D(Artist):
    """`look` holds what was said of it, by matplotlib's long names."""

    __slots__ = ("_x", "_y", "look", "_given", "sticky_at", "also_in_limits")
    ZORDER = 2.0
    MAY_STICK = True
    fillStyles, filled_markers, markers = MarkerStyle.fillstyles, MarkerStyle.filled_markers, MarkerStyle.markers
    _rare: Mapping[str, Any] = MappingProxyType({})  # line_rare.NAMES

    def __init__(self, xdata: Any, ydata: Any, **kwargs: Any) -> None:
        super().__init__()
        self._given = xdata, ydata
        self.sticky_at: Any = ((), ())
        self.also_in_limits: Any = None  # ((low, high), whether of x): room that a box plot takes
        self._x, self._y = (xdata, ydata) if _are_ready(xdata, ydata) else (None, None)
        rc = rcParams
        self.look: dict[str, Any] = {
            "color": rc["lines.color"], "linewidth": rc["lines.linewidth"], "linestyle": rc["lines.linestyle"], "marker": rc["lines.marker"],
            "markersize": rc["lines.markersize"], "markerfacecolor": rc["lines.markerfacecolor"], "markeredgecolor": rc["lines.markeredgecolor"],
            "markeredgewidth": rc["lines.markeredgewidth"], "solid_capstyle": rc["lines.solid_capstyle"], "dash_capstyle": rc["lines.dash_capstyle"],
            "drawstyle": "default", "markevery": None}
        if rc["markers.fillstyle"] != "full" or rc["lines.solid_joinstyle"] != "round" or rc["lines.dash_joinstyle"] != "round":
            self.set(fillstyle=rc["markers.fillstyle"], solid_joinstyle=rc["lines.solid_joinstyle"], dash_joinstyle=rc["lines.dash_joinstyle"])
        if kwargs:
            self.set(**kwargs)

    def set(self, **kwargs: Any) -> None:
        look = self.look
        for name, value in kwargs.items():
            name = ALIASES.get(name, name)
            if name in look:
                if value is not None:
                    look[name] = value
                    if name in ("color", "marker", "linestyle", "drawstyle"):
                        getattr(self, f"set_{name}")(value)
                continue
            method = getattr(self, f"set_{name}", None)
            if method is None:
                unknown_keyword("Line2D.set()", name, value)
            else:
                method(value)

    def update_from(self, other: Any) -> None:
        super().update_from(other)
        self.look = {**other.look, "markevery": self.look["markevery"]}
        if other._rare:
            self._rare = other._rare

    def __str__(self) -> str:
        return f"Line2D({self._label})" if self._label else f"Line2D({self.x}, {self.y})"

    # ---- data --------------------------------------------------------------------------------------------------------

    def keep_given(self, group: tuple[Any, ...], column: int) -> None:
        """Whole numbers, dates and texts of plot() come back as such: scripts write them."""
        y = Given(group[-1], column)
        index = getattr(group[0], "index", None)
        self._given = Given(index if index is not None and not callable(index) else self._x, column) if len(group) == 1 else Given(group[0], column), y

    def _need_numbers(self) -> None:
        """Of what was given, when somebody asks for them."""
        if self._x is None or self._y is None:
            self._x, self._y = flat(self._given[0]), flat(self._given[1])

    @property
    def x(self) -> Any:
        self._need_numbers()
        return self._x

    @property
    def y(self) -> Any:
        self._need_numbers()
        return self._y

    def get_xdata(self, orig: bool = True) -> Any:
        return _as_given(self._given[0]) if orig else self.x

    def get_ydata(self, orig: bool = True) -> Any:
        return _as_given(self._given[1]) if orig else self.y

    def get_data(self, orig: bool = True) -> tuple[Any, Any]:
        return self.get_xdata(orig), self.get_ydata(orig)

    def get_xydata(self) -> Any:
        return numpy.column_stack([self.x, self.y])

    def set_data(self, *args: Any) -> None:
        x, y = args[0] if len(args) == 1 else args
        self.set_xdata(x)
        self.set_ydata(y)

    def set_xdata(self, x: Any) -> None:
        self._need_numbers()
        self.keep_limits()
        self._x = self.axes.xaxis.convert(x).reshape(-1) if self.axes is not None else flat(x)
        self._given = x, self._given[1]

    def set_ydata(self, y: Any) -> None:
        self._need_numbers()
        self.keep_limits()
        self._y = self.axes.yaxis.convert(y).reshape(-1) if self.axes is not None else flat(y)
        self._given = self._given[0], y

    def extents(self) -> Any:
        if self.also_in_limits is None:
            return self.x, self.y
        (low, high), is_x = self.also_in_limits
        return ([*self.x, low, high], self.y) if is_x else (self.x, [*self.y, low, high])

    def sticky(self) -> tuple[Any, Any]:
        return self.sticky_at

    # ---- look --------------------------------------------------------------------------------------------------------

    def set_color(self, color: Any) -> None:
        to_rgba(color)
        self.look["color"] = color

    def get_color(self) -> Any:
        return self.look["color"]

    def set_linewidth(self, w: float) -> None:
        self.look["linewidth"] = float(w)

    def get_linewidth(self) -> float:
        return self.look["linewidth"]

    def set_linestyle(self, ls: Any) -> None:
        wire_linestyle(ls)
        self.look["linestyle"] = ls

    def get_linestyle(self) -> Any:
        style = wire_linestyle(self.look["linestyle"])
        return "None" if style == "none" else style if isinstance(style, str) else "--"

    def set_dashes(self, seq: Any) -> None:
        self.look["linestyle"] = "-" if seq in ((None, None), None, []) else (0, list(seq))

    def set_marker(self, marker: Any) -> None:
        if is_outline(marker):
            marker = MarkerStyle(marker, self._rare.get("fillstyle"))
        elif not isinstance(marker, MarkerStyle):
            wire_marker(marker)
        self.look["marker"] = marker

    def get_marker(self) -> Any:
        marker = self.look["marker"]
        return marker.get_marker() if isinstance(marker, MarkerStyle) else marker

    def set_fillstyle(self, fs: Any) -> None:
        MarkerStyle("o", fs)
        self._rare = {**self._rare, "fillstyle": fs}
        if isinstance(self.look["marker"], MarkerStyle):
            self.look["marker"] = MarkerStyle(self.look["marker"].get_marker(), fs)

    def get_fillstyle(self) -> str:
        marker = self.look["marker"]
        return marker.get_fillstyle() if isinstance(marker, MarkerStyle) else self._rare.get("fillstyle") or "full"

    def set_markerfacecoloralt(self, fc: Any) -> None:
        self._rare = {**self._rare, "markerfacecoloralt": fc}

    def get_markerfacecoloralt(self) -> Any:
        return self._rare.get("markerfacecoloralt", "none")

    def set_gapcolor(self, gapcolor: Any) -> None:
        if gapcolor is not None:
            to_rgba(gapcolor)
        self._rare = {**self._rare, "gapcolor": gapcolor}

    def get_gapcolor(self) -> Any:
        return self._rare.get("gapcolor")

    def set_solid_joinstyle(self, s: Any) -> None:
        self._rare = {**self._rare, "solid_joinstyle": joinstyle("solid_joinstyle", s)}

    def get_solid_joinstyle(self) -> str:
        return self._rare.get("solid_joinstyle", "round")

    def set_dash_joinstyle(self, s: Any) -> None:
        self._rare = {**self._rare, "dash_joinstyle": joinstyle("dash_joinstyle", s)}

    def get_dash_joinstyle(self) -> str:
        return self._rare.get("dash_joinstyle", "round")

    def set_drawstyle(self, drawstyle: str) -> None:
        if drawstyle not in DRAWSTYLES:
            raise ValueError(f"{drawstyle!r} is not a valid value for drawstyle; supported values are {', '.join(map(repr, DRAWSTYLES))}")
        self.look["drawstyle"] = drawstyle

    def get_drawstyle(self) -> str:
        return self.look["drawstyle"]

    def set_markersize(self, sz: float) -> None:
        self.look["markersize"] = float(sz)

    def get_markersize(self) -> float:
        return self.look["markersize"]

    def set_markerfacecolor(self, fc: Any) -> None:
        self.look["markerfacecolor"] = fc

    def get_markerfacecolor(self) -> Any:
        return self.look["color"] if _is_auto(self.look["markerfacecolor"]) else self.look["markerfacecolor"]

    def set_markeredgecolor(self, ec: Any) -> None:
        self.look["markeredgecolor"] = ec

    def get_markeredgecolor(self) -> Any:
        return self.look["color"] if _is_auto(self.look["markeredgecolor"]) else self.look["markeredgecolor"]

    def set_markeredgewidth(self, ew: float) -> None:
        self.look["markeredgewidth"] = ew

    def get_markeredgewidth(self) -> float:
        return self.look["markeredgewidth"]

    def set_markevery(self, every: Any) -> None:
        self.look["markevery"] = every

    def get_solid_capstyle(self) -> str:
        return _word(self.look["solid_capstyle"])

    def set_solid_capstyle(self, s: str) -> None:
        self.look["solid_capstyle"] = s

    def set_dash_capstyle(self, s: str) -> None:
        self.look["dash_capstyle"] = s

    def get_dash_capstyle(self) -> str:
        return _word(self.look["dash_capstyle"])

    def get_markevery(self) -> Any:
        return self.look["markevery"]

    # ---- recording ---------------------------------------------------------------------------------------------------

    def record(self, recorder: Any) -> list[dict[str, Any]]:
        fields = self._base("line", 2.0)
        x, y = self.x, self.y
        if len(x) != len(y):
            raise ValueError(f"x and y must have same first dimension, but have shapes {x.shape} and {y.shape}")
        fields["x"], fields["y"] = recorder.numbers(x), recorder.numbers(y)
        self.record_look(fields)
        return [fields] if self.also_in_limits is None else [fields, *self._room()]

    def _room(self) -> list[dict[str, Any]]:
        """What nobody sees and limits take in."""
        (low, high), is_x = self.also_in_limits
        known = self.y[numpy.isfinite(self.y)] if is_x else self.x[numpy.isfinite(self.x)]
        if not len(known):
            return []
        return [unseen((low, high), known[:1]) if is_x else unseen(known[:1], (low, high))]

    def record_look(self, fields: dict[str, Any]) -> None:
        look = self.look
        fields["color"] = wire_color(look["color"], self._alpha)
        if look["linewidth"] != 1.5:
            fields["linewidth"] = float(look["linewidth"])
        style = wire_linestyle(look["linestyle"])
        if style != "-":
            fields["linestyle"] = style
        if look["drawstyle"] != "default":
            fields["drawstyle"] = "steps-pre" if look["drawstyle"] == "steps" else look["drawstyle"]
        if look["solid_capstyle"] != "projecting":
            fields["solid_capstyle"] = _word(look["solid_capstyle"])
        if look["dash_capstyle"] != "butt":
            fields["dash_capstyle"] = _word(look["dash_capstyle"])
        marker = look["marker"]
        if self._rare or type(marker) is MarkerStyle:
            record_rare(self, fields)
            return
        marker = wire_marker(marker)
        if marker is not None:
            fields["marker"] = marker
            self.record_markers(marker, fields)

    def record_markers(self, marker: Any, fields: dict[str, Any]) -> None:
        look = self.look
        if look["markersize"] != 6:
            fields["markersize"] = float(look["markersize"])
        if look["markeredgewidth"] != 1:
            fields["markeredgewidth"] = float(look["markeredgewidth"])
        face = "none" if is_unfilled(marker) else self.get_markerfacecolor()
        fields["markerfacecolor"] = wire_color(face, self._alpha)
        edge = self.get_markeredgecolor()
        if _is_auto(look["markeredgecolor"]) and not _is_auto(look["markerfacecolor"]) and not (isinstance(face, str) and face == "none"):
            edge = (*to_rgba(edge)[:3], to_rgba(face)[3])  # as opaque as the face
        fields["markeredgecolor"] = wire_color(edge, self._alpha)
        every = look["markevery"]
        if every is not None:
            fields["markevery"] = wire_every(every, len(self.x))


class Given:
    """One column of what plot() was given, made an array when somebody asks."""

    __slots__ = ("values", "column")

    def __init__(self, values: Any, column: int) -> None:
        self.values, self.column = values, column

    def array(self) -> Any:
        values = plain(self.values)
        array = numpy.atleast_1d(numpy.asarray(list(values) if type(values).__name__ in ("dict_keys", "dict_values", "range") else values))
        return array if array.ndim == 1 else array[:, self.column % array.shape[1]]


def _as_given(given: Any) -> Any:
    return given.array() if type(given) is Given else given


def _are_ready(x: Any, y: Any) -> bool:
    return type(x) is numpy.ndarray and type(y) is numpy.ndarray and x.dtype == float and y.dtype == float and x.ndim == y.ndim == 1


def _is_auto(color: Any) -> bool:
    return color is None or isinstance(color, str) and color == "auto"


def _word(style: Any) -> str:
    return str(getattr(style, "value", style))
