"""Limits, scales and margins of an axes, in matplotlib's words for x and y."""

from __future__ import annotations

import math
import warnings
from typing import Any

from .collections import Collection
from .limit_mark import AcrossMark, KeptLimits, PlacesMark
from .refuse import refuse, unknown_keyword
from .scales import LINEAR


class LimitCalls:
    __slots__ = ()

    def get_xlim(self: Any) -> tuple[float, float]:
        return self.xaxis.view.interval()

    def get_ylim(self: Any) -> tuple[float, float]:
        return self.yaxis.view.interval()

    def set_xlim(self: Any, left: Any = None, right: Any = None, *, emit: bool = True, auto: Any = False, xmin: Any = None, xmax: Any = None) -> Any:
        return _set_limits(self.xaxis, _one_of("left", left, "xmin", xmin), _one_of("right", right, "xmax", xmax), auto)

    def set_ylim(self: Any, bottom: Any = None, top: Any = None, *, emit: bool = True, auto: Any = False, ymin: Any = None, ymax: Any = None) -> Any:
        return _set_limits(self.yaxis, _one_of("bottom", bottom, "ymin", ymin), _one_of("top", top, "ymax", ymax), auto)

    def set_xbound(self: Any, lower: Any = None, upper: Any = None) -> None:
        _set_bound(self.xaxis, lower, upper)

    def set_ybound(self: Any, lower: Any = None, upper: Any = None) -> None:
        _set_bound(self.yaxis, lower, upper)

    def get_xbound(self: Any) -> tuple[float, float]:
        left, right = self.get_xlim()
        return min(left, right), max(left, right)

    def get_ybound(self: Any) -> tuple[float, float]:
        left, right = self.get_ylim()
        return min(left, right), max(left, right)

    def invert_xaxis(self: Any) -> None:
        self.xaxis.set_inverted(not self.xaxis.get_inverted())

    def invert_yaxis(self: Any) -> None:
        self.yaxis.set_inverted(not self.yaxis.get_inverted())

    def xaxis_inverted(self: Any) -> bool:
        return self.xaxis.get_inverted()

    def yaxis_inverted(self: Any) -> bool:
        return self.yaxis.get_inverted()

    def get_xscale(self: Any) -> str:
        return self.xaxis.get_scale()

    def get_yscale(self: Any) -> str:
        return self.yaxis.get_scale()

    def set_xscale(self: Any, value: str, **kwargs: Any) -> None:
        self.xaxis.set_scale(value, **kwargs)

    def set_yscale(self: Any, value: str, **kwargs: Any) -> None:
        self.yaxis.set_scale(value, **kwargs)

    def margins(self: Any, *margins: float, x: Any = None, y: Any = None, tight: Any = True) -> Any:
        if margins and (x is not None or y is not None):
            raise TypeError("Cannot pass both positional and keyword arguments for x and/or y.")
        if len(margins) == 1:
            x = y = margins[0]
        elif len(margins) == 2:
            x, y = margins
        elif margins:
            raise TypeError("Must pass a single positional argument for all margins, or one for each margin (x, y).")
        if x is None and y is None:
            return self._xmargin, self._ymargin
        self.autoscale_asked = True
        self.count_late()
        if x is not None:
            self.xaxis.view.is_held = False
            self.set_xmargin(x)
        if y is not None:
            self.yaxis.view.is_held = False
            self.set_ymargin(y)
        return None

    def set_xmargin(self: Any, m: float) -> None:
        self._xmargin = _margin(m)

    def set_ymargin(self: Any, m: float) -> None:
        self._ymargin = _margin(m)

    def autoscale(self: Any, enable: Any = True, axis: str = "both", tight: Any = None) -> None:
        self.autoscale_asked = True
        self.count_late()
        for name, each in (("x", self.xaxis), ("y", self.yaxis)):
            if axis not in ("both", name) or enable is None:
                continue
            if enable:
                each.view.is_auto, each.view.is_held = True, False
                each.view.settle_empty()
                if tight:
                    setattr(self, f"_{name}margin", 0.0)
            elif each.view.is_auto:
                each.view.freeze()

    def autoscale_view(self: Any, tight: Any = None, scalex: bool = True, scaley: bool = True) -> None:
        """Limits follow the data until they are set."""
        self.autoscale_asked = True
        self.count_late()
        for view, is_asked in ((self.xaxis.view, scalex), (self.yaxis.view, scaley)):
            if is_asked:
                view.is_held = False

    def add_blended(self: Any, collection: Any) -> Any:
        """A collection of data along one axis and of shares of the axes along the other: limits take in where those shares are now, when they are asked for again."""
        if self.autoscale_asked or self.artists_recorded and self.asks_for_limits():
            self.xaxis.view.settle_empty()
            self.yaxis.view.settle_empty()
        words, places = (collection._coords.x, collection._coords.y), collection.extents()
        if "data" not in words or "axes" not in words or not len(places[0]):
            return self.add_by_hand(collection)
        if self.xaxis.view.scale is not LINEAR or self.yaxis.view.scale is not LINEAR:
            return self._add_bent(collection, words, places)
        of_axes = self.xaxis if words[0] == "axes" else self.yaxis
        limits = of_axes.view.interval()
        self.add_by_hand(collection)
        shares = places[0 if of_axes is self.xaxis else 1]
        self.add_by_hand(AcrossMark(*(_at_share(limits, share) for share in (min(shares), max(shares))), is_x=of_axes is self.xaxis))
        if of_axes.view.is_auto:
            of_axes.view.set_limits(*limits, auto=None)
        return collection

    def _add_bent(self: Any, collection: Any, words: tuple[str, str], places: Any) -> Any:
        """On axes that are not both linear matplotlib's limits take shares for data, and data for what their scale makes of them."""
        views = self.xaxis.view, self.yaxis.view
        limits = [view.interval() for view in views]
        collection.in_limits = False
        self.add_by_hand(collection)
        self.add_by_hand(PlacesMark(*([view.scale.forward(float(place)) if word == "data" else place for place in along]
                                      for view, word, along in zip(views, words, places))))
        for view, ends in zip(views, limits):
            if view.is_auto:
                view.set_limits(*ends, auto=None)
        return collection

    def relim(self: Any, visible_only: bool = False) -> None:
        """Limits are those of the artists that are there, where these are now."""
        if visible_only:
            refuse("relim(visible_only=True)", "remove(), and relim()")
        for kept in [artist for artist in self.artists_recorded if isinstance(artist, KeptLimits)]:
            if not isinstance(kept.of, Collection):
                kept.of.in_limits = True
                self._forget(kept)

    def get_autoscale_on(self: Any) -> bool:
        return self.xaxis.view.is_auto and self.yaxis.view.is_auto

    def set_autoscale_on(self: Any, b: bool) -> None:
        self.autoscale(bool(b))

    def set_autoscalex_on(self: Any, b: bool) -> None:
        self.autoscale(bool(b), "x")

    def set_autoscaley_on(self: Any, b: bool) -> None:
        self.autoscale(bool(b), "y")

    def get_autoscalex_on(self: Any) -> bool:
        return self.xaxis.view.is_auto

    def get_autoscaley_on(self: Any) -> bool:
        return self.yaxis.view.is_auto

    def update_datalim(self: Any, xys: Any, updatex: bool = True, updatey: bool = True) -> None:
        refuse("update_datalim()", "set_xlim(), set_ylim()")

    @property
    def dataLim(self: Any) -> Any:
        from .boxes import Bbox
        (x0, x1, _), (y0, y1, _) = self.xaxis.view._of_data(), self.yaxis.view._of_data()
        return Bbox([[x0, y0], [x1, y1]])

    @property
    def viewLim(self: Any) -> Any:
        from .boxes import Bbox
        return Bbox(list(zip(self.get_xlim(), self.get_ylim())))

    def axis(self: Any, arg: Any = None, *, emit: bool = True, **kwargs: Any) -> Any:
        if isinstance(arg, (str, bool)):
            self._axis_word({True: "on", False: "off"}.get(arg, arg) if isinstance(arg, bool) else arg)
        elif arg is not None:
            if len(arg) != 4:
                raise TypeError("the first argument to axis() must be an iterable of the form [xmin, xmax, ymin, ymax]")
            self.set_xlim(arg[0], arg[1])
            self.set_ylim(arg[2], arg[3])
        for name, value in kwargs.items():
            if name not in ("xmin", "xmax", "ymin", "ymax"):
                unknown_keyword("axis()", name, value, TypeError)
            (self.set_xlim if name[0] == "x" else self.set_ylim)(**{name: value})
        return (*self.get_xlim(), *self.get_ylim())

    def _axis_word(self: Any, word: str) -> None:
        if word in ("on", "off"):
            self.is_on = word == "on"
            return
        if word not in ("equal", "scaled", "tight", "auto", "image", "square"):
            raise ValueError(f"Unrecognized string {word!r} to axis; try 'on' or 'off'")
        self.autoscale(True)
        self.set_aspect("auto")
        self.xaxis.view.mark_asked()
        if word == "equal":
            self.set_aspect("equal", adjustable="datalim")
        elif word == "tight":
            self.autoscale(False)
        elif word != "auto":
            self.set_aspect("equal", adjustable="box", anchor="C")
            self.autoscale(False)
        if word == "square":
            self._axis_square()

    def _axis_square(self: Any) -> None:
        (x0, x1), (y0, y1) = self.get_xlim(), self.get_ylim()
        edge = max(x1 - x0, y1 - y0)
        self.set_xlim(x0, x0 + edge)
        self.set_ylim(y0, y0 + edge)


def _at_share(limits: tuple[float, float], share: float) -> float:
    """The number that stands at a share of a linear axis."""
    low, high = limits
    return low + (high - low) * share


def _one_of(name: str, value: Any, other_name: str, other: Any) -> Any:
    if value is not None and other is not None:
        raise TypeError(f"Cannot pass both {name!r} and {other_name!r}")
    return value if other is None else other


def _set_limits(axis: Any, left: Any, right: Any, auto: Any) -> tuple[float, float]:
    if right is None and hasattr(left, "__len__") and not isinstance(left, str):
        left, right = left
    view = axis.view
    old_left, old_right = view.interval() if left is None or right is None or view.scale.kind == "log" else (0.0, 0.0)
    low = old_left if left is None else _limit(axis, left)
    high = old_right if right is None else _limit(axis, right)
    if view.scale.kind == "log":
        if low <= 0 or high <= 0:
            warnings.warn(f"Attempt to set non-positive {axis.name}lim on a log-scaled axis will be ignored.", stacklevel=4)
        low, high = view.scale.bounded(old_left if low <= 0 else low, old_right if high <= 0 else high, axis.get_minpos())
    if low == high:
        warnings.warn(f"Attempting to set identical low and high {axis.name}lims makes transformation singular; automatically expanding.", stacklevel=4)
        low, high = view.scale.nonsingular(low, high, math.inf, view.units == "date")
    view.set_limits(low, high, auto)
    if view.periods is not None:
        view.periods.renew(axis)
    return low, high


def _limit(axis: Any, value: Any) -> float:
    number = axis.convert_one(value if axis.view.periods is None else axis.view.periods.number(value))
    if not math.isfinite(number):
        raise ValueError("Axis limits cannot be NaN or Inf")
    return number


def _set_bound(axis: Any, lower: Any, upper: Any) -> None:
    if upper is None and hasattr(lower, "__len__"):
        lower, upper = lower
    left, right = axis.view.interval()
    low, high = sorted((left, right))
    low, high = sorted((low if lower is None else axis.convert_one(lower), high if upper is None else axis.convert_one(upper)))
    axis.view.set_limits(*((high, low) if left > right else (low, high)), auto=None)
    axis.view.is_auto = False


def _margin(m: float) -> float:
    if m <= -0.5:
        raise ValueError("margin must be greater than -0.5")
    return float(m)
