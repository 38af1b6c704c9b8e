"""errorbar() and stem()."""

from __future__ import annotations

from typing import Any

import numpy

from .artist import ALIASES
from .containers import ErrorbarContainer, StemContainer
from .given import takes_data
from .lines import Line2D
from .rc import rcParams
from .strokes import parse_format
from .values import plain

_OF_LINE_ONLY = ("marker", "markersize", "markerfacecolor", "markerfacecoloralt", "markeredgewidth", "markeredgecolor", "markevery", "linestyle", "fillstyle",
                 "drawstyle", "dash_capstyle", "dash_joinstyle", "solid_capstyle", "solid_joinstyle", "dashes")


CARET_LEFT_BASE, CARET_RIGHT_BASE, CARET_UP_BASE, CARET_DOWN_BASE = 8, 9, 10, 11  # markers by number


class ErrorCalls:
    __slots__ = ()

    @takes_data("x", "y", "yerr", "xerr", label_from="y")
    def errorbar(self: Any, x: Any, y: Any, yerr: Any = None, xerr: Any = None, fmt: str = "", ecolor: Any = None, elinewidth: Any = None, capsize: Any = None,
                 barsabove: bool = False, lolims: Any = False, uplims: Any = False, xlolims: Any = False, xuplims: Any = False, errorevery: Any = 1,
                 capthick: Any = None, **kwargs: Any) -> ErrorbarContainer:
        kwargs = {ALIASES.get(name, name): value for name, value in kwargs.items() if value is not None}
        kwargs.setdefault("zorder", 2)
        x, y = self.xaxis.convert(x).reshape(-1), self.yaxis.convert(y).reshape(-1)
        if len(x) != len(y):
            raise ValueError("'x' and 'y' must have the same size")
        label = kwargs.pop("label", None)
        line, style = self._error_line(x, y, fmt, kwargs, barsabove)
        ecolor = style["color"] if ecolor is None else ecolor
        bars_style = {**{name: value for name, value in style.items() if name not in _OF_LINE_ONLY}, "color": ecolor}
        bars_style["linewidth"] = elinewidth if elinewidth is not None else kwargs.get("linewidth", style.get("linewidth"))
        caps_style = _caps(style, kwargs, capsize, capthick, ecolor)
        caps: list[Line2D] = []
        bars: list[Any] = []
        every = _every(errorevery, len(x))
        for name, errors, limits in (("x", xerr, (xlolims, xuplims)), ("y", yerr, (lolims, uplims))):
            if errors is not None:
                lower, upper = (numpy.broadcast_to(one, len(x)).astype(bool) for one in limits)
                low, high = _ends(name, x if name == "x" else y, errors, lower, upper)
                other = y if name == "x" else x
                bars.append((self.hlines if name == "x" else self.vlines)(other[every], low[every], high[every], **bars_style))
                caps += self._caps(name, (x, y), (low, high), (lower, upper), every, caps_style)
        for cap in caps:
            self.add(cap)
        made = ErrorbarContainer((line, tuple(caps), tuple(bars)), xerr is not None, yerr is not None, label)
        for part in ([line] if line is not None else []) + bars + caps:
            part.container = made
        return self.add_container(made)

    def _error_line(self: Any, x: Any, y: Any, fmt: str, kwargs: dict[str, Any], barsabove: bool) -> tuple[Any, dict[str, Any]]:
        if fmt.lower() == "none":
            if rcParams["axes.prop_cycle"].keys - {"color", *kwargs}:  # a colour alone is not taken from the cycle: this format says one
                self.next_line_props()
            return None, {**kwargs, "color": kwargs.get("color", "C0")}
        linestyle, marker, color = parse_format(fmt) if fmt else (None, None, None)
        said = {name: value for name, value in (("linestyle", linestyle), ("marker", marker), ("color", color)) if value is not None}
        style = {**said, **kwargs}
        if "color" not in style:
            style = {**self.next_line_props(), **style}
        line = Line2D(x, y)
        line.axes = self
        line.set(**style)
        line.set_zorder(kwargs["zorder"] + (-0.1 if barsabove else 0.1))
        self.artists_recorded.append(line)
        self.release_limits()
        return line, style

    def _caps(self: Any, name: str, places: Any, ends: Any, limits: Any, every: Any, look: dict[str, Any]) -> list[Line2D]:
        """Strokes at the ends, and carets where an end is a limit."""
        is_x, (low, high), (lower, upper) = name == "x", ends, limits
        has_strokes = "markersize" in look
        stroke = "|" if is_x else "_"
        caps = []

        def add(shown: Any, end: Any, marker: Any) -> None:
            x, y = places
            cap = Line2D(end[shown], y[shown]) if is_x else Line2D(x[shown], end[shown])
            cap.set(marker=marker, **look)
            caps.append(cap)

        if has_strokes and not (lower | upper).all():
            for end in (low, high):
                add(every & ~(lower | upper), end, stroke)
        axis = self.xaxis if is_x else self.yaxis
        for is_upper, shown, end in ((False, lower, high), (True, upper, low)):
            if shown.any():
                caret = (CARET_LEFT_BASE if is_x else CARET_DOWN_BASE) if axis.get_inverted() ^ is_upper else (CARET_RIGHT_BASE if is_x else CARET_UP_BASE)
                add(every & shown, end, caret)
                if has_strokes:
                    add(every & shown, places[0] if is_x else places[1], stroke)
        return caps

    def stem(self: Any, *args: Any, linefmt: Any = None, markerfmt: Any = None, basefmt: Any = None, bottom: float = 0, label: Any = None,
             use_line_collection: bool = True, orientation: str = "vertical", data: Any = None) -> StemContainer:
        if not 1 <= len(args) <= 5:
            raise TypeError(f"stem expected between 1 and 5 positional arguments, got {args}")
        if data is not None:
            from .given import look_up
            args = tuple(look_up(data, value) for value in args)
        if len(args) == 1 or isinstance(args[1], str):
            heads, *formats = args
            places: Any = numpy.arange(len(heads))
        else:
            places, heads, *formats = args
        is_vertical = orientation == "vertical"
        along, across = (self.xaxis, self.yaxis) if is_vertical else (self.yaxis, self.xaxis)
        places, heads = along.convert(places).reshape(-1), across.convert(heads).reshape(-1)
        linefmt, markerfmt, basefmt = (given if given is not None else formats[i] if len(formats) > i else default
                                       for i, (given, default) in enumerate(zip((linefmt, markerfmt, basefmt), ("C0-", None, "C3-"))))
        return self._stem(places, heads, float(bottom), (linefmt, markerfmt, basefmt), label, is_vertical)

    def _stem(self: Any, places: Any, heads: Any, bottom: float, formats: Any, label: Any, is_vertical: bool) -> StemContainer:
        linestyle, _, linecolor = _parts(formats[0])
        markerfmt = " " if formats[1] == "" else "o" if formats[1] is None else formats[1]
        markerstyle, marker, markercolor = _parts(markerfmt)
        basestyle, basemarker, basecolor = _parts(formats[2])
        lines = self.vlines if is_vertical else self.hlines
        stems = lines(places, bottom, heads, colors=linecolor, linestyles=linestyle or rcParams["lines.linestyle"], label="_nolegend_")
        ends = [places.min(), places.max()]
        shown, base = ((places, heads), (ends, [bottom, bottom])) if is_vertical else ((heads, places), ([bottom, bottom], ends))
        marks, = self.plot(*shown, color=linecolor if markercolor is None else markercolor, linestyle=markerstyle or "None", marker="o" if marker is None else marker,
                           label="_nolegend_")
        foot, = self.plot(*base, color=basecolor, linestyle=basestyle, marker=basemarker, label="_nolegend_")
        made = StemContainer((marks, stems, foot), label)
        return self.add_container(made)


def _parts(fmt: str) -> tuple[Any, Any, Any]:
    linestyle, marker, color = parse_format(fmt)
    return linestyle, marker, color


def _spans(errors: Any) -> Any:
    """Errors as numbers; spans of time are days."""
    array = numpy.asarray(plain(errors))
    if array.dtype.kind == "m":
        return array.astype("timedelta64[us]").astype("i8") / 86400e6
    if array.dtype == object and array.size and hasattr(array.flat[0], "total_seconds"):
        return numpy.array([one.total_seconds() / 86400 for one in array.ravel()]).reshape(array.shape)
    if isinstance(errors, (list, tuple)) and len(errors) == 2 and hasattr(errors[0], "__len__"):
        return numpy.array([numpy.asarray(plain(one), float) for one in errors])
    return array.astype(float)


def _ends(name: str, along: Any, errors: Any, lower: Any, upper: Any) -> tuple[Any, Any]:
    """Where bars begin and end: a limit has none beyond the value."""
    errors = _spans(errors)
    try:
        low_error, high_error = numpy.broadcast_to(errors, (2, len(along)))
    except ValueError:
        raise ValueError(f"'{name}err' (shape: {numpy.shape(errors)}) must be a scalar or a 1D or (2, n) array-like whose shape matches "
                         f"'{name}' (shape: {numpy.shape(along)})") from None
    if (errors < 0).any():
        raise ValueError(f"'{name}err' must not contain negative values")
    return along - low_error * ~lower, along + high_error * ~upper


def _every(errorevery: Any, count: int) -> Any:
    """Which values have bars."""
    if isinstance(errorevery, (int, numpy.integer)):
        errorevery = (0, errorevery)
    if isinstance(errorevery, tuple):
        start, step = errorevery
        errorevery = slice(int(start), None, int(step))
    mask = numpy.zeros(count, bool)
    mask[errorevery] = True
    return mask


def _caps(style: dict[str, Any], kwargs: dict[str, Any], capsize: Any, capthick: Any, color: Any) -> dict[str, Any]:
    capsize = rcParams["errorbar.capsize"] if capsize is None else capsize
    look = {name: value for name, value in style.items() if name not in _OF_LINE_ONLY}
    look.update(linestyle="none", color=color, zorder=kwargs["zorder"], label="_nolegend_")
    if capsize > 0:
        look["markersize"] = 2.0 * capsize
    if capthick is not None:
        look["markeredgewidth"] = capthick
    for name in ("markeredgewidth", "alpha"):
        if name in kwargs:
            look[name] = kwargs[name]
    return look
