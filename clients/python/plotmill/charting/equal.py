"""set_aspect("equal", adjustable="datalim"): limits that fit the box, which stays as it is."""

from __future__ import annotations

from typing import Any

from .refuse import refuse


def limits_of_equal(axes: Any) -> tuple[tuple[float, float], tuple[float, float]]:
    """One axis grows so that units are as long in both, in the ratio of the aspect."""
    if axes.figure.is_tight or axes.get_xscale() != "linear" or axes.get_yscale() != "linear":
        refuse("an equal aspect that changes limits, with tight_layout() or scales that are not linear", "set_aspect('equal', adjustable='box')")
    if len(axes.xaxis.view.members) > 1 or len(axes.yaxis.view.members) > 1:
        refuse("an equal aspect that changes shared limits", "set_aspect('equal', adjustable='box')")
    box = axes.get_position()
    width, height = axes.figure.get_size_inches()
    ratio = (box.height * height) / (box.width * width)
    x, y = axes.get_xlim(), axes.get_ylim()
    x_size, y_size = max(abs(x[1] - x[0]), 1e-30), max(abs(y[1] - y[0]), 1e-30)
    expander = ratio * x_size / y_size / axes._aspect - 1
    if abs(expander) < 0.005:
        return x, y
    grows_y, x_slack, y_slack = _grows_y(axes, expander, x_size, y_size, ratio)
    if grows_y:
        return x, _resized(y, ratio * x_size / axes._aspect, y_slack)
    return _resized(x, y_size * axes._aspect / ratio, x_slack), y


def _grows_y(axes: Any, expander: float, x_size: float, y_size: float, ratio: float) -> tuple[bool, float, float]:
    """Shrinks an axis if the data leave room, else grows the other: matplotlib's preference."""
    data = axes.dataLim
    x_room = x_size - (1 + 2 * axes._xmargin) * data.width
    y_room = y_size - (1 + 2 * axes._ymargin) * data.height
    x_change, y_change = y_size * axes._aspect / ratio - x_size, ratio * x_size / axes._aspect - y_size
    grows_y = expander > 0
    if x_room > 0 and y_room > 0 and not (x_change > 0 and y_change > 0):
        grows_y = y_change > 0 if abs(y_change) < abs(x_change) or y_change > 0 else grows_y
    return grows_y, x_room, y_room


def _resized(limits: tuple[float, float], size: float, room: float) -> tuple[float, float]:
    center = (limits[0] + limits[1]) / 2
    half = size / 2 if limits[1] > limits[0] else -size / 2
    return center - half, center + half
