"""The points of a scatter()."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NoReturn

import numpy

from .collections import Collection, wire_colors
from .rc import rcParams
from .refuse import refuse
from .strokes import is_unfilled, wire_marker
from .values import flat, numbers


class PathCollection(Collection):
    """What scatter returns. A script that makes one by hand, PathCollection(paths), gets one of paths in data."""

    __slots__ = ("x", "y", "_s", "_marker")

    def __new__(cls, *args: Any, **kwargs: Any) -> Any:
        if len(args) == 4:
            return object.__new__(cls)
        from .path_collections import paths_by_hand
        return paths_by_hand(*args, **kwargs)

    def __init__(self, x: Any, y: Any, s: Any, marker: Any, **kwargs: Any) -> None:
        self.x, self.y, self._s, self._marker = x, y, s, marker
        super().__init__(**kwargs)

    @classmethod
    def of_look(cls, x: Any, y: Any, look: PointsLook) -> PathCollection:
        """As the call, of what was worked out before."""
        made = object.__new__(cls)
        made.zorder, made._linestyle = 1.0, "solid"
        made.x, made.y = x, y
        made._s, made._marker, made._face, made._edge, made._widths, made._alpha = look
        return made

    def get_offsets(self) -> Any:
        return numpy.column_stack([self.x, self.y])

    def set_offsets(self, offsets: Any) -> None:
        xy = numbers(offsets).reshape(-1, 2)
        self.keep_limits()
        self.x, self.y = xy[:, 0].copy(), xy[:, 1].copy()

    def get_sizes(self) -> Any:
        return numpy.atleast_1d(self._s)

    def set_sizes(self, sizes: Any, dpi: float = 72.0) -> None:
        self._s = flat(sizes)

    def extents(self) -> Any:
        return self.x, self.y

    def record(self, recorder: Any) -> list[dict[str, Any]]:
        if self._hatch:
            refuse("scatter(hatch=…)", "its colours and marker")
        fields = self._base("points", 1.0)
        fields["x"], fields["y"] = recorder.numbers(self.x), recorder.numbers(self.y)
        if self._values is None and type(self._marker) is str:
            try:
                fields.update(_recorded_look(rcParams.version, self._linestyle, self._s, self._marker, self._face, self._edge, self._widths, self._alpha))
                return [fields]
            except TypeError:
                pass  # arrays and lists are not kept
        self._record_look(recorder, fields)
        return [fields]

    def _record_look(self, recorder: Any, fields: dict[str, Any]) -> None:
        s = self._s
        if type(s) is not float:
            s = float(s[0]) if len(s) == 1 else recorder.numbers(s)
        if s != 36:
            fields["s"] = s
        marker = wire_marker(self._marker)
        if marker is None:
            refuse("scatter(marker='none')", "leaving the call out")
        if marker != "o":
            fields["marker"] = marker
        self._record_colors(recorder, fields, is_unfilled(marker))
        self._record_strokes(recorder, fields)
        if "linestyle" in fields:
            refuse("scatter(linestyle=…)", "solid edges")

    def _record_colors(self, recorder: Any, fields: dict[str, Any], is_stroked: bool) -> None:
        if self._values is not None and numpy.ndim(self._alpha):
            fields["c"] = wire_colors(recorder, self._colors_of_values(), None)
        elif self._values is not None:
            fields["values"] = recorder.numbers(flat(self._values))
            fields.update(self.wire_mapping(self._alpha))
        else:
            face = self._edge if is_stroked and isinstance(self._face, str) and self._face == "none" else self._face
            fields["c"] = wire_colors(recorder, "C0" if face is None else face, self._alpha)
        edge = self._edge
        is_face = isinstance(edge, str) and edge == "face" or edge is self._face and self._values is None and isinstance(edge, str)
        if not is_stroked and not is_face:
            fields["edgecolors"] = wire_colors(recorder, "none" if edge is None else edge, self._alpha)

    def legend_elements(self, prop: str = "colors", num: Any = "auto", fmt: Any = None, func: Any = lambda x: x, **kwargs: Any) -> tuple[list[Any], list[str]]:
        from .legend_elements import elements
        return elements(self, prop, num, fmt, func, kwargs)


PointsLook = tuple[float, Any, Any, Any, Any, Any]  # size, marker, face, edge, widths, alpha


class _NoArrays:
    """A recorder for what has none."""

    def numbers(self, values: Any) -> NoReturn:
        raise TypeError("an array")

    bytes = numbers


@lru_cache(maxsize=256)
def _recorded_look(version: int, linestyle: str, *look: Any) -> dict[str, Any]:
    """Scripts draw many collections of one look."""
    points = PathCollection.of_look((), (), look)  # type: ignore[arg-type]
    points._linestyle = linestyle
    fields: dict[str, Any] = {}
    points._record_look(_NoArrays(), fields)
    return fields
