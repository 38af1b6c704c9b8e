"""Where the points of a swarm stand: each as near the middle as it can be without lying on those before it."""

import math
import warnings

import numpy as np

from ..charting.refuse import refuse
from ..charting.scatter_points import PathCollection

SPACING = 1.05  # of the distance at which two points touch


def swarm_points(points, across, center, width, warn_thresh):
    """Makes a scatter's points a swarm: they are placed when the picture is recorded, with the limits that the axes have then."""
    points.__class__ = SwarmPoints
    points.swarm = across, float(center), float(width), float(warn_thresh)


class SwarmPoints(PathCollection):
    """Points that are moved across their category so that none lies on another."""

    __slots__ = ()

    def record(self, recorder):
        self._move()
        return super().record(recorder)

    def _move(self):
        across, center, width, warn_thresh = self.swarm
        axes = self.axes
        if axes.figure.is_tight:
            refuse("swarmplot on a figure with tight_layout()", "subplots_adjust()")
        scales = {role: _Pixels(axes, role) for role in "xy"}
        along = "y" if across == "x" else "x"
        offsets = np.array(self.get_offsets(), float)
        values = scales[along].to(offsets[:, "xy".index(along)])
        middle = float(scales[across].to(np.array([center]))[0])
        sizes = np.broadcast_to(np.sqrt(np.asarray(self.get_sizes(), float)), len(values))
        radii = (sizes + float(np.ravel(self.get_linewidths())[0])) / 2 * (axes.figure.dpi / 72)
        order = np.argsort(values)
        moved = np.empty(len(values))
        moved[order] = _swarm(middle, values[order], radii[order])
        offsets[:, "xy".index(across)] = _in_gutters(scales[across].back(moved), center, width, warn_thresh)
        self.x, self.y = offsets[:, 0].copy(), offsets[:, 1].copy()  # limits are not asked for again


class _Pixels:
    """From data to pixels along an axis and back. Ties are broken by the last digit, so that the steps are those of matplotlib's transforms."""

    def __init__(self, axes, role):
        place, inches = axes.get_position(), axes.figure.get_size_inches()["xy".index(role)]
        start, end = ((place.x0, place.x1) if role == "x" else (place.y0, place.y1))
        pixels = inches * axes.figure.dpi
        low, high = start * pixels, end * pixels
        self.is_log = getattr(axes, f"get_{role}scale")() == "log"
        limits = np.array(getattr(axes, f"get_{role}lim")(), float)
        first, last = np.log10(limits) if self.is_log else limits
        share = 1 / (last - first)
        self.factor, self.offset = (high - low) * share, (high - low) * (-first * share) + low

    def to(self, values):
        return self.factor * (np.log10(values) if self.is_log else values) + self.offset

    def back(self, pixels):
        values = (pixels - self.offset) / self.factor
        return np.power(10.0, values) if self.is_log else values


def _swarm(middle, values, radii):
    """Places across of points that stand in the order of their values."""
    placed = [(middle, float(values[0]), float(radii[0]))]
    for value, radius in zip(values[1:].tolist(), radii[1:].tolist()):
        placed.append((_free_place(middle, value, radius, _neighbours(value, radius, placed)), value, radius))
    return np.array([across for across, _, _ in placed])


def _neighbours(value, radius, placed):
    """Those of the points placed so far that may touch, in their order."""
    found = []
    for other in reversed(placed):
        if value - other[1] >= radius + other[2]:
            break
        found.append(other)
    return found[::-1]


def _free_place(middle, value, radius, neighbours):
    candidates = [middle]
    is_left_first = True
    for across, other, other_radius in neighbours:
        reach = math.sqrt(max((radius + other_radius) ** 2 - (value - other) ** 2, 0)) * SPACING
        candidates += [across - reach, across + reach] if is_left_first else [across + reach, across - reach]
        is_left_first = not is_left_first
    candidates = np.array(candidates)
    for candidate in candidates[np.argsort(np.abs(candidates - middle))].tolist():
        if all((across - candidate) ** 2 + (other - value) ** 2 >= (radius + other_radius) ** 2 for across, other, other_radius in neighbours):
            return candidate
    raise RuntimeError("a swarm has no free place for a point")


def _in_gutters(places, center, width, warn_thresh):
    """No further from the middle than the category is wide."""
    low, high = center - width / 2, center + width / 2
    share = np.mean((places < low) | (places > high))
    if share > warn_thresh:
        warnings.warn(f"{share:.1%} of the points cannot be placed; you may want to decrease the size of the markers or use stripplot.", UserWarning,
                      stacklevel=2)
    return np.clip(places, low, high)
