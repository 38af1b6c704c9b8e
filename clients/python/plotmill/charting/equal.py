"""set_aspect("equal", adjustable="datalim"): limits that fit the box, which stays as it is."""

from __future__ import annotations

from typing import Any

from .refuse import refuse


def limits_of_equal(axes: Any) -> tuple[tuple[float, float], tuple[float, float]]:
    """One axis grows so that units are as long in both, in the ratio of the aspect."""
    if axes.figure.is_tight or axes.figure.is_constrained or axes.get_xscale() != "linear" or axes.get_yscale() != "linear":
        refuse("an equal aspect that changes limits, with tight_layout(), constrained layout or scales that are not linear", "set_aspect('equal', adjustable='box')")
    if axes.xaxis.view.is_shared or axes.yaxis.view.is_shared:
        refuse("an equal aspect that changes shared limits", "set_aspect('equal', adjustable='box')")
    box = axes.get_position()
    width, height = axes.figure.get_size_inches()
    ratio = (box.height * height) / (box.width * width) / axes._aspect
    x, y = axes.get_xlim(), axes.get_ylim()
    x_size, y_size = max(abs(x[1] - x[0]), 1e-30), max(abs(y[1] - y[0]), 1e-30)
    expander = ratio * x_size / y_size - 1
    if abs(expander) < 0.005:
        return x, y
    if _changes_y(axes, expander, (x_size, y_size), ratio):
        return x, _resized(y, ratio * x_size)
    return _resized(x, y_size / ratio), y


def _changes_y(axes: Any, expander: float, size: tuple[float, float], ratio: float) -> bool:
    """Where both have room to spare one is shrunk as long as the data fit, else one grows: matplotlib's preference."""
    data = axes.dataLim
    needed_x, needed_y = 1.05 * data.width, 1.05 * data.height
    if size[0] > needed_x and size[1] > needed_y:
        return (ratio * size[0] > needed_y and expander < 0) or (size[1] / ratio < needed_x and expander > 0)
    return expander > 0


def _resized(limits: tuple[float, float], size: float) -> tuple[float, float]:
    center = (limits[0] + limits[1]) / 2
    half = size / 2 if limits[1] > limits[0] else -size / 2
    return center - half, center + half
