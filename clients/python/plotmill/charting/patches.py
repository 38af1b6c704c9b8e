"""Patches: rectangles, polygons, circles, wedges and their like. Neighbours of one look are recorded together."""

from __future__ import annotations

from typing import Any

import numpy

from .artist import Artist
from .colors import to_rgba, wire_color
from .rc import rcParams
from .refuse import refuse
from .strokes import wire_linestyle
from .values import flat


class Patch(Artist):
    """Face and edge. `color` sets both."""

    __slots__ = ("_face", "_edge", "_width", "_linestyle", "_fill", "_has_edge", "sticky_x", "sticky_y")
    MAY_STICK = True
    ZORDER = 1.0
    EDGE_BY_DEFAULT = False
    _hatch: Any = None

    def __init__(self, edgecolor: Any = None, facecolor: Any = None, color: Any = None, linewidth: Any = None, linestyle: Any = None, fill: bool = True,
                 **kwargs: Any) -> None:
        super().__init__()
        self._face, self._edge = facecolor, edgecolor
        self._width: Any = None
        self._linestyle = linestyle
        self._fill = fill
        self.sticky_x: tuple[float, ...] = ()
        self.sticky_y: tuple[float, ...] = ()
        if color is not None:
            self.set_color(color)
        self._face = rcParams["patch.facecolor"] if self._face is None else self._face
        to_rgba(self._face)
        self._has_edge = self._edge is not None  # of its own: otherwise it hangs on the filling
        self._choose_edge()
        self.set_linewidth(linewidth)
        if kwargs:
            self.set(**kwargs)

    def _choose_edge(self) -> None:
        if not self._has_edge:
            self._edge = rcParams["patch.edgecolor"] if rcParams["patch.force_edgecolor"] or not self._fill or self.EDGE_BY_DEFAULT else "none"

    def set_color(self, c: Any) -> None:
        to_rgba(c)
        self._face = self._edge = c
        self._has_edge = True

    def set_facecolor(self, color: Any) -> None:
        self._face = rcParams["patch.facecolor"] if color is None else color
        to_rgba(self._face)

    def get_facecolor(self) -> Any:
        return to_rgba(self._face if self._fill else "none", self._alpha)

    def set_edgecolor(self, color: Any) -> None:
        self._edge = color
        self._has_edge = color is not None
        self._choose_edge()
        to_rgba(self._edge)

    def get_edgecolor(self) -> Any:
        return to_rgba(self._edge, self._alpha)

    def set_linewidth(self, w: Any) -> None:
        self._width = float(rcParams["patch.linewidth"] if w is None else w)

    def get_linewidth(self) -> float:
        return self._width

    def set_linestyle(self, ls: Any) -> None:
        wire_linestyle(ls)
        self._linestyle = ls

    def get_linestyle(self) -> Any:
        return self._linestyle or "solid"

    def set_fill(self, b: bool) -> None:
        self._fill = bool(b)
        self._choose_edge()

    def get_fill(self) -> bool:
        return self._fill

    def set_hatch(self, hatch: Any) -> None:
        if hatch or self._hatch is not None:
            from .hatch import Hatch
            self._hatch = Hatch.of(hatch, self._hatch)

    def get_hatch(self) -> Any:
        return self._hatch and self._hatch.signs

    def hatch_color(self) -> str:
        """That of the edge, if it was said."""
        is_edge = self._has_edge or rcParams["patch.force_edgecolor"] or not self._fill or self.EDGE_BY_DEFAULT
        return wire_color(self._edge if is_edge else self._hatch.color, self._alpha if is_edge else None)

    def update_from(self, other: Any) -> None:
        super().update_from(other)
        self._face, self._edge, self._has_edge, self._fill, self._width, self._linestyle = (
            other._face, other._edge, other._has_edge, other._fill, other._width, other._linestyle)
        if other._hatch is not self._hatch:
            self._hatch = other._hatch

    def is_line_in_legend(self) -> bool:
        return False

    def sticky(self) -> tuple[Any, Any]:
        return self.sticky_x, self.sticky_y

    def face_and_edge(self) -> tuple[str, str]:
        """As they are recorded."""
        return wire_color(self._face, self._alpha) if self._fill else "none", wire_color(self._edge, self._alpha)

    def shared_look(self) -> tuple[Any, ...]:
        """What patches that are recorded together have in common."""
        coords = self._coords
        return (self.zorder, self._clip, coords.x, coords.y, self.in_limits, self._width, str(self._linestyle), self.in_legend and id(self),
                bool(self.sticky_x), bool(self.sticky_y), self._hatch and (self._hatch.signs, self.hatch_color()))

    def _record_look(self, fields: dict[str, Any], others: list[Any]) -> None:
        faces, edges = zip(*(patch.face_and_edge() for patch in others))
        fields["facecolors"] = faces[0] if len(set(faces)) == 1 else list(faces)
        if set(edges) != {"none"}:
            fields["edgecolors"] = edges[0] if len(set(edges)) == 1 else list(edges)
        if self._width != 1:
            fields["linewidths"] = self._width
        style = wire_linestyle(self._linestyle or "-")
        if style != "-":
            fields["linestyle"] = style
        if self._hatch:
            self._hatch.record(fields, self.hatch_color())

    def _record_sticky(self, fields: dict[str, Any]) -> None:
        if self.sticky_x or self.sticky_y:
            fields["sticky"] = "both" if self.sticky_x and self.sticky_y else "x" if self.sticky_x else "y"

    def outline(self) -> Any:
        """A Path, in data."""
        raise NotImplementedError

    def get_path(self) -> Any:
        return self.outline()

    def record(self, recorder: Any) -> list[dict[str, Any]]:
        return self.record_many(recorder, [self])

    def record_many(self, recorder: Any, patches: list[Any]) -> list[dict[str, Any]]:
        raise NotImplementedError

    def contains_point(self, *_: Any) -> Any:
        refuse("contains_point()", "your own arithmetic")


class Rectangle(Patch):
    """Its lower left corner, width and height; either may be negative."""

    __slots__ = ("_x", "_y", "_w", "_h", "_turn")

    def __init__(self, xy: Any, width: float, height: float, angle: float = 0.0, *, rotation_point: Any = "xy", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._x, self._y, self._w, self._h = _maybe(xy[0]), _maybe(xy[1]), _as_number(width), _as_number(height)
        self._turn = (float(angle), rotation_point) if angle else None

    def set_angle(self, angle: float) -> None:
        self._turn = (float(angle), "xy" if self._turn is None else self._turn[1]) if angle else None

    def get_angle(self) -> float:
        return self._turn[0] if self._turn else 0.0

    def corners(self) -> Any:
        """Counter-clockwise from the lower left one, and turned."""
        x = numpy.array([self._x, self._x + self._w, self._x + self._w, self._x], float)
        y = numpy.array([self._y, self._y, self._y + self._h, self._y + self._h], float)
        if self._turn is None:
            return numpy.column_stack([x, y])
        angle, point = numpy.radians(self._turn[0]), self._turn[1]
        at = (self._x, self._y) if point == "xy" else (self._x + self._w / 2, self._y + self._h / 2) if point == "center" else point
        across, up = x - at[0], y - at[1]
        return numpy.column_stack([at[0] + across * numpy.cos(angle) - up * numpy.sin(angle), at[1] + across * numpy.sin(angle) + up * numpy.cos(angle)])

    def get_corners(self) -> Any:
        return self.corners()

    def outline(self) -> Any:
        from .paths import Path
        corners = self.corners()
        return Path([*corners, corners[0]], closed=True)

    def get_x(self) -> float:
        return self._x

    def get_y(self) -> float:
        return self._y

    def get_xy(self) -> tuple[float, float]:
        return self._x, self._y

    def get_width(self) -> float:
        return self._w

    def get_height(self) -> float:
        return self._h

    def set_x(self, x: float) -> None:
        self.keep_limits()
        self._x = _as_number(x)

    def set_y(self, y: float) -> None:
        self.keep_limits()
        self._y = _as_number(y)

    def set_xy(self, xy: Any) -> None:
        self.keep_limits()
        self._x, self._y = map(_as_number, xy)

    def set_width(self, w: float) -> None:
        self.keep_limits()
        self._w = _as_number(w)

    def set_height(self, h: float) -> None:
        self.keep_limits()
        self._h = _as_number(h)

    def set_bounds(self, *args: Any) -> None:
        self.keep_limits()
        self._x, self._y, self._w, self._h = map(_as_number, args[0] if len(args) == 1 else args)

    def get_bbox(self) -> Any:
        from .boxes import Bbox
        return Bbox.from_bounds(self._x, self._y, self._w, self._h)

    def extents(self) -> Any:
        if not self._w and not self._h or not numpy.isfinite(self._w + self._h):
            return None
        if self._turn:
            return tuple(self.corners().T)
        return (self._x, self._x + self._w), (self._y, self._y + self._h)

    def shared_look(self) -> tuple[Any, ...]:
        return (*super().shared_look(), self._turn is not None)

    def record_many(self, recorder: Any, patches: list[Any]) -> list[dict[str, Any]]:
        if self._turn:
            fields = self._base("polygons", 1.0)
            corners = numpy.concatenate([patch.corners() for patch in patches])
            fields.update(x=recorder.numbers(corners[:, 0].copy()), y=recorder.numbers(corners[:, 1].copy()), counts=[4.0], snap=True)
            self._record_look(fields, patches)
            return [fields]
        fields = self._base("rects", 1.0)
        table = numpy.array([(patch._x, patch._y, patch._w, patch._h) for patch in patches], float)
        for name, column in zip(("x", "y", "width", "height"), table.T):
            fields[name] = recorder.numbers(column)
        self._record_look(fields, patches)
        self._record_sticky(fields)
        return [fields]


def _as_number(value: Any) -> Any:
    """A number as it is: whole ones are written without a point by scripts that label bars."""
    return value if isinstance(value, (int, float, numpy.number)) else float(value)


def _maybe(value: Any) -> Any:
    return value if isinstance(value, (int, float, numpy.number)) else flat([value])[0] if not _is_date(value) else _days(value)


def _is_date(value: Any) -> bool:
    return hasattr(value, "toordinal") or isinstance(value, numpy.datetime64)


def _days(value: Any) -> float:
    from .values import to_days
    return to_days(value)


class Polygon(Patch):
    """Straight lines through the corners."""

    __slots__ = ("_xy", "_is_closed")

    def __init__(self, xy: Any, closed: bool = True, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._xy = numpy.array(xy, float).reshape(-1, 2)
        self._is_closed = closed

    def get_xy(self) -> Any:
        closes = self._is_closed and len(self._xy) and (self._xy[0] != self._xy[-1]).any()
        return numpy.concatenate([self._xy, self._xy[:1]]) if closes else self._xy

    def set_xy(self, xy: Any) -> None:
        self.keep_limits()
        self._xy = numpy.array(xy, float).reshape(-1, 2)

    def set_closed(self, closed: bool) -> None:
        self._is_closed = bool(closed)

    def corners(self) -> Any:
        return self._xy

    def outline(self) -> Any:
        from .paths import Path
        xy = self.get_xy()
        return Path(xy, closed=self._is_closed)

    def extents(self) -> Any:
        xy = self.corners()
        return xy[:, 0], xy[:, 1]

    def shared_look(self) -> tuple[Any, ...]:
        return (*super().shared_look(), self._is_closed)

    def record_many(self, recorder: Any, patches: list[Any]) -> list[dict[str, Any]]:
        fields = self._base("polygons", 1.0)
        parts = [patch.corners() for patch in patches]
        xy = numpy.concatenate(parts)
        fields["x"], fields["y"] = recorder.numbers(xy[:, 0]), recorder.numbers(xy[:, 1])
        if len(parts) > 1:
            fields["counts"] = recorder.numbers(numpy.array([len(part) for part in parts], float))
        fields["snap"] = True
        if not self._is_closed:
            fields["closed"] = False
        self._record_look(fields, patches)
        return [fields]


class Wedge(Patch):
    __slots__ = ("center", "r", "theta1", "theta2", "width")

    def __init__(self, center: Any, r: float, theta1: float, theta2: float, width: float | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.center, self.r, self.theta1, self.theta2, self.width = tuple(map(float, center)), float(r), float(theta1), float(theta2), width

    def outline(self) -> Any:
        from .paths import CLOSEPOLY, LINETO, MOVETO, Path
        is_whole = abs(self.theta2 - self.theta1 - 360) <= 1e-12
        arc = Path.arc(0, 360) if is_whole else Path.arc(self.theta1, self.theta2)
        connector = MOVETO if is_whole else LINETO
        if self.width:
            inner = arc.vertices[::-1] * (self.r - self.width) / self.r
            places, codes = [*arc.vertices, *inner, arc.vertices[0], (0, 0)], [*arc.codes, connector, *arc.codes[1:], connector, CLOSEPOLY]
        else:
            places, codes = [*arc.vertices, (0, 0), arc.vertices[0], (0, 0)], [*arc.codes, connector, connector, CLOSEPOLY]
        return Path(numpy.array(places) * self.r + numpy.array(self.center), codes)

    def set_width(self, width: float | None) -> None:
        self.width = width

    def set_radius(self, radius: float) -> None:
        self.r = float(radius)

    def shared_look(self) -> tuple[Any, ...]:
        return (*super().shared_look(), self.width)

    def extents(self) -> Any:
        """Of the quarter turns inside it, its ends and its centre: as the bounds of its path."""
        start, end = self.theta1, self.theta2 if self.theta2 > self.theta1 else self.theta2 + 360
        turns = numpy.radians([start, end, *(q for q in range(-720, 1081, 90) if start < q < end)])
        inner = self.r - (self.width or self.r)
        x, y = self.center
        xs = [x + r * c for r in (inner, self.r) for c in numpy.cos(turns)]
        return xs, [y + r * s for r in (inner, self.r) for s in numpy.sin(turns)]

    def record_many(self, recorder: Any, patches: list[Any]) -> list[dict[str, Any]]:
        fields = self._base("wedges", 1.0)
        table = numpy.array([(*patch.center, patch.r, patch.theta1, patch.theta2) for patch in patches])
        for name, column in zip(("x", "y", "r", "theta1", "theta2"), table.T):
            fields[name] = recorder.numbers(column)
        if self.width:
            fields["width"] = float(self.width)
        self._record_look(fields, patches)
        return [fields]
