"""indicate_inset(): a frame around what an inset shows larger, and lines from its corners to the inset's."""

from __future__ import annotations

from typing import Any

from .arrow_patch import ConnectionPatch
from .patches import Rectangle
from .refuse import refuse

_CORNERS = ((0, 0), (0, 1), (1, 0), (1, 1))


class InsetConnector(ConnectionPatch):
    """From a corner of the inset, where it is when the figure is saved, to a place of the data."""

    __slots__ = ("_inset", "_corner")

    def __init__(self, inset: Any, corner: tuple[int, int], at: tuple[float, float], **kwargs: Any) -> None:
        super().__init__(corner, at, "axes fraction", "data", annotation_clip=False, **kwargs)
        self._inset, self._corner = inset, corner

    def record(self, recorder: Any) -> list[dict[str, Any]]:
        x, y, width, height = _shown_at(self._inset)
        self._text_at = x + self._corner[0] * width, y + self._corner[1] * height
        fields = super().record(recorder)[0]
        fields["clip_on"] = True  # as every patch that is added to an axes
        return [fields]


def indicate(axes: Any, bounds: Any, inset: Any, look: dict[str, Any], zorder: float, kwargs: dict[str, Any]) -> Any:
    x, y, width, height = (float(bound) for bound in bounds)
    frame = Rectangle((x, y), width, height, **{"facecolor": "none", "label": "_indicate_inset", **look, "zorder": zorder, **kwargs})
    axes.add_patch(frame)
    if inset is None:
        return frame, None
    _check(axes, inset)
    lines = []
    for corner in _CORNERS:
        ex, ey = (1 - end if axis.get_inverted() else end for end, axis in zip(corner, (axes.xaxis, axes.yaxis)))
        edge = {name: value for name, value in look.items() if name != "facecolor"}
        line = InsetConnector(inset, corner, (x + ex * width, y + ey * height), zorder=zorder, **edge)
        lines.append(line)
        axes.add_patch(line)
    for line, is_seen in zip(lines, _which_are_seen(axes, (x, y, width, height), inset.inset_of[1])):
        line.set_visible(is_seen)
    return frame, tuple(lines)


def _check(axes: Any, inset: Any) -> None:
    if inset.inset_of is None or inset.inset_of[0] is not axes:
        refuse("indicate_inset() of axes that are not an inset of these", "inset_axes() of the same axes")
    if axes.get_xscale() != "linear" or axes.get_yscale() != "linear":
        refuse("indicate_inset() on scales that are not linear", "a Rectangle")
    if any(each.get_aspect() != "auto" and (each.get_adjustable() != "box" or each._fields.get("anchor", "C") != "C") for each in (axes, inset)):
        refuse("indicate_inset() with aspects that change limits, or with an anchor", "set_aspect('auto')")


def _which_are_seen(axes: Any, bounds: Any, inset: Any) -> tuple[bool, bool, bool, bool]:
    """Matplotlib's choice, made once: of the frame as the axes' aspect has it, beside the inset as it was before that."""
    left, low, wide, high = _shrunk(axes) if axes.get_aspect() != "auto" else (0.0, 0.0, 1.0, 1.0)
    frame_x, frame_y = ([start + length * (value - limits[0]) / (limits[1] - limits[0]) for value in (first, first + span)]
                        for start, length, first, span, limits in ((left, wide, bounds[0], bounds[2], axes.get_xlim()),
                                                                   (low, high, bounds[1], bounds[3], axes.get_ylim())))
    x0, x1 = frame_x[0] < inset[0], frame_x[1] < inset[0] + inset[2]
    y0, y1 = frame_y[0] < inset[1], frame_y[1] < inset[1] + inset[3]
    return x0 ^ y0, x0 == y1, x1 == y0, x1 ^ y1


def _ratio(axes: Any) -> float:
    """Height by width of a box that fits the limits and the aspect."""
    (left, right), (low, high), aspect = axes.get_xlim(), axes.get_ylim(), axes.get_aspect()
    return abs((high - low) / (right - left)) * float(aspect)


def _shrunk(axes: Any) -> tuple[float, float, float, float]:
    """What its aspect leaves of an axes' place, in parts of that place."""
    if axes.figure._layouts:
        refuse("indicate_inset() with a fixed aspect after tight_layout()", "indicate_inset() before it")
    box, size = axes.place_before_layouts(), axes.figure.get_size_inches()
    return _centred(_ratio(axes), box.height * size[1] / (box.width * size[0]))


def _centred(wanted: float, there: float) -> tuple[float, float, float, float]:
    width, height = min(1.0, there / wanted), min(1.0, wanted / there)
    return (1 - width) / 2, (1 - height) / 2, width, height


def _shown_at(inset: Any) -> tuple[float, float, float, float]:
    """Where the inset is, in parts of its parent's box."""
    parent, (x, y, width, height) = inset.inset_of
    if inset.get_aspect() == "auto":
        return x, y, width, height
    if parent.get_aspect() == "auto":
        refuse("indicate_inset() of an inset with a fixed aspect in axes without one", "set_aspect('auto') of the inset")
    left, low, wide, high = _centred(_ratio(inset), _ratio(parent) * height / width)
    return x + left * width, y + low * height, wide * width, high * height
