"""Collections: many markers, polygons or segments of one call, each with the colours and widths that are cycled through."""

from __future__ import annotations

from typing import Any

import numpy

from .artist import Artist
from .colors import to_rgba_array, wire_color
from .mapping import ColorMapped
from .rc import rcParams
from .refuse import refuse
from .strokes import wire_linestyle
from .values import flat, numbers

MANY_COLORS = 64  # from here on they travel as bytes


def wire_colors(recorder: Any, colors: Any, alpha: Any) -> Any:
    """"none", one colour, a list, or an array of RGBA bytes."""
    if isinstance(colors, str) and type(alpha) is not numpy.ndarray:
        return wire_color(colors, alpha)
    rgba = to_rgba_array(colors, alpha)
    if not len(rgba):
        return "none"
    if len(rgba) == 1:
        return wire_color(tuple(rgba[0].tolist()))
    if len(rgba) <= 4096 and (rgba == rgba[0]).all():
        return [wire_color(tuple(rgba[0].tolist()))] * 2  # two are a list: matplotlib snaps points only of one colour that is no list
    if len(rgba) < MANY_COLORS:
        return [wire_color(tuple(row)) for row in rgba.tolist()]
    return recorder.bytes(numpy.round(rgba * 255).astype("|u1"))


def has_several_styles(style: Any) -> bool:
    """A list of line styles, not one of dashes."""
    return isinstance(style, (list, tuple)) and len(style) > 1 and not isinstance(style[0], (int, float, numpy.number))


class Collection(ColorMapped, Artist):
    """Colours, widths and line style; with values (set_array) the faces, or lines, are coloured by them."""

    ZORDER = 1.0
    WIDTH = "patch.linewidth"
    TAKES_ALPHAS = True
    COLORS_ITSELF = False  # values become colours here
    _hatch: Any = None

    def __init__(self, facecolors: Any = None, edgecolors: Any = None, linewidths: Any = None, linestyles: Any = "solid", **kwargs: Any) -> None:
        self.zorder = self.ZORDER
        self._face, self._edge, self._linestyle = facecolors, edgecolors, linestyles
        self._widths: Any = rcParams[self.WIDTH] if linewidths is None else linewidths
        if kwargs:
            self.set(**kwargs)

    def set_alpha(self, alpha: Any) -> None:
        super().set_alpha(alpha)
        if numpy.ndim(self._alpha) and not type(self).COLORS_ITSELF:
            self.COLORS_ITSELF = True

    def _colors_of_values(self) -> Any:
        """With an alpha for each of them."""
        if numpy.ndim(self._alpha) and self._alpha.size != self._values.size:
            raise ValueError(f"Data array shape, {self._values.shape} is incompatible with alpha array shape, {self._alpha.shape}. This can occur with the "
                             "deprecated behavior of the \"flat\" shading option, in which a row and/or column of the data array is dropped.")
        return self.to_rgba(self._values, self._alpha)

    def set_linewidth(self, lw: Any) -> None:
        self._widths = rcParams[self.WIDTH] if lw is None else lw

    def get_linewidth(self) -> Any:
        return numpy.atleast_1d(self._widths)

    get_linewidths = get_linewidth

    def set_linestyle(self, ls: Any) -> None:
        self._linestyle = ls

    def set_facecolor(self, c: Any) -> None:
        self._face = rcParams["patch.facecolor"] if c is None else c
        to_rgba_array(self._face)

    def get_facecolor(self) -> Any:
        if self._values is not None:
            return self.to_rgba(self._values)
        return to_rgba_array("C0" if self._face is None else self._face, self._alpha)

    get_facecolors = get_facecolor

    def set_edgecolor(self, c: Any) -> None:
        self._edge = c
        if not isinstance(c, str) or c != "face":
            to_rgba_array("none" if c is None else c)

    def get_edgecolor(self) -> Any:
        if isinstance(self._edge, str) and self._edge == "face":
            return self.get_facecolor()
        return to_rgba_array("none" if self._edge is None else self._edge, self._alpha)

    get_edgecolors = get_edgecolor

    def set_color(self, c: Any) -> None:
        self.set_facecolor(c)
        self.set_edgecolor(c)

    def update_from(self, other: Any) -> None:
        """Colours by value are the colours then."""
        super().update_from(other)
        self._face, self._edge, self._widths, self._linestyle = other._face, other._edge, other._widths, other._linestyle
        if other._values is not None:
            self._face = other.to_rgba(other._values)
        if other._hatch is not self._hatch:
            self._hatch = other._hatch

    def set_hatch(self, hatch: Any) -> None:
        if hatch or self._hatch is not None:
            from .hatch import Hatch
            self._hatch = Hatch.of(hatch, self._hatch)

    def get_hatch(self) -> Any:
        return self._hatch and self._hatch.signs

    def _record_hatch(self, fields: dict[str, Any]) -> None:
        """In the colour of the first edge, if one was said."""
        edge = self._edge
        is_said = edge is not None and not (isinstance(edge, str) and edge == "face")
        rgba = to_rgba_array(edge, self._alpha) if is_said else ()
        color = "none" if is_said and isinstance(edge, str) and edge == "none" else tuple(rgba[0].tolist()) if len(rgba) else self._hatch.color
        self._hatch.record(fields, wire_color(color))

    def _record_strokes(self, recorder: Any, fields: dict[str, Any]) -> None:
        width = self._widths
        if type(width) is not float:
            widths = flat(width)
            width = float(widths[0]) if len(widths) == 1 else widths.tolist()
        fields["linewidths"] = width
        style = self._linestyle
        if isinstance(style, str) and style in ("solid", "-"):
            return
        if isinstance(style, list) and len(style) == 1:
            style = style[0]
        if has_several_styles(style):
            refuse("several linestyles in one collection", "one call for each")
        style = wire_linestyle(style or "-")
        if style != "-":
            fields["linestyle"] = style


class PolyCollection(Collection):
    """Polygons with `counts` corners each."""

    __slots__ = ("x", "y", "_counts", "_sticky_y", "_sticky_x")
    MAY_STICK = True

    def __init__(self, verts: Any, closed: bool = True, **kwargs: Any) -> None:
        parts = [numbers(part).reshape(-1, 2) for part in verts]
        xy = numpy.concatenate(parts) if parts else numpy.zeros((0, 2))
        self.x, self.y = numpy.ascontiguousarray(xy[:, 0]), numpy.ascontiguousarray(xy[:, 1])
        self._counts = [len(part) for part in parts]
        self._sticky_y: tuple[float, ...] = ()
        self._sticky_x: tuple[float, ...] = ()
        if kwargs.get("edgecolors") is None and (kwargs.get("facecolors") == "none" if isinstance(kwargs.get("facecolors"), str) else
                                                 rcParams["patch.force_edgecolor"]):
            kwargs["edgecolors"] = rcParams["patch.edgecolor"]
        super().__init__(**kwargs)

    def sticky(self) -> tuple[Any, Any]:
        return self._sticky_x, self._sticky_y

    def extents(self) -> Any:
        return self.x, self.y

    def record(self, recorder: Any) -> list[dict[str, Any]]:
        fields = self._base("polygons", 1.0)
        fields["x"], fields["y"] = recorder.numbers(self.x), recorder.numbers(self.y)
        if len(self._counts) > 1:
            fields["counts"] = recorder.numbers(numpy.array(self._counts, float))
        return [self._with_look(recorder, fields)]

    def _with_look(self, recorder: Any, fields: dict[str, Any]) -> dict[str, Any]:
        """Adds colours, or values, edges, lines and the hatch."""
        if self._values is not None and numpy.ndim(self._alpha):
            fields["facecolors"] = wire_colors(recorder, self._colors_of_values(), None)
        elif self._values is not None:
            fields["values"] = recorder.numbers(flat(self._values))
            fields.update(self.wire_mapping(self._alpha))
        else:
            fields["facecolors"] = wire_colors(recorder, rcParams["patch.facecolor"] if self._face is None else self._face, self._alpha)
        self._record_edges(recorder, fields)
        self._record_strokes(recorder, fields)
        if self._hatch:
            self._record_hatch(fields)
        return fields

    def _record_edges(self, recorder: Any, fields: dict[str, Any]) -> None:
        edge = self._edge
        if isinstance(edge, str) and edge == "face":
            fields["edgecolors"] = "face"
        elif edge is not None:
            fields["edgecolors"] = wire_colors(recorder, edge, self._alpha)


class LineCollection(Collection):
    """Segments, or `_bent` lines of any number of points, which are recorded as open polygons."""

    __slots__ = ("x0", "y0", "x1", "y1", "_capstyle")
    _bent: Any = None
    COLORS_ITSELF = True
    ZORDER = 2.0
    WIDTH = "lines.linewidth"

    def __init__(self, segments: Any, linewidths: Any = None, colors: Any = None, linestyles: Any = "solid", **kwargs: Any) -> None:
        self._capstyle: Any = None
        self.set_segments(segments)
        cmap, norm, array = kwargs.pop("cmap", None), kwargs.pop("norm", None), kwargs.pop("array", None)
        super().__init__(edgecolors=rcParams["lines.color"] if colors is None else colors, linewidths=linewidths, linestyles=linestyles, **kwargs)
        if cmap is not None:
            self.set_cmap(cmap)
        if norm is not None:
            self.set_norm(norm)
        if array is not None:
            self.set_array(array)

    def set_segments(self, segments: Any) -> None:
        ends = [numbers(segment).reshape(-1, 2) for segment in segments]
        self._bent = None
        if any(len(end) != 2 for end in ends):
            self._bent = [end for end in ends if len(end)]
            ends = [end[[0, -1]] for end in self._bent]
        table = numpy.array(ends).reshape(-1, 4)
        self.x0, self.y0, self.x1, self.y1 = (numpy.ascontiguousarray(column) for column in table.T)

    set_verts = set_paths = set_segments

    def get_segments(self) -> list[Any]:
        if self._bent is not None:
            return list(self._bent)
        return [numpy.array([[x0, y0], [x1, y1]]) for x0, y0, x1, y1 in zip(self.x0, self.y0, self.x1, self.y1)]

    def set_color(self, c: Any) -> None:
        self.set_edgecolor(c)

    def get_color(self) -> Any:
        return self.get_edgecolor()

    get_colors = get_color

    def set_capstyle(self, cs: str) -> None:
        self._capstyle = cs

    def extents(self) -> Any:
        if self._bent:
            return tuple(numpy.concatenate(self._bent).T)
        return numpy.concatenate([self.x0, self.x1]), numpy.concatenate([self.y0, self.y1])

    def record(self, recorder: Any) -> list[dict[str, Any]]:
        if has_several_styles(self._linestyle):
            from .styled_parts import record_lines
            return record_lines(self, recorder)
        return [self._record_bent(recorder)] if self._bent else self.record_straight(recorder)

    def _wire_line_colors(self, recorder: Any) -> Any:
        if self._values is not None:
            return recorder.bytes(numpy.round(numpy.asarray(self.to_rgba(self._values)) * 255).astype("|u1"))
        return wire_colors(recorder, self._edge, self._alpha)

    def _record_bent(self, recorder: Any) -> dict[str, Any]:
        if str(getattr(self._capstyle, "value", self._capstyle or "butt")) != "butt":
            refuse(f"LineCollection(capstyle={self._capstyle!r}) of bent lines", "capstyle='butt'")
        fields = {**self._base("polygons", 1.0), "zorder": self.zorder, "closed": False}
        xy = numpy.concatenate(self._bent)
        fields["x"], fields["y"] = recorder.numbers(xy[:, 0].copy()), recorder.numbers(xy[:, 1].copy())
        fields["counts"] = recorder.numbers(numpy.array([len(line) for line in self._bent], float))
        fields["facecolors"] = "none" if self._face is None else wire_colors(recorder, self._face, self._alpha)
        fields["edgecolors"] = self._wire_line_colors(recorder)
        self._record_strokes(recorder, fields)
        return fields

    def record_straight(self, recorder: Any) -> list[dict[str, Any]]:
        fields = self._base("segments", 2.0)
        fields["zorder"] = self.zorder
        for name in ("x0", "y0", "x1", "y1"):
            fields[name] = recorder.numbers(getattr(self, name))
        fields["colors"] = self._wire_line_colors(recorder)
        self._record_strokes(recorder, fields)
        if self._capstyle is not None:
            fields["capstyle"] = str(getattr(self._capstyle, "value", self._capstyle))
        return [fields]


class EventCollection(LineCollection):
    """One row of events."""

    __slots__ = ("_positions", "_is_horizontal", "_offset", "_length")

    def __init__(self, positions: Any, orientation: str = "horizontal", lineoffset: float = 0, linelength: float = 1, linewidth: Any = None, color: Any = None,
                 linestyle: Any = "solid", **kwargs: Any) -> None:
        self._positions = numpy.sort(flat(positions))
        self._is_horizontal, self._offset, self._length = orientation != "vertical", lineoffset, linelength
        low, high = lineoffset - linelength / 2, lineoffset + linelength / 2
        segments = [((at, high), (at, low)) if self._is_horizontal else ((high, at), (low, at)) for at in self._positions]
        super().__init__(segments, linewidths=linewidth, colors=color, linestyles=linestyle, **kwargs)

    def get_positions(self) -> Any:
        return self._positions

    def get_lineoffset(self) -> float:
        return self._offset

    def get_linelength(self) -> float:
        return self._length
