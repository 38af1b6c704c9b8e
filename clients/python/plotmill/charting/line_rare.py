"""What few lines have: half filled markers, outlines as markers, gaps of a colour, joins, markers at chosen vertices."""

from __future__ import annotations

from typing import Any

import numpy

from .colors import wire_color
from .marker_style import MarkerStyle

JOINS = ("miter", "round", "bevel")
NAMES = ("fillstyle", "markerfacecoloralt", "gapcolor", "solid_joinstyle", "dash_joinstyle")


def joinstyle(name: str, style: Any) -> str:
    word = str(getattr(style, "value", style))
    if word not in JOINS:
        raise ValueError(f"{style!r} is not a valid value for {name}; supported values are {', '.join(map(repr, JOINS))}")
    return word


def record_rare(line: Any, fields: dict[str, Any]) -> None:
    """Into the fields of the contract, markers included."""
    rare = line._rare
    if rare.get("gapcolor") is not None:
        fields["gapcolor"] = wire_color(rare["gapcolor"], line._alpha)
    for name in ("solid_joinstyle", "dash_joinstyle"):
        if rare.get(name, "round") != "round":
            fields[name] = rare[name]
    marker = line.look["marker"]
    if marker is None:
        return
    style = MarkerStyle(marker, rare.get("fillstyle"))
    first, alt = style.wire()
    if first is None:
        return
    fields["marker"] = first
    line.record_markers(first, fields)
    if style.get_fillstyle() == "none":
        fields["markerfacecolor"] = "none"
    if alt is not None:
        fields["marker_alt"] = alt
        color = rare.get("markerfacecoloralt", "none")
        fields["markerfacecoloralt"] = wire_color(line.get_color() if isinstance(color, str) and color == "auto" else color, line._alpha)


def wire_every(every: Any, count: int) -> Any:
    """n, [first, n], {"share": [first, step]} of the axes' diagonal along the line, or {"at": vertices}."""
    if _is_whole(every):
        every = (0, every)
    elif isinstance(every, (float, numpy.floating)):
        every = (0.0, every)
    if isinstance(every, tuple):
        return _wire_pair(every, count)
    if isinstance(every, slice):
        return {"at": list(range(count))[every]}
    try:
        return {"at": numpy.arange(count)[every if isinstance(every, numpy.ndarray) else list(every)].tolist()}
    except TypeError:
        raise ValueError(f"markevery={every!r} is not a recognized value") from None
    except (ValueError, IndexError) as error:
        raise ValueError(f"markevery={every!r} is iterable but not a valid numpy fancy index") from error


def _wire_pair(every: Any, count: int) -> Any:
    if len(every) != 2:
        raise ValueError(f"`markevery` is a tuple but its len is not 2; markevery={every}")
    start, step = every
    if _is_whole(step):
        if not _is_whole(start):
            raise ValueError(f"`markevery` is a tuple with len 2 and second element is an int, but the first element is not an int; markevery={every}")
        if step > 0 and start >= 0:
            return [int(start), int(step)] if start else int(step)
        return {"at": list(range(count))[slice(int(start), None, int(step))]}
    if not isinstance(step, (float, numpy.floating)):
        raise ValueError(f"markevery={every!r} is a tuple with len 2, but its second element is not an int or a float")
    if not isinstance(start, (int, float, numpy.number)):
        raise ValueError("`markevery` is a tuple with len 2 and second element is a float, but the first element is not a float or an int; "
                         f"markevery={every}")
    return {"share": [float(start), float(step)]}


def _is_whole(value: Any) -> bool:
    return isinstance(value, (int, numpy.integer)) and not isinstance(value, bool)
