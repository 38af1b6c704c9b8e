"""What lies on a colour bar of contours: the lines where they run, the hatches of areas."""

from __future__ import annotations

from typing import Any

import numpy

from .collections import LineCollection
from .contour_set import ContourPaths, ContourSet
from .coords import AXES
from .paths import Path
from .refuse import refuse

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


def add_hatches(bar: Any) -> None:
    """Each region again, with its hatch."""
    contours = bar.mappable
    levels = contours.levels
    first = int(contours.extends_low)
    for number, (low, high) in enumerate(zip(levels[:-1], levels[1:])):
        _add_region(bar, number + first, [(0, low), (1, low), (1, high), (0, high)], False)
    if contours.extend == "neither":
        return
    length = bar.fields.get("extendfrac", 0.05)
    if isinstance(length, str):
        refuse("colorbar(extendfrac='auto') of hatched contours", "a number")
    lengths = list(length) if isinstance(length, list) else [length, length]
    for number, is_there, end, tip in ((0, contours.extends_low, 0, -lengths[0]), (len(contours.tcolors) - 1, contours.extends_high, 1, 1 + lengths[1])):
        if is_there:
            is_square = bar.fields.get("extendrect")
            _add_region(bar, number, [(0, end), (0, tip), (1, tip), (1, end)] if is_square else [(0, end), (0.5, tip), (1, end)], True)


def _add_region(bar: Any, number: int, corners: list[tuple[float, float]], is_end: bool) -> None:
    contours = bar.mappable
    path = Path(numpy.array(corners, float) if bar.orientation == "vertical" else numpy.array(corners, float)[:, ::-1])
    made = ContourPaths([path], facecolors=[contours.tcolors[number][0]], linewidths=0.0)
    made._edge, made.is_antialiased = None, False
    made.set_hatch(contours.hatches[number % len(contours.hatches)])
    if is_end:
        made._coords = AXES
        made.set_clip_on(False)
    bar.ax.add_collection(made, autolim=False)
