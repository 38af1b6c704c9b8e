"""legend(labelcolor=…): one colour, one for each label, or those of what stands before them."""

from __future__ import annotations

from itertools import cycle
from typing import Any

import numpy

from .colors import to_rgba_array, wire_color
from .rc import rcParams

_COLOR_OF = {"linecolor": ("get_color", "get_facecolor"), "markerfacecolor": ("get_markerfacecolor", "get_facecolor"),
             "mfc": ("get_markerfacecolor", "get_facecolor"), "markeredgecolor": ("get_markeredgecolor", "get_edgecolor"),
             "mec": ("get_markeredgecolor", "get_edgecolor")}


def label_colors(color: Any, fields: dict[str, Any]) -> Any:
    """Puts one colour into `fields`; returns what has to be set for each label."""
    color = rcParams["legend.labelcolor"] if color is None else color
    if color is None or isinstance(color, str) and color == "None":
        color = rcParams["text.color"]
    if isinstance(color, str) and color in _COLOR_OF or not isinstance(color, str) and numpy.ndim(color) != 1:
        return color
    if not isinstance(color, str) and (isinstance(color[0], str) or len(color) not in (3, 4)):
        return color
    if wire_color(color) != "#000000":
        fields["labelcolor"] = wire_color(color)
    return None


def color_labels(legend: Any, colors: Any) -> None:
    if not isinstance(colors, str):
        for text, color in zip(legend.get_texts(), cycle(to_rgba_array(colors))):
            text.set_color(tuple(color))
        return
    for handle, text in zip(legend.legend_handles, legend.get_texts()):
        method = next((getattr(handle, name) for name in _COLOR_OF[colors] if hasattr(handle, name)), None)
        if method is not None:
            color = method()
            text.set_color(color if isinstance(color, str) else tuple(numpy.ravel(color)[:4]))
