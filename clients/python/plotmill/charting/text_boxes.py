"""What stands around a text and points from it: boxstyles, arrowstyles and connectionstyles by name, as matplotlib takes them."""

from __future__ import annotations

from typing import Any

from .artist import ALIASES
from .colors import wire_color
from .rc import rcParams
from .refuse import refuse, unknown_keyword
from .strokes import wire_linestyle

_SAW = ("pad", "tooth_size")
_BOXES = {"square": ("pad",), "round": ("pad", "rounding_size"), "round4": ("pad", "rounding_size"), "circle": ("pad",), "larrow": ("pad",), "rarrow": ("pad",),
          "darrow": ("pad",), "sawtooth": _SAW, "roundtooth": _SAW}
_ENDS = ("head_length", "head_width", "widthA", "widthB", "lengthA", "lengthB", "angleA", "angleB", "scaleA", "scaleB")
_BODY = ("head_length", "head_width", "tail_width")
_ARROWS = {"-": (), "->": _ENDS, "<-": _ENDS, "<->": _ENDS, "-|>": _ENDS, "<|-": _ENDS, "<|-|>": _ENDS, "]-": ("widthA", "lengthA", "angleA"),
           "-[": ("widthB", "lengthB", "angleB"), "]-[": ("widthA", "lengthA", "angleA", "widthB", "lengthB", "angleB"),
           "|-|": ("widthA", "angleA", "widthB", "angleB"), "]->": ("widthA", "lengthA", "angleA"), "<-[": ("widthB", "lengthB", "angleB"),
           "simple": _BODY, "fancy": _BODY, "wedge": ("tail_width", "shrink_factor")}
_CONNECTIONS = {"arc3": ("rad",), "angle3": ("angleA", "angleB"), "angle": ("angleA", "angleB", "rad"), "arc": ("angleA", "angleB", "armA", "armB", "rad"),
                "bar": ("armA", "armB", "fraction", "angle")}
_QUADRATIC = ("simple", "fancy", "wedge")


class _Style(str):
    """ArrowStyle("fancy", tail_width=0.2): the same as the text "fancy,tail_width=0.2"."""

    STYLES: dict[str, tuple[str, ...]] = {}

    def __new__(cls, stylename: str, **kwargs: Any) -> Any:
        made = ",".join([str(stylename), *(f"{name}={value}" for name, value in kwargs.items())])
        _parse(made, cls.STYLES)
        return super().__new__(cls, made)


class ArrowStyle(_Style):
    STYLES = _ARROWS


class ConnectionStyle(_Style):
    STYLES = _CONNECTIONS


class BoxStyle(_Style):
    STYLES = _BOXES


def _parse(style: Any, styles: dict[str, tuple[str, ...]]) -> tuple[str, dict[str, float]]:
    if not isinstance(style, str):
        refuse(f"a style as {type(style).__name__}", "its name with parameters, as 'round,pad=0.2'")
    name, *parts = style.replace(" ", "").split(",")
    name = name.lower()
    if name not in styles:
        raise ValueError(f"Unknown style: {style!r}; supported values are {', '.join(map(repr, styles))}")
    found = {}
    for part in parts:
        key, _, value = part.partition("=")
        if key not in styles[name]:
            raise TypeError(f"style {name!r}: got an unexpected parameter {key!r}; it has {', '.join(styles[name]) or 'none'}")
        if value == "None":
            continue
        try:
            found[key] = float(value)
        except ValueError:
            raise ValueError(f"Incorrect style argument: {style!r}") from None
    return name, found


def _length(what: str, value: Any, most: float = 100_000) -> float:
    if not 0 <= float(value) <= most:
        refuse(f"{what}={value!r}", f"0 to {most}")
    return float(value)


def _joined(name: str, parameters: dict[str, float]) -> str:
    return ",".join([name, *(f"{key}={value!r}" for key, value in parameters.items())])


def check_bbox(bbox: dict[str, Any]) -> dict[str, Any]:
    """A copy; refuses what wire_bbox() would."""
    wire_bbox(bbox, 10.0)
    return dict(bbox)


def wire_bbox(bbox: dict[str, Any], fontsize: float) -> dict[str, Any]:
    props = {ALIASES.get(name, name): value for name, value in bbox.items()}
    style, pad = props.pop("boxstyle", "square"), props.pop("pad", None)
    name, parameters = _parse(style, _BOXES)
    if "boxstyle" not in bbox:
        pad = (4.0 if pad is None else float(pad)) / fontsize  # of a plain box it is points
    box: dict[str, Any] = {"boxstyle": name}
    if pad is not None and "pad" not in parameters:
        parameters["pad"] = float(pad)
    if name in ("round", "round4") and parameters.get("rounding_size") == 0:
        del parameters["rounding_size"]  # matplotlib takes its own, too
    box.update(parameters)
    if box.get("tooth_size", 1) <= 0 or box.get("pad", 0) < 0 or box.get("rounding_size", 1) < 0:
        refuse(f"bbox boxstyle={style!r} with a length below 0", "positive ones")
    if "tooth" in name and "tooth_size" not in box and box.get("pad", 0.3) == 0:
        refuse(f"bbox boxstyle={style!r} without pad and tooth_size", "a pad")
    alpha, color = props.pop("alpha", None), props.pop("color", None)
    face = props.pop("facecolor", color if color is not None else rcParams["patch.facecolor"])
    edge = props.pop("edgecolor", color if color is not None else "black")
    if props.pop("fill", True) is False:
        face = "none"
    box["facecolor"], box["edgecolor"] = wire_color(face, alpha), wire_color(edge, alpha)
    box["linewidth"] = _length("bbox linewidth", props.pop("linewidth", rcParams["patch.linewidth"]))
    if wire_linestyle(props.pop("linestyle", "-")) != "-":
        refuse("bbox linestyle", "'-'")
    if props.get("snap") is True:
        box["snap"] = props.pop("snap")
    for key, value in props.items():
        unknown_keyword("bbox", key, value)
    return box


def wire_arrow(arrowprops: dict[str, Any]) -> dict[str, Any]:
    props = {ALIASES.get(name, name): value for name, value in arrowprops.items()}
    arrow: dict[str, Any] = {}
    connection, parameters = _parse(props.pop("connectionstyle", None) or "arc3", _CONNECTIONS)
    if connection != "arc3" or parameters.get("rad"):
        arrow["connectionstyle"] = _joined(connection, parameters)
    if props.pop("patchB", None) is not None:
        refuse("arrowprops patchB", "shrinkB")
    if "patchA" in props:
        if props.pop("patchA") is not None:
            refuse("arrowprops patchA", "None, or the text's own bbox")
        arrow["clip_by_text"] = False
    if "arrowstyle" in props:
        _wire_styled(props, arrow, connection)
    else:
        if connection not in ("arc3", "angle3"):
            raise ValueError("'path' is not a valid quadratic Bezier curve")
        for name in ("width", "headwidth", "headlength", "shrink"):
            if name in props:
                arrow[name] = _length(f"arrowprops {name}", props.pop(name), 1 if name == "shrink" else 100_000)
        if "mutation_scale" in props:
            props.pop("mutation_scale")  # width, headwidth and headlength are points
    _wire_look(props, arrow)
    return arrow


def _wire_styled(props: dict[str, Any], arrow: dict[str, Any], connection: str) -> None:
    name, parameters = _parse(props.pop("arrowstyle"), _ARROWS)
    if name in _QUADRATIC and connection not in ("arc3", "angle3"):
        raise ValueError("'path' is not a valid quadratic Bezier curve")
    arrow["arrowstyle"] = _joined(name, parameters)
    relpos = tuple(map(float, props.pop("relpos", (0.5, 0.5))))
    if relpos != (0.5, 0.5):
        arrow["relpos"] = list(relpos)
    for key in ("shrinkA", "shrinkB", "mutation_scale"):
        if key in props:
            arrow[key] = _length(f"arrowprops {key}", props.pop(key))
    if arrow.get("mutation_scale") == 0:
        refuse("arrowprops mutation_scale=0", "a size in points")


def _wire_look(props: dict[str, Any], arrow: dict[str, Any]) -> None:
    alpha, color = props.pop("alpha", None), props.pop("color", None)
    face, edge = props.pop("facecolor", color), props.pop("edgecolor", color)
    face = wire_color(rcParams["patch.facecolor"] if face is None else face, alpha)
    edge = wire_color("black" if edge is None else edge, alpha)
    style = arrow.get("arrowstyle", "simple")
    if face == edge or style.partition(",")[0] in ("-", "->", "<-", "<->", "]-", "-[", "]-[", "|-|", "]->", "<-["):
        arrow["color"] = edge
    else:
        arrow["facecolor"], arrow["edgecolor"] = face, edge
    arrow["linewidth"] = _length("arrowprops linewidth", props.pop("linewidth", rcParams["patch.linewidth"]))
    linestyle = wire_linestyle(props.pop("linestyle", "-"))
    if linestyle != "-":
        arrow["linestyle"] = linestyle
    for name, value in props.items():
        unknown_keyword("arrowprops", name, value)
