"""StepPatch: the stairs of a histogram."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy

from .path_patches import PathShape
from .paths import Path, straight_codes


class StairData(NamedTuple):
    values: Any
    edges: Any
    baseline: Any


class StepPatch(PathShape):
    """Steps at `values` between `edges`; missing values part them."""

    def __init__(self, values: Any, edges: Any, *, orientation: str = "vertical", baseline: Any = 0, **kwargs: Any) -> None:
        if orientation not in ("vertical", "horizontal"):
            raise ValueError(f"{orientation!r} is not a valid value for orientation; supported values are 'vertical', 'horizontal'")
        self._is_vertical = orientation == "vertical"
        self._take(values, edges, baseline)
        super().__init__(**kwargs)
        base = 0.0 if self._baseline is None else float(numpy.min(self._baseline))
        self.sticky_y, self.sticky_x = ((base,), ()) if self._is_vertical else ((), (base,))

    def _take(self, values: Any, edges: Any, baseline: Any) -> None:
        self._values, self._edges = numpy.asarray(values, float), numpy.asarray(edges, float)
        self._baseline = None if baseline is None else numpy.asarray(baseline, float)
        if numpy.isnan(self._edges).any():
            raise ValueError('Nan values in "edges" are disallowed')
        if self._edges.size - 1 != self._values.size:
            raise ValueError('Size mismatch between "values" and "edges". Expected `len(values) + 1 == len(edges)`, but '
                             f"`len(values) = {self._values.size}` and `len(edges) = {self._edges.size}`.")

    def get_data(self) -> StairData:
        return StairData(self._values, self._edges, self._baseline)

    def set_data(self, values: Any = None, edges: Any = None, baseline: Any = None) -> None:
        if values is None and edges is None and baseline is None:
            raise ValueError("Must set *values*, *edges* or *baseline*.")
        self._take(self._values if values is None else values, self._edges if edges is None else edges, self._baseline if baseline is None else baseline)

    def outline(self) -> Path:
        missing = numpy.isnan(self._values)
        if self._baseline is not None:
            missing = missing | numpy.isnan(self._baseline)
        changes = numpy.flatnonzero(numpy.diff(numpy.concatenate([[True], missing, [True]]).astype(int)))
        parts = [self._part(first, end) for first, end in zip(changes[::2], changes[1::2])]
        if not parts:
            return Path(numpy.zeros((0, 2)), [])
        return Path(numpy.concatenate(parts), numpy.concatenate([straight_codes(len(part)) for part in parts]))

    def _part(self, first: int, end: int) -> Any:
        along, up = numpy.repeat(self._edges[first:end + 1], 2), numpy.repeat(self._values[first:end], 2)
        base = self._baseline
        if base is None:
            up = numpy.concatenate([up[:1], up, up[-1:]])
        elif base.ndim == 0:
            up = numpy.concatenate([[base], up, [base]])
        else:
            back = numpy.repeat(base[first:end], 2)[::-1]
            along = numpy.concatenate([along, along[::-1]])
            up = numpy.concatenate([back[-1:], up, back[:1], back[:1], back, back[-1:]])
        return numpy.column_stack([along, up] if self._is_vertical else [up, along])

    def is_line_in_legend(self) -> bool:
        return not self._fill and self._hatch is None

    def turns(self) -> Any:
        base = (self.sticky_y or self.sticky_x)[0]
        corner = [(self._edges[0], base) if self._is_vertical else (base, self._edges[0])]
        return numpy.concatenate([super().turns(), corner])

    def has_own_limits(self) -> bool:
        return self._baseline is None or numpy.isnan(self._values[0])
