"""What nobody sees and limits take in: calls whose limits are not those of what they draw."""

from __future__ import annotations

from typing import Any

import numpy

from .artist import Artist
from .coords import Coords


def unseen(x: Any, y: Any) -> dict[str, Any]:
    """Of places that only limits take in: a line from the lowest to the highest, which is not drawn and in no legend's way."""
    low, high = [float(numpy.min(x))], [float(numpy.max(x))]
    return {"kind": "segments", "x0": low, "x1": high, "y0": [float(numpy.min(y))], "y1": [float(numpy.max(y))], "colors": "none"}


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
        return [unseen(self._x, self._y)]


class EmptyMark(Artist):
    """A call that drew nothing: limits are asked for all the same."""

    __slots__ = ()
    ZORDER = 2.0

    def record(self, recorder: Any) -> list[dict[str, Any]]:
        return [{"kind": "line", "x": [], "y": []}]


class PlacesMark(Artist):
    """All of these places."""

    __slots__ = ("_x", "_y")
    ZORDER = 2.0

    def __init__(self, x: Any, y: Any) -> None:
        super().__init__()
        self._x, self._y = numpy.array(x, float), numpy.array(y, float)

    def extents(self) -> Any:
        return self._x, self._y

    def record(self, recorder: Any) -> list[dict[str, Any]]:
        x, y = recorder.numbers(self._x), recorder.numbers(self._y)
        return [{**self._base("segments", self.ZORDER), "x0": x, "y0": y, "x1": x, "y1": y, "colors": "none"}]


class KeptLimits(PlacesMark):
    """Where an artist was when limits took it in: matplotlib's go on as they are when it is moved or removed, until relim()."""

    __slots__ = ("of",)

    def __init__(self, of: Artist) -> None:
        x, y = of.extents() or ((), ())
        super().__init__(x, y)
        self.of, self._coords, self.axes = of, of._coords, of.axes
        count = max(len(self._x), len(self._y)) if len(self._x) and len(self._y) else 0
        self._x, self._y = (numpy.concatenate([at[:count], at[-1:].repeat(count - len(at[:count]))]) for at in (self._x, self._y))


class AcrossMark(Artist):
    """From low to high on one axis; of the other nothing is known."""

    __slots__ = ("_ends", "_is_x")
    ZORDER = 2.0

    def __init__(self, low: float, high: float, is_x: bool) -> None:
        super().__init__()
        self._ends, self._is_x = (float(low), float(high)), is_x
        self._coords = Coords("data", "axes") if is_x else Coords("axes", "data")

    def extents(self) -> Any:
        return (self._ends, (0.0, 0.0)) if self._is_x else ((0.0, 0.0), self._ends)

    def record(self, recorder: Any) -> list[dict[str, Any]]:
        x, y = (recorder.numbers(numpy.array(at)) for at in self.extents())
        return [{**self._base("line", self.ZORDER), "x": x, "y": y, "linestyle": "none"}]
