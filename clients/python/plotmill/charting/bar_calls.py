"""bar(), barh(), bar_label() and broken_barh()."""

from __future__ import annotations

import datetime
from itertools import chain, cycle, repeat
from typing import Any

import numpy

from .artist import ALIASES
from .collections import PolyCollection
from .colors import to_rgba_array
from .containers import BarContainer
from .given import takes_data
from .limit_mark import EmptyMark
from .patches import Rectangle
from .refuse import only
from .annotation import Annotation
from .values import plain, whole_as


class BarCalls:
    __slots__ = ()

    @takes_data("x", "height", "width", "bottom")
    def bar(self: Any, x: Any, height: Any, width: Any = 0.8, bottom: Any = None, *, align: str = "center", **kwargs: Any) -> BarContainer:
        if align not in ("center", "edge"):
            raise ValueError(f"{align!r} is not a valid value for align; supported values are 'center', 'edge'")
        kwargs = {ALIASES.get(name, name): value for name, value in kwargs.items()}
        orientation = kwargs.pop("orientation", "vertical")
        if orientation not in ("vertical", "horizontal"):
            raise ValueError(f"{orientation!r} is not a valid value for orientation; supported values are 'vertical', 'horizontal'")
        is_vertical = orientation == "vertical"
        if is_vertical:
            bottom = 0 if bottom is None else bottom
        elif x is None:
            x = 0
        if kwargs.pop("log", False):
            (self.set_yscale if is_vertical else self.set_xscale)("log", nonpositive="clip")
        error = _errors(kwargs)
        at, high, wide, low = self._bar_numbers(x, height, width, bottom, is_vertical)
        left = at - wide / 2 if align == "center" and is_vertical else at
        base = low - high / 2 if align == "center" and not is_vertical else low
        ticks = kwargs.pop("tick_label", None)
        container = self._make_bars(left, base, wide, high, is_vertical, kwargs)
        if error:
            ex, ey = (left + 0.5 * wide, base + high) if is_vertical else (left + wide, base + 0.5 * high)
            container.errorbar = self.errorbar(ex, ey, fmt="none", **error)
        container.datavalues = high if is_vertical else wide
        if ticks is not None:
            places = at if is_vertical else low
            axis = self.xaxis if is_vertical else self.yaxis
            axis.set_ticks(places, [str(label) for label in numpy.broadcast_to(plain(ticks), len(places))])
        return container

    def _bar_numbers(self: Any, x: Any, height: Any, width: Any, bottom: Any, is_vertical: bool) -> list[Any]:
        along = self.yaxis if is_vertical else self.xaxis
        had_units = along.have_units()
        at, low = self.xaxis.convert(x), self.yaxis.convert(bottom)
        if not had_units and along.view.units == "date":
            along.view.units = "days"  # an axis asks lengths, not where bars begin, what ticks it gets
        high, wide = _span(self.yaxis, height), _span(self.xaxis, width)
        at, high, wide, low = (numpy.array(part, float) for part in numpy.broadcast_arrays(numpy.atleast_1d(at), high, wide, low))
        return [whole_as(at, x), whole_as(high, height), whole_as(wide, width), whole_as(low, bottom)]

    def _make_bars(self: Any, left: Any, base: Any, wide: Any, high: Any, is_vertical: bool, kwargs: dict[str, Any]) -> BarContainer:
        faces, edges, widths = self._bar_looks(kwargs)
        label = kwargs.pop("label", "")
        labels = [str(one) for one in label] if not isinstance(label, str) and hasattr(label, "__len__") else None
        if labels is not None and len(labels) != len(left):
            raise ValueError(f"number of labels ({len(labels)}) does not match number of bars ({len(left)}).")
        hatch = kwargs.pop("hatch", None)
        hatches = None if hatch is None else numpy.broadcast_to(numpy.atleast_1d(numpy.asarray(hatch, object)), left.shape)
        bars = []
        for i, (x, y, w, h, face, edge, width) in enumerate(zip(left, base, wide, high, faces, edges, widths)):
            bar = Rectangle((x, y), w, h, facecolor=face, edgecolor=edge, linewidth=width)
            if labels is not None:
                bar._label = labels[i]
            if is_vertical:
                bar.sticky_y = (float(y),)
            else:
                bar.sticky_x = (float(x),)
            bar.axes = self
            if hatches is not None:
                bar.set_hatch(hatches[i])
            if kwargs:
                bar.set(**kwargs)
            bars.append(bar)
        self.artists_recorded += bars or [EmptyMark()]
        self.release_limits()
        made = BarContainer(bars, orientation="vertical" if is_vertical else "horizontal", label="" if labels is not None else label)
        for bar in bars:
            bar.container = made
        return self.add_container(made)

    def _bar_looks(self: Any, kwargs: dict[str, Any]) -> tuple[Any, Any, Any]:
        color = kwargs.pop("color", None)
        face = kwargs.pop("facecolor", None)
        color = color if color is not None else self.next_fill_color()
        color = color if face is None else face  # a Rectangle's own facecolor comes after the bars' colour
        edge, width = kwargs.pop("edgecolor", None), kwargs.pop("linewidth", None)
        faces = _cycled(color)
        edges = repeat(None) if edge is None else _cycled(edge)
        return faces, edges, cycle(numpy.atleast_1d(numpy.asarray(width, object)))

    def barh(self: Any, y: Any, width: Any, height: Any = 0.8, left: Any = None, *, align: str = "center", data: Any = None, **kwargs: Any) -> BarContainer:
        kwargs.setdefault("orientation", "horizontal")
        return self.bar(x=left, height=height, width=width, bottom=y, align=align, data=data, **kwargs)

    def bar_label(self: Any, container: BarContainer, labels: Any = None, *, fmt: str = "%g", label_type: str = "edge", padding: float = 0,
                  **kwargs: Any) -> list[Annotation]:
        if label_type not in ("edge", "center"):
            raise ValueError(f"{label_type!r} is not a valid value for label_type; supported values are 'edge', 'center'")
        only("bar_label(rotation_mode", kwargs.pop("rotation_mode", None), (None, "default"))
        is_vertical = container.orientation == "vertical"
        inverted = (self.yaxis if is_vertical else self.xaxis).get_inverted()
        ends = _error_ends(container, is_vertical)
        texts = [] if labels is None else list(labels)
        made = []
        for i, (bar, value) in enumerate(zip(container.patches, container.datavalues)):
            place = _LabelPlace(bar, float(value), is_vertical, inverted, ends[i] if i < len(ends) else None)
            text = str(texts[i]) if i < len(texts) and texts[i] is not None else fmt % (place.length if label_type == "center" else place.extreme)
            made.append(place.annotate(self, "" if value != value else text, label_type, padding, kwargs))
        return made

    def arrow(self: Any, x: Any, y: Any, dx: Any, dy: Any, **kwargs: Any) -> Any:
        from .arrow_patches import FancyArrow
        arrow = self.add_by_hand(FancyArrow(self.xaxis.convert_one(x), self.yaxis.convert_one(y), float(_span(self.xaxis, dx)), float(_span(self.yaxis, dy)), **kwargs))
        self.autoscale_asked = True
        self.count_late()
        return arrow

    @takes_data()
    def broken_barh(self: Any, xranges: Any, yrange: Any, **kwargs: Any) -> PolyCollection:
        low, height = self.yaxis.convert_one(yrange[0]), _span(self.yaxis, yrange[1])
        corners = []
        for start, width in xranges:
            left = self.xaxis.convert_one(start)
            right = left + float(_span(self.xaxis, width))
            corners.append([(left, low), (left, low + height), (right, low + height), (right, low)])
        return self.add(PolyCollection(corners, **kwargs))


class _LabelPlace:
    """Where a bar's label stands."""

    def __init__(self, bar: Rectangle, value: float, is_vertical: bool, inverted: bool, error: Any) -> None:
        (self.x0, self.y0), (self.x1, self.y1) = bar.get_bbox().get_points()
        self.is_vertical, self.inverted, self.value = is_vertical, inverted, value
        ends = (self.y0, self.y1) if is_vertical else (self.x0, self.x1)
        self.sign = 1 if value >= 0 else -1
        self.extreme = max(ends) if value >= 0 else min(ends)
        self.length = self.sign * abs(ends[0] - ends[1])
        self.end = self.extreme if error is None else max(error) if value >= 0 else min(error)

    def annotate(self, axes: Any, text: str, label_type: str, padding: float, kwargs: dict[str, Any]) -> Annotation:
        middle = (self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2
        shift = (-1 if self.inverted else 1) * self.sign * padding
        look = {"ha": "center", "va": "center"}
        place = middle
        if label_type == "edge":
            place = (middle[0], self.end) if self.is_vertical else (self.end, middle[1])
            is_back = self.value > 0 if self.inverted else self.value < 0
            look = {"ha": "center", "va": "top" if is_back else "bottom"} if self.is_vertical else {"ha": "right" if is_back else "left", "va": "center"}
        return axes.annotate(text, place, (0, shift) if self.is_vertical else (shift, 0), textcoords="offset points", **{**look, **kwargs})


def _error_ends(container: BarContainer, is_vertical: bool) -> list[Any]:
    if container.errorbar is None:
        return []
    bars = container.errorbar.lines[2][0]
    return list(zip(bars.y0, bars.y1)) if is_vertical else list(zip(bars.x0, bars.x1))


def _errors(kwargs: dict[str, Any]) -> dict[str, Any]:
    """The keywords of errorbar(), if there are bars of errors."""
    from .rc import rcParams
    x, y, own = kwargs.pop("xerr", None), kwargs.pop("yerr", None), dict(kwargs.pop("error_kw", None) or {})
    color, cap = kwargs.pop("ecolor", "k"), kwargs.pop("capsize", rcParams["errorbar.capsize"])
    zorder = kwargs.get("zorder")
    own.setdefault("zorder", 2 if zorder is None else zorder + 0.01)
    own.setdefault("ecolor", color)
    own.setdefault("capsize", cap)
    own.setdefault("label", "_nolegend_")
    return {} if x is None and y is None else {**own, "xerr": x, "yerr": y}


def _span(axis: Any, length: Any) -> Any:
    """A width or height; spans of time are days."""
    length = plain(length)
    if isinstance(length, datetime.timedelta):
        return length.total_seconds() / 86400
    array = numpy.asarray(length)
    if array.dtype.kind == "m":
        return array.astype("timedelta64[us]").astype("i8") / 86400e6
    if array.dtype == object and array.size and isinstance(array.flat[0], datetime.timedelta):
        return numpy.array([one.total_seconds() / 86400 for one in array.ravel()])
    return axis.convert(length)


def _cycled(colors: Any) -> Any:
    rgba = [tuple(row) for row in to_rgba_array(colors).tolist()]
    return cycle(rgba) if rgba else chain(rgba, repeat("none"))
