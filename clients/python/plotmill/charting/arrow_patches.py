"""Arrow and FancyArrow (ax.arrow): polygons in data."""

from __future__ import annotations

from typing import Any

import numpy

from .patches import Polygon

_PLAIN = numpy.array([(0, 0.1), (0, -0.1), (0.8, -0.1), (0.8, -0.3), (1, 0), (0.8, 0.3), (0.8, 0.1)])


class Arrow(Polygon):
    """From (x, y) along (dx, dy); its head is three times as wide as its tail."""

    def __init__(self, x: float, y: float, dx: float, dy: float, width: float = 1.0, **kwargs: Any) -> None:
        length = numpy.hypot(dx, dy)
        cos, sin = (dx / length, dy / length) if length else (1.0, 0.0)
        along, across = _PLAIN[:, 0] * length, _PLAIN[:, 1] * width
        super().__init__(numpy.column_stack([x + along * cos - across * sin, y + along * sin + across * cos]), **kwargs)


class FancyArrow(Polygon):
    EDGE_BY_DEFAULT = True

    def __init__(self, x: float, y: float, dx: float, dy: float, width: float = 0.001, length_includes_head: bool = False, head_width: Any = None,
                 head_length: Any = None, shape: str = "full", overhang: float = 0, head_starts_at_zero: bool = False, **kwargs: Any) -> None:
        self._said = {"x": x, "y": y, "dx": dx, "dy": dy, "width": width, "head_width": head_width, "head_length": head_length}
        self._shape = (length_includes_head, shape, overhang, head_starts_at_zero)
        super().__init__(self._corners(), closed=True, **kwargs)

    def set_data(self, **kwargs: Any) -> None:
        self._said.update({name: value for name, value in kwargs.items() if value is not None})
        self.set_xy(self._corners())

    def _corners(self) -> Any:
        said = self._said
        includes_head, shape, overhang, starts_at_zero = self._shape
        if shape not in ("left", "right", "full"):
            raise ValueError(f"Got unknown shape: {shape!r}")
        wide = 3 * said["width"] if said["head_width"] is None else said["head_width"]
        head = 1.5 * wide if said["head_length"] is None else said["head_length"]
        distance = numpy.hypot(said["dx"], said["dy"])
        length = distance if includes_head else distance + head
        if not length:
            return numpy.empty((0, 2))
        # Lying, with its tip at (0, 0); the left half has the middle of the shaft's end, which a whole arrow leaves out.
        half = numpy.array([(0, 0), (-head, -wide / 2), (-head * (1 - overhang), -said["width"] / 2), (-length, -said["width"] / 2), (-length, 0)])
        half[:, 0] += (0 if includes_head else head) + (head / 2 if starts_at_zero else 0)
        other = half * (1, -1)
        corners = {"left": half, "right": other, "full": numpy.concatenate([half[:-1], other[-2::-1]])}[shape]
        cos, sin = (said["dx"] / distance, said["dy"] / distance) if distance else (0.0, 1.0)
        return corners @ numpy.array([[cos, sin], [-sin, cos]]) + (said["x"] + said["dx"], said["y"] + said["dy"])
