"""What axes share when they share an axis: scale, limits, ticker and units; and matplotlib's rule for limits that nobody set."""

from __future__ import annotations

from typing import Any

import numpy

from .scales import LINEAR


class View:
    """`limits` (left, right) once they are set; before, those of the data of all members. An axis is its own view until it shares another's.

    What nobody has said stands in the class: figures have many axes of which little is said."""

    name: str
    axes: Any  # whose it was from the beginning
    limits: tuple[float, float] | None = None
    is_auto = True
    is_held = False  # limits were set, but the next artist may change them (set_xlim(…, auto=None))
    is_inverted = False
    settled_at = 0  # how many artists there were when a line across the axes had limits found that it did not let go again; 0: never
    was_asked = 0  # how many artists there were when somebody looked at the limits, and one; 0: nobody has
    scale: Any = LINEAR
    units = ""  # or "date", "category", "days": dates are taken, but its ticks are numbers
    categories: dict[str, int] | None = None
    ticks_categories = True  # until a scale is set: it brings ticks of its own
    is_tight = False
    locator: Any = None  # and these: the scale's
    formatter: Any = None
    minor_locator: Any = None
    minor_formatter: Any = None
    labels: Any = None  # of categories
    periods: Any = None  # what pandas' time axis of periods says: numbers of dates, and ticks of limits
    _sharing: list[Any] | None = None  # the axes whose view it is, once it is not only that of `axes`

    @property
    def members(self) -> list[Any]:
        """The axes whose view this is."""
        return [self.axes] if self._sharing is None else self._sharing

    @property
    def is_shared(self) -> bool:
        return self._sharing is not None and len(self._sharing) > 1

    def join(self, axes: Any) -> None:
        if axes not in self.members:
            self._sharing = [*self.members, axes]

    def leave(self, axes: Any) -> None:
        self._sharing = [member for member in self.members if member is not axes]

    @property
    def has_category_ticks(self) -> bool:
        return self.units == "category" and self.ticks_categories

    @property
    def has_limits(self) -> bool:
        """Whether limits that were set hold now."""
        return self.limits is not None and (self.is_held or not self.is_auto)

    def interval(self) -> tuple[float, float]:
        """(left, right) as they would be drawn now."""
        self.mark_asked()
        if self.limits is not None and self.has_limits:
            return self.limits
        low, high = self._auto()
        return (high, low) if self.is_inverted else (low, high)

    def mark_asked(self) -> None:
        self.was_asked = len(self.axes.artists_recorded) + 1

    def rescale(self, scale: Any) -> None:
        """matplotlib looks for limits again when the new scale has other default limits than the old; else those that somebody has asked for stay."""
        if "log" in (self.scale.kind, scale.kind):
            self.is_held = False
            self.scale = scale
            self.settle_empty()
            return
        if self.scale.kind != scale.kind and (self._is_empty() and not self.units or self.was_asked_since_last()):
            asked = self.was_asked
            self.hold()
            self.was_asked = asked  # only now, and not by the script
        self.scale = scale

    def was_asked_since_last(self) -> bool:
        """Whether limits were asked for since an artist was added: both are found at once."""
        axes = self.axes
        asked = max(axes.xaxis.view.was_asked, axes.yaxis.view.was_asked)
        return (asked > len(axes.artists_recorded) or self.settled_at == len(axes.artists_recorded) > 0) and not self.is_shared

    def _is_empty(self) -> bool:
        return self._of_data()[0] == numpy.inf

    def settle_empty(self) -> None:
        """Limits that are asked for without data are the scale's own, with margins, once."""
        if not self.is_auto or self.is_held or self.units or not self._is_empty():
            return
        if self.limits in (None, self._default()):
            low, high = self.scale.nonsingular(-numpy.inf, numpy.inf, numpy.inf, False)
            self.limits = self.scale.widened(low, high, getattr(self.members[0], f"_{self.name}margin"))
        self.is_held = True

    def freeze(self) -> None:
        """Limits stay. matplotlib looks at the data late: until somebody has asked for limits, they are those of an empty axes."""
        if not self.has_limits and not any(axis.view.was_asked for axes in self.members for axis in (axes.xaxis, axes.yaxis)):
            self.limits = self._default()
        else:
            self.limits = self.interval()
        self.is_auto = False

    def hold(self) -> None:
        """What is added next leaves limits as they are now; what asks for them after that releases them (release_limits)."""
        if self.is_auto and not self.is_held:
            self.limits, self.is_held = self.interval(), True

    def hold_if_shown(self, at: float) -> bool:
        """Before a line across the axes: matplotlib's ask for limits only if they are beyond them. Whether they are not."""
        if self.is_held and self.is_auto and self.limits is not None:
            self.is_held = min(self.limits) <= at <= max(self.limits)
            return self.is_held
        if not self.is_auto or not self.follows_data():
            return True
        low, high, _ = self._of_data()
        if low <= at <= high:
            return True
        left, right = self.interval()
        if min(left, right) <= at <= max(left, right):
            self.limits, self.is_held = (left, right), True
            return True
        return False

    def set_limits(self, left: float, right: float, auto: Any = False) -> None:
        self.mark_asked()
        self.limits, self.is_inverted = (left, right), left > right
        if auto is not None:
            self.is_auto = bool(auto)
        self.is_held = self.is_auto

    # ---- limits that are the data's ----------------------------------------------------------------------------------

    def _auto(self) -> tuple[float, float]:
        if not self.follows_data():
            return self._default()
        low, high, positive = self._of_data()
        if low > high and self.limits is not None:
            return min(self.limits), max(self.limits)
        if low > high and not any(not artist.IS_TEXT for axes in self.members for artist in axes.artists_recorded):
            return self._default()
        positive_of_one = positive if self.scale.kind != "log" else self.least_positive_of_locator()
        low, high = self.scale.nonsingular(low, high, positive_of_one, self.units == "date")
        if self.is_tight:
            return low, high
        bound_low, bound_high = self._sticky_bounds(low, high)
        low, high = self.scale.bounded(low, high, positive)
        margin = getattr(self.members[0], f"_{self.name}margin")
        new_low, new_high = self.scale.widened(low, high, margin)
        if bound_low is not None:
            new_low = max(new_low, bound_low)
        if bound_high is not None:
            new_high = min(new_high, bound_high)
        return new_low, new_high

    def follows_data(self) -> bool:
        return self.axes.asks_for_limits() if self._sharing is None else any(axes.asks_for_limits() for axes in self._sharing)

    def _default(self) -> tuple[float, float]:
        if self.scale.kind == "log":
            return 1.0, float(self.scale.base)
        return (10957.0, 14610.0) if self.units == "date" else (0.0, 1.0)

    def _of_data(self) -> tuple[float, float, float]:
        """Lowest, highest and lowest positive number."""
        low, high, positive = numpy.inf, -numpy.inf, numpy.inf
        for axes in self.members:
            for artist in axes.artists_recorded:
                for values in _values_of(artist, self.name):
                    values = values[numpy.isfinite(values)]
                    if len(values):
                        low, high = min(low, values.min()), max(high, values.max())
                        above = values[values > 0]
                        positive = min(positive, above.min()) if len(above) else positive
        return float(low), float(high), float(positive)

    def least_positive_of_locator(self) -> float:
        """matplotlib's ticks of a log axis that is shared belong to one of the axes, whose positive numbers alone count where others are none:
        to the first of two, to the last of more."""
        members = self.members
        axes, which = members[0] if len(members) == 2 else members[-1], 0 if self.name == "x" else 1
        return min((_least_positive(artist, which) for artist in axes.artists_recorded), default=numpy.inf)

    def log_limits_of_few(self) -> tuple[float, float] | None:
        """Limits of a log axis for which not all positive numbers count."""
        if self.scale.kind != "log" or self.limits is not None or not self.follows_data():
            return None
        low, high, positive = self._of_data()
        if not low <= 0 < high or self.least_positive_of_locator() == positive:
            return None
        low, high = self._auto()
        return (high, low) if self.is_inverted else (low, high)

    def more_sticky(self) -> list[float]:
        """What artists were given in sticky_edges."""
        return sorted({float(at) for axes in self.members for artist in axes.artists_recorded for at in artist.more_sticky(self.name) if numpy.isfinite(at)})

    def _sticky_bounds(self, low: float, high: float) -> tuple[float | None, float | None]:
        which = 0 if self.name == "x" else 1
        if not all(axes.use_sticky_edges for axes in self.members):
            return None, None
        sticky = sorted(at for axes in self.members for artist in axes.artists_recorded if artist.in_limits for at in artist.sticky()[which])
        sticky = sorted([*sticky, *self.more_sticky()])
        if self.scale.kind == "log":
            sticky = [at for at in sticky if at > 0]
        tolerance = 1e-5 * abs(high - low)
        below = [at for at in sticky if at < low + tolerance]
        above = [at for at in sticky if at > high - tolerance]
        return (below[-1] if below else None), (above[0] if above else None)


def _values_of(artist: Any, name: str) -> list[Any]:
    if not artist.in_limits or artist._removed:
        return []
    word = artist._coords.x if name == "x" else artist._coords.y
    extents = artist.extents() if word == "data" else None
    if extents is None:
        return []
    x, y = numpy.asarray(extents[0], float), numpy.asarray(extents[1], float)
    values, other = (x, y) if name == "x" else (y, x)
    # Of a place that lacks one number the other does not count.
    return [values[numpy.isfinite(other)] if values.shape == other.shape else values]


def _least_positive(artist: Any, which: int) -> float:
    """Along x (0) or y (1). Of a collection the least counts only if there are positive numbers in both directions; else its bounds do, as in matplotlib."""
    from .collections import Collection
    values, other = (_values_of(artist, name) for name in ("xy" if which == 0 else "yx"))
    if not values:
        return numpy.inf
    values = values[0][numpy.isfinite(values[0])]
    if other and isinstance(artist, Collection) and len(values) and not (other[0] > 0).any():
        values = numpy.array([values.min(), values.max()])
    values = values[values > 0]
    return float(values.min()) if len(values) else numpy.inf
