"""Where an axes will be when it is drawn: what is counted in pixels goes by it. Only of figures that no layout engine changes."""

from __future__ import annotations

from typing import Any

from .boxes import Bbox
from .refuse import refuse

_ANCHORS = {"C": (0.5, 0.5), "SW": (0, 0), "S": (0.5, 0), "SE": (1, 0), "E": (1, 0.5), "NE": (1, 1), "N": (0.5, 1), "NW": (0, 1), "W": (0, 0.5)}


def drawn_box(axes: Any, what: str) -> Bbox:
    """In fractions of the figure, with the aspect."""
    figure = axes.figure
    if figure.is_tight or figure.is_constrained or figure._layouts:
        refuse(f"{what} in a figure with tight_layout() or constrained layout", "subplots_adjust()")
    box = axes.place_before_layouts()
    if axes._aspect == "auto":
        return box
    if axes.get_xscale() != "linear" or axes.get_yscale() != "linear" or axes.get_adjustable() != "box":
        refuse(f"{what} with an aspect, unless it is the box that changes and scales are linear", "set_aspect('equal', adjustable='box')")
    return shrunk(box, axes, axes._aspect * _size(axes.get_ylim()) / _size(axes.get_xlim()))


def shrunk(box: Bbox, axes: Any, ratio: float) -> Bbox:
    """The largest box of that ratio (height by width) within, at the axes' anchor."""
    figure_width, figure_height = axes.figure.get_size_inches()
    width, height = box.width * figure_width, box.height * figure_height
    new_width, new_height = (height / ratio, height) if ratio * width > height else (width, width * ratio)
    anchor = axes._fields.get("anchor", "C")
    across, up = _ANCHORS[anchor] if isinstance(anchor, str) else anchor
    return Bbox.from_bounds(box.x0 + across * (width - new_width) / figure_width, box.y0 + up * (height - new_height) / figure_height,
                            new_width / figure_width, new_height / figure_height)


def _size(limits: tuple[float, float]) -> float:
    return max(abs(limits[1] - limits[0]), 1e-30)
