"""Text and annotations: a place, what stands there, and its style."""

from __future__ import annotations

from typing import Any



from .artist import ALIASES, Artist
from .colors import to_rgba, wire_color
from .coords import coords_of_word
from .rc import font_family, font_points, rcParams
from .refuse import only, refuse, unknown_keyword

STYLE = ("fontsize", "color", "fontweight", "fontstyle", "fontfamily", "rotation", "rotation_mode", "horizontalalignment", "verticalalignment")
_ALIGN = {"horizontalalignment": ("left", "center", "right"), "verticalalignment": ("top", "center", "bottom", "baseline", "center_baseline")}
_ROTATIONS = {"horizontal": 0.0, "vertical": 90.0, None: 0.0}
_WEIGHTS = {"ultralight": 100, "light": 200, "normal": 400, "regular": 400, "book": 400, "medium": 500, "roman": 500, "semibold": 600, "demibold": 600,
            "demi": 600, "bold": 700, "heavy": 800, "extra bold": 800, "black": 900}


BACKGROUND_PAD_POINTS = 4.0


class TextStyle:
    """How a text is set; the fields that were said."""

    __slots__ = ("fields",)

    def __init__(self, fields: dict[str, Any] | None = None) -> None:
        self.fields: dict[str, Any] = {} if fields is None else dict(fields)

    def set(self, name: str, value: Any) -> None:
        if value is None and name != "rotation":
            return
        self.fields[name] = _CHECKS[name](value) if name in _CHECKS else value

    def wire(self, fontsize: float, alpha: Any = None) -> dict[str, Any]:
        """Without what is the contract's default: `fontsize`, black, and plain."""
        fields = self.fields
        wire: dict[str, Any] = {}
        points = font_points(fields.get("fontsize"))
        if points != fontsize:
            wire["fontsize"] = points
        color = wire_color(fields.get("color", "black"), alpha)
        if color != "#000000":
            wire["color"] = color
        weight = _weight(fields.get("fontweight", 400))
        if weight != 400:
            wire["fontweight"] = weight
        if fields.get("fontstyle", "normal") != "normal":
            wire["fontstyle"] = fields["fontstyle"]
        family = font_family(fields.get("fontfamily"))
        if family is not None:
            wire["fontfamily"] = family
        for name, short, default in (("rotation", "rotation", 0), ("rotation_mode", "rotation_mode", "default")):
            if fields.get(name, default) not in (default, None):
                wire[short] = fields[name]
        for name, short in (("horizontalalignment", "ha"), ("verticalalignment", "va")):
            if name in fields:
                wire[short] = fields[name]
        return wire


def _weight(weight: Any) -> int:
    if isinstance(weight, str):
        if weight.isdigit():
            return int(weight)
        if weight not in _WEIGHTS:
            raise ValueError(f"weight={weight!r} is invalid")
        return _WEIGHTS[weight]
    return int(weight)


def _aligned(name: str) -> Any:
    def check(value: Any) -> Any:
        if value not in _ALIGN[name]:
            raise ValueError(f"{value!r} is not a valid value for {name}; supported values are {', '.join(map(repr, _ALIGN[name]))}")
        return value
    return check


def _rotation(value: Any) -> float:
    return _ROTATIONS[value] if value in _ROTATIONS else float(value) % 360


def _color(value: Any) -> Any:
    to_rgba(value)
    return value


def _size(value: Any) -> float:
    return font_points(value)


_CHECKS = {"horizontalalignment": _aligned("horizontalalignment"), "verticalalignment": _aligned("verticalalignment"), "rotation": _rotation,
           "color": _color, "fontsize": _size}


class Text(Artist):
    __slots__ = ("x", "y", "_text", "style", "_bbox", "pad", "title_y")
    ZORDER = 3.0
    IS_TEXT = True

    def __init__(self, x: Any = 0, y: Any = 0, text: Any = "", **kwargs: Any) -> None:
        super().__init__()
        self.x, self.y = x, y
        self._text = "" if text is None else str(text)
        self.style = TextStyle({"color": rcParams["text.color"], "fontsize": rcParams["font.size"]})
        if rcParams["font.weight"] != "normal":
            self.style.set("fontweight", rcParams["font.weight"])
        self._bbox: Any = None
        self.pad: Any = None
        self.title_y: Any = None
        self._clip = False
        self.in_limits = True
        if kwargs:
            self.set(**kwargs)

    def set(self, **kwargs: Any) -> None:
        fontdict = kwargs.pop("fontdict", None)
        if fontdict:
            kwargs = {**fontdict, **kwargs}
        for name, value in kwargs.items():
            name = ALIASES.get(name, name)
            if name in STYLE:
                self.style.set(name, value)
                continue
            method = getattr(self, f"set_{name}", None)
            if method is None:
                unknown_keyword("Text.set()", name, value)
            else:
                method(value)

    def __getattr__(self, name: str) -> Any:
        verb, _, word = name.partition("_")
        word = ALIASES.get(word, word)
        if word in STYLE:
            if verb == "set":
                return lambda value: self.style.set(word, value)
            if verb == "get":
                return lambda: self.style.fields.get(word, {"rotation": 0.0}.get(word))
        return super().__getattr__(name)

    def get_text(self) -> str:
        return self._text

    def set_text(self, s: Any) -> None:
        self._text = "" if s is None else str(s)

    def get_position(self) -> tuple[Any, Any]:
        return self.x, self.y

    def set_position(self, xy: Any) -> None:
        self.x, self.y = xy

    def set_x(self, x: Any) -> None:
        self.x = x

    def set_y(self, y: Any) -> None:
        self.y = y

    def set_bbox(self, rectprops: Any) -> None:
        self._bbox = None if rectprops is None else dict(rectprops)

    def set_backgroundcolor(self, color: Any) -> None:
        if self._bbox is None:
            pad = BACKGROUND_PAD_POINTS / self.get_fontsize()
            self._bbox = {"boxstyle": f"square,pad={pad:.2f}", "edgecolor": color}
        self._bbox["facecolor"] = color

    def set_fontproperties(self, fp: Any) -> None:
        from .font import FontProperties
        for name, value in FontProperties.of(fp).fields.items():
            self.style.set(name, value)

    def set_multialignment(self, align: str) -> None:
        if align != self.style.fields.get("horizontalalignment", "left"):
            refuse("multialignment", "ha, which lines share")

    def set_linespacing(self, spacing: float) -> None:
        only("linespacing", spacing, (1.2,))

    def set_color(self, color: Any) -> None:
        self.style.set("color", color)

    def set_fontsize(self, fontsize: Any) -> None:
        self.style.set("fontsize", fontsize)

    def set_rotation(self, s: Any) -> None:
        self.style.set("rotation", s)

    # ---- recording ---------------------------------------------------------------------------------------------------

    def record(self, recorder: Any) -> list[dict[str, Any]]:
        if not self._text:
            return []
        fields = self._base("text", 3.0)
        fields.pop("label", None)
        fields.pop("clip_on", None)
        if self._clip:
            fields["clip_on"] = True
        else:
            fields["clip_on"] = False
        fields["x"], fields["y"] = self._place(self.x, self.y, self._coords)
        self.record_text(fields, 10)
        return [fields]

    def record_text(self, fields: dict[str, Any], fontsize: float) -> None:
        fields["s"] = self._text
        fields.update(self.style.wire(fontsize, self._alpha))
        if self._bbox is not None:
            fields["bbox"] = _wire_bbox(self._bbox, font_points(self.style.fields.get("fontsize")))

    def _place(self, x: Any, y: Any, coords: Any) -> tuple[float, float]:
        if self.axes is None:
            return float(x), float(y)
        return (float(self.axes.xaxis.convert_one(x)) if coords.x == "data" else float(x),
                float(self.axes.yaxis.convert_one(y)) if coords.y == "data" else float(y))


def _wire_bbox(bbox: dict[str, Any], fontsize: float) -> dict[str, Any]:
    props = {ALIASES.get(name, name): value for name, value in bbox.items()}
    style, pad = str(props.pop("boxstyle", "square")), props.pop("pad", None)
    if "boxstyle" not in bbox:
        pad = (4.0 if pad is None else float(pad)) / fontsize  # of a plain box it is points
    name, *rest = (part.strip() for part in style.split(","))
    if name not in ("square", "round"):
        refuse(f"bbox boxstyle={name!r}", "'round' or 'square'")
    box: dict[str, Any] = {"boxstyle": name}
    for part in rest:
        key, _, value = part.partition("=")
        if key != "pad":
            refuse(f"bbox boxstyle option {key!r}", "pad")
        pad = float(value)
    if pad is not None:
        box["pad"] = float(pad)
    alpha, color = props.pop("alpha", None), props.pop("color", None)
    face = props.pop("facecolor", color if color is not None else rcParams["patch.facecolor"])
    edge = props.pop("edgecolor", color if color is not None else "black")
    box["facecolor"], box["edgecolor"] = wire_color(face, alpha), wire_color(edge, alpha)
    box["linewidth"] = float(props.pop("linewidth", rcParams["patch.linewidth"]))
    for name, value in props.items():
        unknown_keyword("bbox", name, value)
    return box


class Annotation(Text):
    """A text that belongs to a place, maybe with an arrow to it."""

    __slots__ = ("xy", "_text_at", "_text_coords", "_offset", "_arrow")

    def __init__(self, text: str, xy: Any, xytext: Any = None, xycoords: Any = "data", textcoords: Any = None, arrowprops: Any = None,
                 annotation_clip: Any = None, axes: Any = None, **kwargs: Any) -> None:
        super().__init__(*xy, text)
        self.axes = axes
        if annotation_clip is True:
            refuse("annotate(annotation_clip=True)", "annotation_clip=None")
        self.xy, self._coords = xy, coords_of_word(xycoords, axes)
        self._text_at, self._offset, self._text_coords = None, None, self._coords
        if xytext is not None:
            self._set_text_place(xytext, textcoords, axes)
        elif textcoords is not None:
            refuse("annotate(textcoords=…) without xytext", "xytext")
        self._arrow = arrowprops
        if kwargs:
            self.set(**kwargs)

    def _set_text_place(self, xytext: Any, textcoords: Any, axes: Any) -> None:
        if textcoords == "offset points":
            self._offset = tuple(map(float, xytext))
            return
        if isinstance(textcoords, str) and textcoords in ("offset pixels", "polar", "figure points", "axes points", "figure pixels", "axes pixels"):
            refuse(f"annotate(textcoords={textcoords!r})", "'offset points'")
        self._text_at = tuple(xytext)
        if textcoords is not None:
            self._text_coords = coords_of_word(textcoords, axes)

    def set_position(self, xy: Any) -> None:
        if self._offset is not None:
            self._offset = tuple(map(float, xy))
        else:
            self._text_at = tuple(xy)

    def record(self, recorder: Any) -> list[dict[str, Any]]:
        self.x, self.y = self.xy
        self._clip = False
        found = super().record(recorder) or [{**self._base("text", 3.0), **dict(zip("xy", self._place(self.x, self.y, self._coords))), "s": ""}]
        fields = found[0]
        if self._offset is not None:
            fields["offset"] = list(self._offset)
        if self._text_at is not None:
            fields["xytext"] = list(self._place(*self._text_at, self._text_coords))
            if self._text_coords is not self._coords:
                fields["textcoords"] = self._text_coords.wire()
        if self._arrow is not None:
            fields["arrowprops"] = _wire_arrow(self._arrow, self._bbox)
        return found


_ARROWS = ("-", "->", "<-", "<->", "-|>", "<|-", "<|-|>")


def _wire_arrow(arrowprops: dict[str, Any], bbox: Any) -> dict[str, Any]:
    props = {ALIASES.get(name, name): value for name, value in arrowprops.items()}
    arrow: dict[str, Any] = {}
    connection = str(props.pop("connectionstyle", "arc3")).replace(" ", "")
    if connection not in ("arc3", "arc3,rad=0", "arc3,rad=0.", "arc3,rad=0.0"):
        refuse(f"arrowprops connectionstyle={connection!r}", "a straight one (arc3)")
    for name in ("relpos", "patchA", "patchB"):
        if props.pop(name, None) is not None:
            refuse(f"arrowprops {name}", "shrinkA and shrinkB")
    alpha, color = props.pop("alpha", None), props.pop("color", None)
    if "arrowstyle" in props:
        style = props.pop("arrowstyle")
        if style not in _ARROWS:
            refuse(f"arrowstyle={style!r}", ", ".join(map(repr, _ARROWS)))
        arrow["arrowstyle"] = style
        for name in ("shrinkA", "shrinkB", "mutation_scale"):
            if name in props:
                arrow[name] = float(props.pop(name))
    else:
        for name in ("width", "headwidth", "headlength", "shrink"):
            if name in props:
                arrow[name] = float(props.pop(name))
    face, edge = props.pop("facecolor", color), props.pop("edgecolor", color)
    if face is not None and edge is not None and wire_color(face) != wire_color(edge) or (face is None) != (edge is None) and arrow.get("arrowstyle") in (None, "-|>"):
        if "arrowstyle" not in arrow and edge is None and wire_color(face) == "#000000":
            edge = face
        else:
            refuse("arrowprops with facecolor and edgecolor that differ", "color")
    shown = edge if edge is not None else face
    arrow["color"] = wire_color("black" if shown is None and "arrowstyle" in arrow else shown if shown is not None else rcParams["patch.facecolor"], alpha)
    arrow["linewidth"] = float(props.pop("linewidth", rcParams["patch.linewidth"]))
    if wire_linestyle_of(props.pop("linestyle", "-")) != "-":
        refuse("arrowprops linestyle", "'-'")
    for name, value in props.items():
        unknown_keyword("arrowprops", name, value)
    return arrow


def wire_linestyle_of(style: Any) -> Any:
    from .strokes import wire_linestyle
    return wire_linestyle(style)


