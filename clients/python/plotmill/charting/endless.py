"""axline(): a line without ends, cut at the limits that are there when it is saved, which take in the points it was given."""

from __future__ import annotations

from typing import Any

import numpy

from .limit_mark import unseen
from .lines import Line2D
from .refuse import refuse


class EndlessLine(Line2D):
    __slots__ = ("_first", "_second", "_slope", "_owner")

    def __init__(self, axes: Any, xy1: Any, xy2: Any, slope: Any) -> None:
        self._owner = axes
        self._first = axes.xaxis.convert_one(xy1[0]), axes.yaxis.convert_one(xy1[1])
        self._second = None if xy2 is None else (axes.xaxis.convert_one(xy2[0]), axes.yaxis.convert_one(xy2[1]))
        self._slope = slope
        both = [self._first, self._second or self._first]
        super().__init__(numpy.array([both[0][0], both[1][0]]), numpy.array([both[0][1], both[1][1]]))

    def record(self, recorder: Any) -> list[dict[str, Any]]:
        axes = self._owner
        if axes.get_xscale() != "linear" or axes.get_yscale() != "linear":
            refuse("axline() on scales that are not linear", "plot()")
        x, y = self._ends(axes.get_xlim(), axes.get_ylim())
        fields = self._base("line", 2.0)
        fields["x"], fields["y"], fields["in_limits"] = recorder.numbers(x), recorder.numbers(y), False
        self.record_look(fields)
        return [fields, unseen(self.x, self.y)] if numpy.isfinite([*self.x, *self.y]).all() else [fields]

    def _ends(self, xlim: Any, ylim: Any) -> tuple[Any, Any]:
        (x0, y0), slope = self._first, self._slope
        if slope is None:
            x1, y1 = self._second
            if x1 == x0:
                return numpy.array([x0, x0]), numpy.array(ylim, float)
            slope = (y1 - y0) / (x1 - x0)
        if slope == 0:
            return numpy.array(xlim, float), numpy.array([y0, y0], float)
        at_low, at_high = (x0 + (y - y0) / slope for y in ylim)
        low, high = max(min(xlim), min(at_low, at_high)), min(max(xlim), max(at_low, at_high))
        x = numpy.array([low, high])
        return x, y0 + slope * (x - x0)
