"""StepPatch: the stairs of a histogram."""

from __future__ import annotations

from typing import Any

import numpy

from .patches import Polygon
from .refuse import refuse


class StepPatch(Polygon):
    __slots__ = ("values", "edges")

    def __init__(self, values: Any, edges: Any, *, orientation: str = "vertical", baseline: Any = 0, fill: bool = False, **kwargs: Any) -> None:
        values, edges = numpy.asarray(values, float), numpy.asarray(edges, float)
        if numpy.ndim(baseline) or numpy.isnan(values).any():
            refuse("stairs() with a baseline of many values or missing values", "fill_between(step='post')")
        self.values, self.edges = values, edges
        y = numpy.repeat(values, 2)
        x = numpy.concatenate([edges[:1], numpy.repeat(edges[1:-1], 2), edges[-1:]])
        if baseline is not None:
            x, y = numpy.concatenate([x[:1], x, x[-1:]]), numpy.concatenate([[baseline], y, [baseline]])
        is_vertical = orientation == "vertical"
        super().__init__(numpy.column_stack([x, y] if is_vertical else [y, x]), closed=bool(fill), fill=fill, **kwargs)
        base = 0.0 if baseline is None else float(baseline)
        self.sticky_y, self.sticky_x = ((base,), ()) if is_vertical else ((), (base,))

    def get_data(self) -> Any:
        return self.values, self.edges

    def extents(self) -> Any:
        x, y = super().extents()
        base = self.sticky_y or self.sticky_x
        return (x, [*y, *base]) if self.sticky_y else ([*x, *base], y)
