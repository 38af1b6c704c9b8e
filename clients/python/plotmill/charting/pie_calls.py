"""pie()."""

from __future__ import annotations

import math
from itertools import cycle
from typing import Any

import numpy

from .given import takes_data
from .patches import Wedge
from .rc import rcParams
from .values import plain


class PieCalls:
    __slots__ = ()

    @takes_data("x", "explode", "labels", "colors")
    def pie(self: Any, x: Any, explode: Any = None, labels: Any = None, colors: Any = None, autopct: Any = None, pctdistance: float = 0.6, shadow: bool = False,
            labeldistance: Any = 1.1, startangle: float = 0, radius: float = 1, counterclock: bool = True, wedgeprops: Any = None, textprops: Any = None,
            center: Any = (0, 0), frame: bool = False, rotatelabels: bool = False, *, normalize: bool = True) -> Any:
        self.set_aspect("equal")
        shares = _shares(x, normalize)
        labels = [""] * len(shares) if labels is None else list(plain(labels))
        explode = [0] * len(shares) if explode is None else list(explode)
        if len(labels) != len(shares) or len(explode) != len(shares):
            raise ValueError("'label' must be of length 'x'" if len(labels) != len(shares) else "'explode' must be of length 'x'")
        if radius <= 0:
            raise ValueError(f"radius must be a positive number, not {radius}")
        next_color = self.next_fill_color if colors is None else (lambda several=cycle(colors): next(several))
        slice_of = _Slice(self, radius, center, textprops or {}, (labeldistance, rotatelabels), (autopct, pctdistance))
        slice_of.has_shadow = bool(shadow)
        at = startangle / 360
        for share, label, distance in zip(shares, labels, explode):
            end = at + share if counterclock else at - share
            slice_of.draw(at, end, float(share), label, distance, next_color(), wedgeprops or {})
            at = end
        if not frame:
            self.set(frame_on=False, xticks=[], yticks=[], xlim=(-1.25 + center[0], 1.25 + center[0]), ylim=(-1.25 + center[1], 1.25 + center[1]))
        return (slice_of.wedges, slice_of.texts) if autopct is None else (slice_of.wedges, slice_of.texts, slice_of.percents)


class _Slice:
    """Draws one after the other and keeps what it drew."""

    has_shadow = False

    def __init__(self, axes: Any, radius: float, center: Any, textprops: dict[str, Any], labels: tuple[Any, bool], percents: tuple[Any, float]) -> None:
        self.axes, self.radius, self.center, self.textprops = axes, radius, center, textprops
        self.label_distance, self.is_rotated = labels
        self.autopct, self.percent_distance = percents
        self.wedges: list[Any] = []
        self.texts: list[Any] = []
        self.percents: list[Any] = []

    def draw(self, start: float, end: float, share: float, label: Any, distance: float, color: Any, wedgeprops: dict[str, Any]) -> None:
        middle = math.pi * (start + end)
        x, y = self.center[0] + distance * math.cos(middle), self.center[1] + distance * math.sin(middle)
        wedge = Wedge((x, y), self.radius, 360 * min(start, end), 360 * max(start, end), facecolor=color, clip_on=False, label=label)
        wedge.set(**wedgeprops)
        self.wedges.append(self.axes.add(wedge))
        if self.has_shadow:
            from .pie_shadow import WedgeShadow
            self.axes.add(WedgeShadow(wedge))
        if self.label_distance is not None:
            self._label(x, y, middle, label)
        if self.autopct is not None:
            self._percent(x, y, middle, share)

    def _label(self, x: float, y: float, middle: float, label: Any) -> None:
        x, y = x + self.label_distance * self.radius * math.cos(middle), y + self.label_distance * self.radius * math.sin(middle)
        rotation, va = 0.0, "center"
        if self.is_rotated:
            rotation, va = math.degrees(middle) + (0 if x > 0 else 180), "bottom" if y > 0 else "top"
        self._text(self.texts, x, y, label, ha="left" if x > 0 else "right", va=va, rotation=rotation, size=rcParams["xtick.labelsize"])

    def _percent(self, x: float, y: float, middle: float, share: float) -> None:
        x, y = x + self.percent_distance * self.radius * math.cos(middle), y + self.percent_distance * self.radius * math.sin(middle)
        if not isinstance(self.autopct, str) and not callable(self.autopct):
            raise TypeError("autopct must be callable or a format string")
        text = self.autopct % (100.0 * share) if isinstance(self.autopct, str) else self.autopct(100.0 * share)
        self._text(self.percents, x, y, text, ha="center", va="center")

    def _text(self, texts: list[Any], x: float, y: float, text: Any, **look: Any) -> None:
        made = self.axes.text(x, y, text, clip_on=False, **look)
        made.set(**self.textprops)
        texts.append(made)


def _shares(x: Any, normalize: bool) -> Any:
    values = numpy.asarray(plain(x), numpy.float32)  # as matplotlib counts them
    if values.ndim > 1:
        raise ValueError("x must be 1D")
    if (values < 0).any():
        raise ValueError("Wedge sizes 'x' must be non negative values")
    total = values.sum()
    if numpy.isnan(total) or normalize and total == 0:
        raise ValueError("cannot convert float NaN to integer")  # of shares that are no numbers, as matplotlib's wedges say it
    if normalize:
        return values / total
    if total > 1:
        raise ValueError("Cannot plot an unnormalized pie with sum(x) > 1")
    return values
