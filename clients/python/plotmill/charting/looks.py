"""How axes look by rcParams when they are made: worked out once for each state of the settings."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from .colors import wire_color
from .formatters import scalar_fields
from .rc import font_family, font_points, rcParams
from .refuse import refuse
from .strokes import wire_linestyle

SIDES = {"x": ("bottom", "top"), "y": ("left", "right")}
_DEFAULT_TICK = {"length": 3.5, "width": 0.8, "pad": 3.5}
_DEFAULT_MINOR = {"length": 2.0, "width": 0.6, "pad": 3.4}


class AxesLook:
    """Fields of the contract that differ from its defaults, of axes and both axes' axis."""

    __slots__ = ("axes", "x", "y", "margins", "title", "label", "spines", "spines_said")

    def __init__(self) -> None:
        rc = rcParams
        self.axes: dict[str, Any] = {}
        face = wire_color(rc["axes.facecolor"])
        if face != "#ffffff":
            self.axes["facecolor"] = face
        if rc["axes.axisbelow"] != "line":
            self.axes["axisbelow"] = rc["axes.axisbelow"]
        self.spines = {side: _spine(side) for side in ("left", "right", "bottom", "top")}
        self.spines_said = {side: look for side, look in self.spines.items() if look}
        self.x, self.y = _axis("x"), _axis("y")
        self.margins = float(rc["axes.xmargin"]), float(rc["axes.ymargin"])
        title_color = rc["axes.titlecolor"]
        self.title = {"fontsize": font_points(rc["axes.titlesize"]), "fontweight": rc["axes.titleweight"],
                      "color": rc["text.color"] if title_color == "auto" else title_color}
        self.label = {"fontsize": font_points(rc["axes.labelsize"]), "fontweight": rc["axes.labelweight"], "color": rc["axes.labelcolor"]}


def _spine(side: str) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    if not rcParams[f"axes.spines.{side}"]:
        fields["visible"] = False
    edge = wire_color(rcParams["axes.edgecolor"])
    if edge != "#000000":
        fields["color"] = edge
    if rcParams["axes.linewidth"] != 0.8:
        fields["linewidth"] = float(rcParams["axes.linewidth"])
    return fields


def _axis(name: str) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    major, minor = _ticks(name, "major", _DEFAULT_TICK), _ticks(name, "minor", _DEFAULT_MINOR)
    if major:
        fields["ticks"] = major
    if minor:
        fields["minor_ticks"] = minor
    if rcParams["axes.grid"] and rcParams["axes.grid.axis"] in ("both", name):
        if rcParams["axes.grid.which"] in ("major", "both"):
            fields["grid"] = grid_look({})
        if rcParams["axes.grid.which"] in ("minor", "both"):
            fields["minor_grid"] = grid_look({})
    if rcParams[f"{name}tick.minor.visible"]:
        fields["minor_locator"] = {"kind": "auto_minor"}
    labels = scalar_fields()
    if labels:
        fields["formatter"] = {"kind": "scalar", **labels}
    return fields


def _ticks(name: str, which: str, defaults: dict[str, float]) -> dict[str, Any]:
    rc, tick = rcParams, f"{name}tick"
    low, high = SIDES[name]
    fields: dict[str, Any] = {}
    for field, key in (("length", "size"), ("width", "width"), ("pad", "pad")):
        if rc[f"{tick}.{which}.{key}"] != defaults[field]:
            fields[field] = float(rc[f"{tick}.{which}.{key}"])
    if rc[f"{tick}.direction"] != "out":
        fields["direction"] = rc[f"{tick}.direction"]
    color = wire_color(rc[f"{tick}.color"])
    label_color = color if rc[f"{tick}.labelcolor"] == "inherit" else wire_color(rc[f"{tick}.labelcolor"])
    if color != "#000000":
        fields["color"] = color
    if label_color != "#000000":
        fields["labelcolor"] = label_color
    if font_points(rc[f"{tick}.labelsize"]) != 10:
        fields["labelsize"] = font_points(rc[f"{tick}.labelsize"])
    for field, side, default in (("low", low, True), ("high", high, False), ("labellow", f"label{low}", True), ("labelhigh", f"label{high}", False)):
        is_shown = bool(rc[f"{tick}.{side}"] and rc[f"{tick}.{which}.{side.removeprefix('label')}"])
        if is_shown != default:
            fields[field] = is_shown
    family = font_family()
    if family is not None:
        refuse(f"the font {family!r} for tick labels", "rcParams['font.family'] = 'DejaVu Sans'")
    return fields


def grid_look(given: dict[str, Any]) -> Any:
    """`true`, or what differs from the contract's grid."""
    rc = rcParams
    fields: dict[str, Any] = {}
    color = wire_color(given.get("color", rc["grid.color"]))
    alpha = given.get("alpha", rc["grid.alpha"])
    width = float(given.get("linewidth", rc["grid.linewidth"]))
    style = wire_linestyle(given.get("linestyle", rc["grid.linestyle"]))
    if color != "#b0b0b0":
        fields["color"] = color
    if alpha is not None and alpha != 1:
        fields["alpha"] = float(alpha)
    if width != 0.8:
        fields["linewidth"] = width
    if style != "-":
        fields["linestyle"] = style
    return fields or True


def axes_look() -> AxesLook:
    return _look(rcParams.version)


@lru_cache(maxsize=1)
def _look(version: int) -> AxesLook:
    return AxesLook()
