"""hexbin(): points counted in hexagons, as two interleaved grids."""

from __future__ import annotations

from typing import Any

import numpy

from .collections import PolyCollection
from .refuse import refuse
from .scales import LINEAR, nonsingular


class Hexagons(PolyCollection):
    """What hexbin() returns: matplotlib's are as large on every scale, and only their places follow it."""

    __slots__ = ()

    def record(self, recorder: Any) -> list[dict[str, Any]]:
        if self.axes.xaxis.view.scale is not LINEAR or self.axes.yaxis.view.scale is not LINEAR:
            refuse("hexbin() on axes that are not linear", "hist2d()")
        return super().record(recorder)


_CORNERS = numpy.array([[0.5, -0.5], [0.5, 0.5], [0.0, 1.0], [-0.5, 0.5], [-0.5, -0.5], [0.0, -1.0]])


def hexagons(x: Any, y: Any, C: Any, gridsize: Any, extent: Any, reduce: Any, least: Any) -> tuple[Any, Any, Any]:
    """(corners of each, their values, ((xmin, xmax), (ymin, ymax)))"""
    nx, ny = gridsize if hasattr(gridsize, "__len__") else (gridsize, int(gridsize / numpy.sqrt(3)))
    keep = numpy.isfinite(x) & numpy.isfinite(y) & (True if C is None else numpy.isfinite(C))
    x, y, C = x[keep], y[keep], None if C is None else C[keep]
    x_range, y_range = _ranges(x, y, extent)
    pad = 1e-9 * (x_range[1] - x_range[0])
    x_range = x_range[0] - pad, x_range[1] + pad
    sx, sy = (x_range[1] - x_range[0]) / nx, (y_range[1] - y_range[0]) / ny
    place = _places((x - x_range[0]) / sx, (y - y_range[0]) / sy, nx, ny)
    count = (nx + 1) * (ny + 1) + nx * ny
    values = _reduced(place, C, count, reduce, least)
    centers = _centers(nx, ny) * [sx, sy] + [x_range[0], y_range[0]]
    known = ~numpy.isnan(values)
    corners = centers[known][:, None, :] + _CORNERS * [sx, sy / 3]
    return list(corners), values[known], (x_range, y_range)


def _ranges(x: Any, y: Any, extent: Any) -> Any:
    if extent is not None:
        return (extent[0], extent[1]), (extent[2], extent[3])
    if not len(x):
        return (0.0, 1.0), (0.0, 1.0)
    return nonsingular(float(x.min()), float(x.max()), 0.1), nonsingular(float(y.min()), float(y.max()), 0.1)


def _places(ix: Any, iy: Any, nx: int, ny: int) -> Any:
    """The number of the nearest centre; -1: outside."""
    ix1, iy1, ix2, iy2 = (part.astype(int) for part in (numpy.round(ix), numpy.round(iy), numpy.floor(ix), numpy.floor(iy)))
    first = numpy.where((0 <= ix1) & (ix1 <= nx) & (0 <= iy1) & (iy1 <= ny), ix1 * (ny + 1) + iy1, -1)
    second = numpy.where((0 <= ix2) & (ix2 < nx) & (0 <= iy2) & (iy2 < ny), ix2 * ny + iy2 + (nx + 1) * (ny + 1), -1)
    near = (ix - ix1) ** 2 + 3.0 * (iy - iy1) ** 2 < (ix - ix2 - 0.5) ** 2 + 3.0 * (iy - iy2 - 0.5) ** 2
    return numpy.where(near, first, second)


def _reduced(place: Any, C: Any, count: int, reduce: Any, least: Any) -> Any:
    inside = place >= 0
    if C is None:
        values = numpy.bincount(place[inside], minlength=count).astype(float)
        if least is not None:
            values[values < least] = numpy.nan
        return values
    least = 0 if least is None else least
    order = numpy.argsort(place[inside], kind="stable")
    numbers, starts = numpy.unique(place[inside][order], return_index=True)
    values = numpy.full(count, numpy.nan)
    for number, group in zip(numbers, numpy.split(C[inside][order], starts[1:])):
        if len(group) > least:
            values[number] = reduce(group.tolist())
    return values


def _centers(nx: int, ny: int) -> Any:
    first = numpy.stack(numpy.meshgrid(numpy.arange(nx + 1.0), numpy.arange(ny + 1.0), indexing="ij"), -1).reshape(-1, 2)
    second = numpy.stack(numpy.meshgrid(numpy.arange(nx) + 0.5, numpy.arange(ny) + 0.5, indexing="ij"), -1).reshape(-1, 2)
    return numpy.concatenate([first, second])
