"""Annotations: a text that belongs to a place, maybe with an arrow to it."""

from __future__ import annotations

from typing import Any

from .coords import Coords, coords_of
from .rc import font_points
from .refuse import refuse
from .text import Text
from .text_boxes import wire_arrow

_FRACTIONS = {"axes": "axes", "figure": "figure", "subfigure": "figure"}
_UNITS = ("points", "pixels", "fontsize", "fraction")

# Of one direction: what a number counts from ("data", "axes", "figure", "offset") and in which unit; "": shares of it.
Word = tuple[str, str]


def words_of(coords: Any, axes: Any) -> tuple[Word, Word]:
    """Of annotate's `xycoords` and `textcoords`."""
    if isinstance(coords, tuple) and len(coords) == 2:
        return words_of(coords[0], axes)[0], words_of(coords[1], axes)[1]
    if isinstance(coords, Coords):
        known = coords_of(coords, axes)
        return (known.x, ""), (known.y, "")
    if not isinstance(coords, str):
        refuse(f"coordinates as {type(coords).__name__}", "their name, ax.transData, ax.transAxes or fig.transFigure")
    if coords == "data":
        return ("data", ""), ("data", "")
    if coords == "polar":
        refuse("coordinates 'polar'", "'data'")
    base, _, unit = coords.partition(" ")
    if unit not in _UNITS or base not in (*_FRACTIONS, "offset") or (base, unit) == ("offset", "fraction"):
        raise ValueError(f"{coords!r} is not a recognized coordinate")
    word = (_FRACTIONS.get(base, base), "" if unit == "fraction" else unit)
    return word, word


class Annotation(Text):
    __slots__ = ("xy", "xycoords", "_xy_words", "_text_at", "_text_words", "_arrow", "_clip_rule")

    def __init__(self, text: str, xy: Any, xytext: Any = None, xycoords: Any = "data", textcoords: Any = None, arrowprops: Any = None,
                 annotation_clip: Any = None, axes: Any = None, **kwargs: Any) -> None:
        super().__init__(*xy, text)
        self.axes = axes
        self._clip_rule = annotation_clip
        self.xy, self.xycoords = xy, xycoords
        self._xy_words = words_of(xycoords, axes)
        if any(base == "offset" for base, _ in self._xy_words):
            raise ValueError("xycoords cannot be an offset coordinate")
        self._text_words = self._xy_words if textcoords is None else words_of(textcoords, axes)
        self._text_at = None if xytext is None else tuple(xytext)
        if xytext is None and textcoords is not None:
            self._text_at = tuple(xy)
        self._arrow = None if arrowprops is None else dict(arrowprops)
        if arrowprops is not None:
            wire_arrow(arrowprops)
        if kwargs:
            self.set(**kwargs)

    def set_position(self, xy: Any) -> None:
        self._text_at = tuple(xy)

    def get_position(self) -> tuple[Any, Any]:
        return self.xy if self._text_at is None else self._text_at

    def set_annotation_clip(self, b: Any) -> None:
        self._clip_rule = b

    def get_annotation_clip(self) -> Any:
        return self._clip_rule

    def set_transform(self, t: Any) -> None:
        refuse("annotate(transform=…)", "xycoords and textcoords")

    # ---- recording ---------------------------------------------------------------------------------------------------

    def record(self, recorder: Any) -> list[dict[str, Any]]:
        dpi = self._dpi(recorder)
        target = [self._along(which, self._xy_words[which], self.xy[which], None, dpi) for which in (0, 1)]
        self.x, self.y = target[0][1], target[1][1]
        self._clip = False
        self._coords = Coords(target[0][0], target[1][0])
        fields = self._base("text", 3.0)
        fields.pop("label", None)
        fields["x"], fields["y"] = self.x, self.y
        if self._coords.wire() == "data":
            fields.pop("coords", None)
        if self._text:
            self.record_text(fields, 10)
        else:
            fields["s"] = ""
        if target[0][2] or target[1][2]:
            fields["xy_offset"] = [target[0][2], target[1][2]]
        if self._text_at is not None:
            self._record_text_place(fields, target, dpi)
        self._record_clip(fields)
        if self._arrow is not None:
            fields["arrowprops"] = wire_arrow(self._arrow)
        return [fields]

    def _record_text_place(self, fields: dict[str, Any], target: list[Any], dpi: float) -> None:
        place = [self._along(which, self._text_words[which], self._text_at[which], target[which], dpi) for which in (0, 1)]
        if all(base == "offset" for base, _ in self._text_words):
            fields["offset"] = [place[which][2] - target[which][2] for which in (0, 1)]
            return
        fields["xytext"] = [place[0][1], place[1][1]]
        coords = Coords(place[0][0], place[1][0])
        if coords.wire() != self._coords.wire():
            fields["textcoords"] = coords.wire()
        if place[0][2] or place[1][2]:
            fields["offset"] = [place[0][2], place[1][2]]

    def _record_clip(self, fields: dict[str, Any]) -> None:
        """The contract asks about places in data, of what has an arrow or a place of its own."""
        wanted = self.xycoords == "data" if self._clip_rule is None else bool(self._clip_rule)
        is_plain = self._text_at is None and self._arrow is None
        if wanted if is_plain else wanted != (self._coords.wire() == "data"):
            fields["annotation_clip"] = wanted

    def _dpi(self, recorder: Any) -> float:
        return float(getattr(recorder, "dpi", None) or self.figure.get_dpi())

    def _along(self, which: int, word: Word, value: Any, target: Any, dpi: float) -> tuple[str, float, float]:
        """(what a number counts from, the number, points further) in one direction."""
        base, unit = word
        if not unit:
            if base == "data":
                axis = (self.axes.xaxis, self.axes.yaxis)[which]
                return base, float(axis.convert_one(value)), 0.0
            return base, float(value), 0.0
        scale = {"points": 1.0, "pixels": 72 / dpi, "fontsize": font_points(self.style.fields.get("fontsize"))}[unit]
        if base == "offset":
            return target[0], target[1], target[2] + float(value) * scale
        return base, 0.0, float(value) * scale
