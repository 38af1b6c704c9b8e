"""Text and annotations: a place, what stands there, and its style."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from .artist import ALIASES, Artist
from .colors import to_rgba, wire_color
from .glyphs import warn_of_boxes
from .not_covered import asks_for_missing
from .rc import font_family, font_points, rcParams
from .refuse import refuse, unknown_keyword

STYLE = ("fontsize", "color", "fontweight", "fontstyle", "fontfamily", "rotation", "rotation_mode", "horizontalalignment", "verticalalignment",
         "multialignment")
_ALIGN = {"multialignment": ("left", "right", "center"), "horizontalalignment": ("left", "center", "right"), "verticalalignment": ("top", "center", "bottom", "baseline", "center_baseline")}
_ROTATIONS = {"horizontal": 0.0, "vertical": 90.0, None: 0.0}
_WEIGHTS = {"ultralight": 100, "light": 200, "normal": 400, "regular": 400, "book": 400, "medium": 500, "roman": 500, "semibold": 600, "demibold": 600,
            "demi": 600, "bold": 700, "heavy": 800, "extra bold": 800, "black": 900}


BACKGROUND_PAD_POINTS = 4.0


def check_formulas(text: str) -> None:
    """Refuses what cannot be set of a text with a dollar sign."""
    from .mathtext import check_text
    check_text(text)


def wire_formulas(text: str) -> str:
    """The text with its formulas in rcParams["mathtext.default"]."""
    if rcParams["mathtext.default"] == "it":
        return text
    from .mathtext import in_font
    return in_font(text, rcParams["mathtext.default"])


def wire_labels(labels: list[str]) -> list[str]:
    """Tick labels, those that a function of the script's own made among them."""
    wire = []
    for label in labels:
        if "$" in label:
            check_formulas(label)
            label = wire_formulas(label)
        wire.append(label)
    return wire


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
        """Without what is the contract's default: `fontsize`, black, and plain. To be read only."""
        try:
            return _wired_style(rcParams.version, fontsize, alpha, *self.fields.items())
        except TypeError:
            return self._wire(fontsize, alpha)  # lists are not kept

    def _wire(self, fontsize: float, alpha: Any) -> dict[str, Any]:
        fields = self.fields
        wire: dict[str, Any] = {}
        points = font_points(fields.get("fontsize"))
        if points != fontsize:
            wire["fontsize"] = points
        color = wire_color(fields.get("color", "black"), alpha)
        if color != "#000000":
            wire["color"] = color
        weight = wire_weight(fields.get("fontweight", 400))
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
        for name, short in (("horizontalalignment", "ha"), ("verticalalignment", "va"), ("multialignment", "multialignment")):
            if name in fields:
                wire[short] = fields[name]
        if fields.get("linespacing", 1.2) != 1.2:
            wire["linespacing"] = fields["linespacing"]
        return wire


@lru_cache(maxsize=256)
def _wired_style(version: int, fontsize: float, alpha: Any, *fields: Any) -> dict[str, Any]:
    """Most texts of a figure are set alike."""
    return TextStyle(dict(fields))._wire(fontsize, alpha)


def wire_weight(weight: Any) -> int:
    if isinstance(weight, str):
        if weight.isdigit():
            return int(weight)
        if weight not in _WEIGHTS:
            raise ValueError(f"weight={weight!r} is invalid")
        return _not_light(_WEIGHTS[weight])
    return _not_light(int(weight))


def _not_light(weight: int) -> int:
    """Debian's matplotlib finds DejaVu Sans ExtraLight when it is installed."""
    if not 0 <= weight <= 1000:
        raise ValueError(f"weight={weight!r} is invalid")
    if weight <= 300:
        refuse(f"fontweight={weight}", "'normal' (400)")
    return weight


def _checked_weight(value: Any) -> Any:
    wire_weight(value)
    return value


def _aligned(name: str) -> Any:
    def check(value: Any) -> Any:
        if value not in _ALIGN[name]:
            raise ValueError(f"{value!r} is not a valid value for {name}; supported values are {', '.join(map(repr, _ALIGN[name]))}")
        return value
    return check


def _rotation(value: Any) -> float:
    return _ROTATIONS[value] if value in _ROTATIONS else float(value) % 360


def _rotation_mode(value: Any) -> Any:
    if value not in ("default", "anchor"):
        raise ValueError(f"{value!r} is not a valid value for rotation_mode; supported values are 'default', 'anchor'")
    return value


def _color(value: Any) -> Any:
    to_rgba(value)
    return value


def _size(value: Any) -> float:
    points = max(font_points(value), 1.0)  # matplotlib has none smaller
    if points > 1000:
        refuse(f"fontsize={value!r}", "1000 points or less")
    return points


def checked_slant(value: Any) -> Any:
    if value not in ("normal", "italic", "oblique"):
        raise ValueError(f"{value!r} is not a valid value for style; supported values are 'normal', 'italic', 'oblique'")
    return value


def _family(value: Any) -> Any:
    font_family(value)
    return value


_CHECKS = {"horizontalalignment": _aligned("horizontalalignment"), "verticalalignment": _aligned("verticalalignment"),
           "multialignment": _aligned("multialignment"), "fontweight": _checked_weight, "fontstyle": checked_slant, "fontfamily": _family,
           "rotation_mode": _rotation_mode, "rotation": _rotation,
           "color": _color, "fontsize": _size}


@asks_for_missing(*(f"{verb}_{word}" for verb in ("set", "get") for word in STYLE))
class Text(Artist):
    __slots__ = ("x", "y", "_text", "style", "_bbox", "pad", "title_y")
    ZORDER = 3.0
    IS_TEXT = True

    def __init__(self, x: Any = 0, y: Any = 0, text: Any = "", **kwargs: Any) -> None:
        super().__init__()
        self.x, self.y = x, y
        self.set_text(text)
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

    def _missing(self, name: str) -> Any:
        verb, _, word = name.partition("_")
        word = ALIASES.get(word, word)
        if word in STYLE:
            if verb == "set":
                return lambda value: self.style.set(word, value)
            if verb == "get":
                return lambda: self.style.fields.get(word, {"rotation": 0.0}.get(word))
        return super()._missing(name)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.x}, {self.y}, {self._text!r})"

    def get_text(self) -> str:
        return self._text

    def set_text(self, s: Any) -> None:
        text = "" if s is None else str(s)
        if "$" in text:
            check_formulas(text)
        if not text.isascii():
            warn_of_boxes(text)
        self._text = text

    def get_position(self) -> tuple[Any, Any]:
        return self.x, self.y

    def set_position(self, xy: Any) -> None:
        self.x, self.y = xy

    def set_x(self, x: Any) -> None:
        self.x = x

    def set_y(self, y: Any) -> None:
        self.y = y

    def set_bbox(self, rectprops: Any) -> None:
        if rectprops is not None:
            from .text_boxes import check_bbox
            rectprops = check_bbox(rectprops)
        self._bbox = rectprops

    def set_backgroundcolor(self, color: Any) -> None:
        if self._bbox is None:
            pad = BACKGROUND_PAD_POINTS / self.get_fontsize()
            self._bbox = {"boxstyle": f"square,pad={pad:.2f}", "edgecolor": color}
        self._bbox["facecolor"] = color

    def set_fontproperties(self, fp: Any) -> None:
        from .font import FontProperties
        for name, value in FontProperties.of(fp).fields.items():
            self.style.set(name, value)

    def set_linespacing(self, spacing: float) -> None:
        if not 0 <= float(spacing) <= 100:
            refuse(f"linespacing={spacing!r}", "0 to 100")
        self.style.set("linespacing", float(spacing))

    def set_wrap(self, wrap: bool) -> None:
        self.style.set("wrap", bool(wrap))

    def get_wrap(self) -> bool:
        return bool(self.style.fields.get("wrap", False))

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
        if self.style.fields.get("wrap"):
            fields["wrap"] = True
        return [fields]

    def record_text(self, fields: dict[str, Any], fontsize: float) -> None:
        fields["s"] = self._text if "$" not in self._text else wire_formulas(self._text)
        fields.update(self.style.wire(fontsize, self._alpha))
        if self._bbox is not None:
            from .text_boxes import wire_bbox
            fields["bbox"] = wire_bbox(self._bbox, font_points(self.style.fields.get("fontsize")))

    def check_side(self, usual: float, along: str = "x") -> None:
        """Of a title or an axis's label: what only texts in the axes have; `usual` is where it stands along its side."""
        if getattr(self, along) != usual:
            refuse(f"a title or label moved by set_position() or set_{along}()", "loc and pad, or text() of the axes")
        if self._bbox is not None or self.style.fields.get("wrap"):
            refuse("a title or label with bbox, backgroundcolor or wrap", "text() of the axes or the figure")

    def _place(self, x: Any, y: Any, coords: Any) -> tuple[float, float]:
        if self.axes is None:
            return float(x), float(y)
        return (float(self.axes.xaxis.convert_one(x)) if coords.x == "data" else float(x),
                float(self.axes.yaxis.convert_one(y)) if coords.y == "data" else float(y))
