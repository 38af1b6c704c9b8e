"""Lines across a colour bar: where contours run."""

from __future__ import annotations

from typing import Any

import numpy

from .collections import LineCollection
from .contour_set import ContourSet

_NEARLY = 1e-10


def add_lines(bar: Any, args: tuple[Any, ...], erase: bool, kwargs: dict[str, Any]) -> None:
    if len(args) == 1 or "CS" in kwargs:
        contours = args[0] if args else kwargs["CS"]
        if not isinstance(contours, ContourSet) or contours.filled:
            raise ValueError("If a single artist is passed to add_lines, it must be a ContourSet of lines")
        levels, colors, widths = contours.levels, [color[0] for color in contours.tcolors], [width[0] for width in contours.tlinewidths]
    else:
        given = {**dict(zip(("levels", "colors", "linewidths", "erase"), args)), **kwargs}
        levels, colors, widths, erase = given["levels"], given["colors"], given["linewidths"], given.get("erase", erase)
    levels = numpy.asarray(levels, float)
    low, high = bar.vmin, bar.vmax
    room = (high - low) * _NEARLY
    shown = (levels > low - room) & (levels < high + room)
    if not isinstance(colors, str) and numpy.iterable(colors) and len(colors) == len(levels):
        colors = [color for color, is_shown in zip(colors, shown) if is_shown]
    if numpy.iterable(widths) and len(widths) == len(levels):
        widths = [width for width, is_shown in zip(widths, shown) if is_shown]
    ends = [((0, level), (1, level)) if bar.orientation == "vertical" else ((level, 0), (level, 1)) for level in levels[shown].tolist()]
    lines = LineCollection(ends, linewidths=widths, colors=colors)
    lines.set_clip_on(bar.orientation != "vertical")  # those at the ends are as wide as the others
    if erase:
        for earlier in bar.lines:
            earlier.remove()
        bar.lines = []
    bar.lines.append(lines)
    bar.ax.add_collection(lines, autolim=False)
