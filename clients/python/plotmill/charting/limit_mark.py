"""What nobody sees and limits take in: calls whose limits are not those of what they draw."""

from __future__ import annotations

from typing import Any

from .artist import Artist


class LimitMark(Artist):
    """From low to high in x and in y."""

    __slots__ = ("_x", "_y")
    ZORDER = 1.0

    def __init__(self, x: tuple[float, float], y: tuple[float, float]) -> None:
        super().__init__()
        self._x, self._y = tuple(map(float, x)), tuple(map(float, y))

    def extents(self) -> Any:
        return self._x, self._y

    def record(self, recorder: Any) -> list[dict[str, Any]]:
        (left, right), (low, high) = self._x, self._y
        return [{"kind": "rects", "x": [left], "y": [low], "width": [right - left], "height": [high - low], "facecolors": "none"}]


class EmptyMark(Artist):
    """A call that drew nothing: limits are asked for all the same."""

    __slots__ = ()
    ZORDER = 2.0

    def record(self, recorder: Any) -> list[dict[str, Any]]:
        return [{"kind": "line", "x": [], "y": []}]
