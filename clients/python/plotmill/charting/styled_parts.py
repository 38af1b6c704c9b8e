"""Collections whose members have several line styles: recorded in runs of members of one style, in their order."""

from __future__ import annotations

from typing import Any

import numpy

from .collections import LineCollection
from .colors import to_rgba_array
from .path_collections import Paths
from .refuse import refuse
from .strokes import wire_linestyle

MOST_RUNS = 256


def record_lines(lines: Any, recorder: Any) -> list[dict[str, Any]]:
    segments = lines.get_segments()
    colors = numpy.asarray(lines.to_rgba(lines._values)) if lines._values is not None else to_rgba_array(lines._edge, lines._alpha)
    widths = numpy.atleast_1d(lines._widths)
    found = []
    for first, end, style in _runs(lines._linestyle, len(segments)):
        part = LineCollection(segments[first:end], colors=_cycled(colors, first, end), linewidths=_cycled(widths, first, end).tolist(), linestyles=style)
        part._capstyle = lines._capstyle
        found += _like(part, lines, first).record(recorder)
    return found


def record_areas(areas: Any, recorder: Any) -> list[dict[str, Any]]:
    paths = areas.get_paths()
    faces, edges, widths = areas.get_facecolor(), areas.get_edgecolor(), numpy.atleast_1d(areas._widths)
    found = []
    for first, end, style in _runs(areas._linestyle, len(paths)):
        part = Paths(paths[first:end], facecolors=_cycled(faces, first, end), edgecolors=_cycled(edges, first, end), linewidths=_cycled(widths, first, end).tolist(),
                     linestyles=style)
        part._hatch = areas._hatch
        found += _like(part, areas, first).record(recorder)
    return found


def _runs(styles: Any, count: int) -> list[tuple[int, int, Any]]:
    runs: list[tuple[int, int, Any]] = []
    for i in range(count):
        style = styles[i % len(styles)]
        wire = wire_linestyle(style)
        if runs and wire_linestyle(runs[-1][2]) == wire:
            runs[-1] = runs[-1][0], i + 1, style
        else:
            runs.append((i, i + 1, style))
    if len(runs) > MOST_RUNS:
        refuse(f"a collection whose line style changes {len(runs)} times", "one call for each style")
    return runs


def _cycled(values: Any, first: int, end: int) -> Any:
    return values[numpy.arange(first, end) % len(values)] if len(values) else values


def _like(part: Any, whole: Any, first: int) -> Any:
    part.zorder, part._clip, part._coords, part.in_limits, part.axes = whole.zorder, whole._clip, whole._coords, whole.in_limits, whole.axes
    if first == 0:
        part._label = whole._label
    return part
