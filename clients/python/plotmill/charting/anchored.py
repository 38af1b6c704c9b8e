"""AnchoredText: a text in a box that stands in a corner of its axes, as a legend does."""

from __future__ import annotations

from typing import Any

from .annotation import Annotation
from .boxes import Bbox
from .font import FontProperties
from .rc import font_points, rcParams
from .refuse import no_more, refuse
from .text_boxes import BoxStyle

_ZORDER = 5
_LOCATIONS = {"upper right": ("right", "top"), "upper left": ("left", "top"), "lower left": ("left", "bottom"), "lower right": ("right", "bottom"),
              "right": ("right", "center"), "center left": ("left", "center"), "center right": ("right", "center"), "lower center": ("center", "bottom"),
              "upper center": ("center", "top"), "center": ("center", "center")}
_CODES = dict(enumerate(_LOCATIONS, start=1))
_SHARES = {"left": 0.0, "right": 1.0, "center": 0.5, "bottom": 0.0, "top": 1.0}
_SIGNS = {"left": 1, "bottom": 1, "right": -1, "top": -1, "center": 0}


class _Frame:
    """What stands around the text: its `patch`."""

    def __init__(self, text: AnchoredText) -> None:
        self._text = text

    def set_boxstyle(self, boxstyle: Any = None, **kwargs: Any) -> None:
        self._text._style = BoxStyle(boxstyle, **kwargs) if kwargs else boxstyle
        self._text._frame()

    def set(self, **kwargs: Any) -> None:
        for name, value in kwargs.items():
            getattr(self, f"set_{name}")(value)

    def set_visible(self, b: bool) -> None:
        self._text._has_frame = bool(b)
        self._text._frame()

    def get_visible(self) -> bool:
        return self._text._has_frame

    def __getattr__(self, name: str) -> Any:
        word = {"fc": "facecolor", "ec": "edgecolor", "lw": "linewidth", "ls": "linestyle"}.get(name[4:], name[4:])
        if not name.startswith("set_") or word not in ("facecolor", "edgecolor", "linewidth", "alpha", "linestyle", "color"):
            if name.startswith("__"):
                raise AttributeError(name)
            refuse(f"AnchoredText.patch.{name}()", "set_boxstyle, set_facecolor, set_edgecolor, set_linewidth, set_alpha")
        return lambda value: self._text._say(word, value)


class AnchoredText(Annotation):
    """Drawn when add_artist() gives it to its axes."""

    def __init__(self, s: str, loc: Any, pad: float = 0.4, borderpad: float = 0.5, prop: Any = None, frameon: bool = True, bbox_to_anchor: Any = None,
                 bbox_transform: Any = None, **kwargs: Any) -> None:
        prop = dict(prop.fields) if isinstance(prop, FontProperties) else dict(prop or {})
        if {"va", "verticalalignment"} & prop.keys():
            raise ValueError("Mixing verticalalignment with AnchoredText is not supported.")
        for name in ("ha", "horizontalalignment", "rotation", "bbox", "backgroundcolor"):
            if name in prop:
                refuse(f"AnchoredText(prop={{{name!r}: …}})", "text() with a bbox")
        no_more("AnchoredText()", kwargs)
        if loc not in _LOCATIONS and loc not in _CODES:
            raise ValueError(f"{loc!r} is not a valid value for loc; supported values are {', '.join(map(repr, _LOCATIONS))}")
        across, up = _LOCATIONS[_CODES.get(loc, loc)]
        place = _SHARES[across], _SHARES[up]
        coords: Any = "axes fraction"
        if bbox_to_anchor is not None:
            place, coords = _anchor(bbox_to_anchor, bbox_transform, place)
        elif bbox_transform is not None:
            refuse("AnchoredText(bbox_transform) without bbox_to_anchor", "bbox_to_anchor=(x, y)")
        self._pad, self._has_frame = float(pad), bool(frameon)
        self._style: Any = "square,pad=0"
        self._look: dict[str, Any] = {"facecolor": "w", "edgecolor": "k", "linewidth": rcParams["patch.linewidth"]}
        super().__init__(s, place, (0, 0), coords, "offset points", None, False, None, **{"ha": across, "va": up, "ma": "left", **prop})
        away = (pad + borderpad) * font_points(self.style.fields.get("fontsize"))
        self.set_position((_SIGNS[across] * away, _SIGNS[up] * away))
        self.zorder = _ZORDER
        self.txt = self
        self._frame()

    patch = property(lambda self: _Frame(self))

    def _say(self, name: str, value: Any) -> None:
        self._look.update({"facecolor": value, "edgecolor": value} if name == "color" else {name: value})
        self._frame()

    def _frame(self) -> None:
        """The box is its pad larger than the text, and what its style adds."""
        name, *parts = str(self._style).replace(" ", "").split(",")
        given = dict(part.partition("=")[::2] for part in parts)
        own = float(given.pop("pad", 0.3))
        style = ",".join([name, f"pad={self._pad + own}", *(f"{key}={value}" for key, value in given.items())])
        self.set_bbox({"boxstyle": style, "snap": True, **self._look} if self._has_frame else None)


def _anchor(anchor: Any, transform: Any, share: tuple[float, float]) -> tuple[tuple[float, float], Any]:
    if transform is None:
        refuse("AnchoredText(bbox_to_anchor) without bbox_transform", "bbox_transform=ax.transAxes")
    x, y, width, height = anchor.bounds if isinstance(anchor, Bbox) else (*anchor, 0, 0)[:4]
    return (x + share[0] * width, y + share[1] * height), transform
