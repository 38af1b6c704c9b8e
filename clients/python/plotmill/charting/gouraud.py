"""pcolormesh(shading="gouraud"): colours at the corners of cells, and between them straight.

Recorded as cells so fine that none is larger than a pixel. As matplotlib parts it, a cell is four triangles that meet in its middle, which
has the mean of its corners."""

from __future__ import annotations

from typing import Any

import numpy

from .images import QuadMesh
from .refuse import refuse
from .scales import LINEAR

_MOST_CELLS = 4_000_000


class GouraudMesh(QuadMesh):
    """`x` and `y` are where the values stand."""

    __slots__ = ()

    def record(self, recorder: Any) -> list[dict[str, Any]]:
        axes = self.axes
        if axes.xaxis.view.scale is not LINEAR or axes.yaxis.view.scale is not LINEAR:
            refuse("pcolormesh(shading='gouraud') on axes that are not linear", "shading='nearest'")
        self._need_mapping()
        colors = self.cmap(self.norm(self._values), alpha=self._alpha)
        if (colors[..., 3] < 1).any():  # matplotlib's triangles overlap, and there it shows
            refuse("pcolormesh(shading='gouraud') of translucent colours", "shading='nearest', or colours without alpha")
        rows, columns = colors.shape[0] - 1, colors.shape[1] - 1
        width, height = (float(side) * recorder.dpi for side in axes.figure._size)
        across, up = max(1, int(numpy.ceil(width / columns))), max(1, int(numpy.ceil(height / rows)))
        while across * columns * up * rows > _MOST_CELLS:
            across, up = (across + 1) // 2, (up + 1) // 2
        fields = self._base("mesh", 0.0)
        fields["zorder"] = self.zorder
        fields["x"], fields["y"] = recorder.numbers(_finer(self.x, across)), recorder.numbers(_finer(self.y, up))
        fields["rgba"] = recorder.bytes(numpy.round(_between(colors, across, up) * 255).astype("|u1").reshape(-1))
        # A colour bar asks the artist that is named for numbers: points that nobody sees have them.
        asked = {"kind": "points", "x": [], "y": [], "values": [], "in_limits": False, **self.wire_mapping(self._alpha)}
        return [asked, fields]


def _finer(places: Any, parts: int) -> Any:
    share = numpy.arange(parts) / parts
    return numpy.append((places[:-1, None] + numpy.diff(places)[:, None] * share).reshape(-1), places[-1])


def _weights(across: int, up: int) -> Any:
    """What each corner (below left, below right, above left, above right) gives to each part of a cell: up, across, corner."""
    u, v = numpy.meshgrid((numpy.arange(across) + 0.5) / across, (numpy.arange(up) + 0.5) / up)
    middle = 2 * numpy.minimum(numpy.minimum(u, 1 - u), numpy.minimum(v, 1 - v))
    # On the way from the middle to a side only that side's corners count.
    below, above, left, right = v <= numpy.minimum(u, 1 - u), 1 - v < numpy.minimum(u, 1 - u), u < numpy.minimum(v, 1 - v), 1 - u <= numpy.minimum(v, 1 - v)
    weights = numpy.repeat((middle / 4)[..., None], 4, axis=2)
    half = middle / 2
    for side, along, first, second in ((below, u, 0, 1), (above, u, 2, 3), (left, v, 0, 2), (right, v, 1, 3)):
        weights[..., first] += numpy.where(side, 1 - along - half, 0)
        weights[..., second] += numpy.where(side, along - half, 0)
    return weights / weights.sum(axis=2, keepdims=True)


def _between(colors: Any, across: int, up: int) -> Any:
    corners = numpy.stack([colors[:-1, :-1], colors[:-1, 1:], colors[1:, :-1], colors[1:, 1:]], axis=2)
    fine = numpy.einsum("vuk,rckp->rvcup", _weights(across, up), corners)
    rows, _, columns, _, _ = fine.shape
    return numpy.clip(fine.reshape(rows * up, columns * across, 4), 0, 1)
