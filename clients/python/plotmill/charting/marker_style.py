"""MarkerStyle: a marker with its filling, or an outline of a script's own."""

from __future__ import annotations

from typing import Any

import numpy

from .marker_paths import CLOSE, FILLED, NEVER, Outline
from .refuse import refuse

FILLSTYLES = ("full", "left", "right", "bottom", "top", "none")
HALVES = FILLSTYLES[1:5]
STOP = 0


# All signs with matplotlib's names for them, in its order.
SIGNS: dict[Any, str] = {
    ".": "point", ",": "pixel", "o": "circle", "v": "triangle_down", "^": "triangle_up", "<": "triangle_left", ">": "triangle_right", "1": "tri_down",
    "2": "tri_up", "3": "tri_left", "4": "tri_right", "8": "octagon", "s": "square", "p": "pentagon", "*": "star", "h": "hexagon1", "H": "hexagon2",
    "+": "plus", "x": "x", "D": "diamond", "d": "thin_diamond", "|": "vline", "_": "hline", "P": "plus_filled", "X": "x_filled", 0: "tickleft",
    1: "tickright", 2: "tickup", 3: "tickdown", 4: "caretleft", 5: "caretright", 6: "caretup", 7: "caretdown", 8: "caretleftbase", 9: "caretrightbase",
    10: "caretupbase", 11: "caretdownbase", "None": "nothing", "none": "nothing", " ": "nothing", "": "nothing"}


class MarkerStyle:
    """`marker` is what strokes.wire_marker takes, an outline, or another style."""

    filled_markers = ("o", "v", "^", "<", ">", "8", "s", "p", "*", "h", "H", "D", "d", "P", "X")
    fillstyles = FILLSTYLES
    markers = SIGNS

    def __init__(self, marker: Any, fillstyle: Any = None, transform: Any = None, capstyle: Any = None, joinstyle: Any = None) -> None:
        if transform is not None or capstyle is not None:
            refuse("MarkerStyle(transform, capstyle)", "rotated() and scaled()")
        self._join = None if joinstyle is None else str(getattr(joinstyle, "value", joinstyle))
        self._changes: tuple[tuple[str, Any], ...] = ()
        self._marker, self._fillstyle = marker, "full" if fillstyle is None else fillstyle
        if isinstance(marker, MarkerStyle):
            self._marker, self._fillstyle, self._join, self._changes = marker._marker, marker._fillstyle, marker._join, marker._changes
        if self._fillstyle not in FILLSTYLES:
            raise ValueError(f"{fillstyle!r} is not a valid value for fillstyle; supported values are {', '.join(map(repr, FILLSTYLES))}")
        self.wire()

    def get_marker(self) -> Any:
        return self._marker

    def get_fillstyle(self) -> str:
        return self._fillstyle

    def is_filled(self) -> bool:
        from .strokes import is_unfilled
        return self._fillstyle != "none" and not is_unfilled(self._marker)

    def __bool__(self) -> bool:
        return self.wire()[0] is not None

    def _changed(self, change: tuple[str, Any]) -> MarkerStyle:
        made = MarkerStyle(self)
        made._changes = (*self._changes, change)
        made.wire()
        return made

    def rotated(self, *, deg: Any = None, rad: Any = None) -> MarkerStyle:
        if (deg is None) == (rad is None):
            raise ValueError("One of deg or rad is required" if deg is None else "Only one of deg and rad can be supplied")
        return self._changed(("turned", (float(deg if rad is None else numpy.degrees(rad)),)))

    def scaled(self, sx: float, sy: Any = None) -> MarkerStyle:
        return self._changed(("scaled", (float(sx), float(sx if sy is None else sy))))

    def wire(self) -> tuple[Any, Any]:
        """(marker, the other half) as they are recorded; None: there is none."""
        from .strokes import wire_marker
        if not is_outline(self._marker):
            plain = wire_marker(self._marker)
            if plain is None or self._fillstyle not in HALVES and not self._changes and self._join is None:
                return plain, None
            if not isinstance(plain, str) or plain not in FILLED:
                return self._of_simple(plain)
            paths, join, snap = FILLED[plain]
            first, alt = paths(self._fillstyle if self._fillstyle in HALVES else None)
        else:
            first, alt, join, snap = _own_outline(self._marker), None, "round", None
        return self._wire_outline(first, join, snap), alt and self._wire_outline(alt, join, snap)

    def _of_simple(self, plain: Any) -> tuple[Any, Any]:
        """Markers without halves: lines, ticks and regular polygons."""
        if self._changes or self._join is not None:
            refuse(f"the marker {plain!r} rotated, scaled or with another joinstyle", "one of " + " ".join(FILLED))
        return plain, None

    def _wire_outline(self, outline: Outline, join: str, snap: Any) -> dict[str, Any]:
        for name, arguments in self._changes:
            outline = getattr(outline, name)(*arguments)
        fields = {"x": outline.vertices[:, 0].tolist(), "y": outline.vertices[:, 1].tolist(), "codes": outline.codes}
        if (self._join or join) != "round":
            fields["joinstyle"] = self._join or join
        if snap == NEVER:
            fields["snap"] = False
        elif snap is not None:
            fields["snap_from"] = snap
        return fields


def is_outline(marker: Any) -> bool:
    """A Path, or vertices."""
    if hasattr(marker, "vertices"):
        return True
    return isinstance(marker, (list, numpy.ndarray)) or isinstance(marker, tuple) and len(marker) > 0 and hasattr(marker[0], "__len__") \
        and not isinstance(marker[0], str)


def _own_outline(marker: Any) -> Outline:
    """As large as its farthest vertex in x or y says."""
    vertices, codes = (marker.vertices, marker.codes) if hasattr(marker, "vertices") else (marker, None)
    try:
        points = numpy.asarray(vertices, float)
    except (TypeError, ValueError):
        raise ValueError(f"Unrecognized marker style {marker!r:.80}") from None
    if points.ndim != 2 or points.shape[1] != 2 or not len(points):
        raise ValueError(f"Unrecognized marker style {marker!r:.80}")
    points = points * (0.5 / numpy.abs(points).max())
    if codes is not None:
        kept = numpy.asarray(codes) != STOP
        points, codes = points[kept], numpy.asarray(codes)[kept]
        points = numpy.where(numpy.asarray(codes)[:, None] == CLOSE, 0.0, points)
    return Outline(points, codes)
