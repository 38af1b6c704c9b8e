"""secondary_xaxis() and secondary_yaxis(): another axis of an axes, in other units; its limits are the parent's, converted."""

from __future__ import annotations

import math
from typing import Any

import numpy

from .axes import Axes
from .axis import Axis
from .formatters import FixedFormatter, FuncFormatter, as_plain_formula
from .refuse import refuse
from .scales import LINEAR
from .tickers import AutoLocator, FixedLocator

SAMPLES = 21  # places at which a conversion is held against a straight line
LEAST_TICK_SPACE = 12  # in ticks: from here on their number does not hang on the size of the axes


class Follower(Axis):
    """Straight conversions are recorded as limits of its own; others as ticks at their places on the parent's axis."""

    _locator: Any = None
    _formatter: Any = None

    def _parent(self) -> Any:
        parent = self.axes.twin_of
        return parent.xaxis if self.name == "x" else parent.yaxis

    def _ends(self) -> tuple[float, float]:
        """In its own units; a direction that the conversion turns round is not."""
        low, high = self._parent().view.interval()
        ends = self._convert(numpy.array([low, high], float))
        return float(ends[0]), float(ends[1])

    def _convert(self, values: Any) -> Any:
        with numpy.errstate(all="ignore"):
            return numpy.asarray(self.axes.functions[0](values), float)

    def is_straight(self) -> bool:
        """Along the parent's scale."""
        view = self._parent().view
        is_log = view.scale.kind == "log"
        if view.scale.kind not in ("linear", "log"):
            refuse(f"a secondary axis of a {view.scale.kind} axis", "a linear or log axis")
        low, high = view.interval()
        at = numpy.geomspace(low, high, SAMPLES) if is_log else numpy.linspace(low, high, SAMPLES)
        found = self._convert(at)
        with numpy.errstate(all="ignore"):
            found = numpy.log(found) if is_log else found
        line = numpy.linspace(found[0], found[-1], SAMPLES)
        return bool(numpy.isfinite(found).all() and found[0] != found[-1] and numpy.allclose(found, line, rtol=0, atol=1e-9 * abs(found[-1] - found[0])))

    # ---- what is recorded --------------------------------------------------------------------------------------------

    @property
    def limits(self) -> Any:
        return self._ends() if self.is_straight() else self._parent().view.interval()

    @limits.setter
    def limits(self, value: Any) -> None:
        """matplotlib sets them anew whenever it draws."""

    has_limits = property(lambda self: True)

    @property
    def scale(self) -> Any:
        return self._parent().view.scale

    @scale.setter
    def scale(self, value: Any) -> None:
        if value is not LINEAR:
            refuse("the scale of a secondary axis", "that of its parent")

    def interval(self) -> tuple[float, float]:
        ends = self._ends()
        return ends if self.is_straight() else (min(ends), max(ends))

    @property
    def locator(self) -> Any:
        return self._locator if self._locator_is_enough() else FixedLocator(self._bent_ticks()[0])

    @locator.setter
    def locator(self, value: Any) -> None:
        self._locator = value

    @property
    def formatter(self) -> Any:
        return self._formatter if self._locator_is_enough() else FixedFormatter(self._bent_ticks()[1])

    @formatter.setter
    def formatter(self, value: Any) -> None:
        self._formatter = value

    def _locator_is_enough(self) -> bool:
        return self.is_straight()

    def _bent_ticks(self) -> tuple[list[float], list[str]]:
        """(where on the parent's axis, texts)"""
        if self.scale.kind != "linear":
            refuse("a secondary axis whose functions are no power of a log axis", "a linear axis")
        if self._minor_locator_said():
            refuse("minor ticks of a secondary axis with bent functions", "major ticks")
        low, high = sorted(self._ends())
        if not math.isfinite(low + high):
            raise ValueError("Axis limits cannot be NaN or Inf")
        locator = self._locator
        if locator is None:
            if self.get_tick_space() < LEAST_TICK_SPACE:
                refuse("the ticks of a short secondary axis with bent functions", "set_ticks()")
            locator = AutoLocator()
            locator.set_axis(self)
        values = numpy.asarray(locator.tick_values(low, high), float)
        values = values[(values >= low) & (values <= high)]
        with numpy.errstate(all="ignore"):
            places = numpy.asarray(self.axes.functions[1](values), float)
        return places.tolist(), self._texts(values)

    def _minor_locator_said(self) -> bool:
        return self.minor_locator is not None

    def _texts(self, values: Any) -> list[str]:
        formatter = self._formatter
        if formatter is None:
            return [as_plain_formula(text) for text in scalar_texts(values)]
        if isinstance(formatter, FuncFormatter):
            return [formatter(value, place) for place, value in enumerate(values.tolist())]
        if isinstance(formatter, FixedFormatter):
            return [formatter(value, place) for place, value in enumerate(values.tolist())]
        refuse(f"{type(formatter).__name__} on a secondary axis with bent functions", "FuncFormatter")


def scalar_texts(values: Any) -> list[str]:
    """As ScalarFormatter writes them without offset and power."""
    if not len(values):
        return []
    span = float(numpy.ptp(values)) or float(abs(values).max()) or 1.0
    power = math.floor(math.log10(span))
    largest = float(abs(values).max())
    if largest and not -5 < math.floor(math.log10(largest)) < 6:
        refuse("ticks with an offset on a secondary axis with bent functions", "set_ticks(ticks, labels)")
    digits = max(0, 3 - power)
    while digits >= 0 and abs(values - numpy.round(values, decimals=digits)).max() < 1e-3 * 10 ** power:
        digits -= 1
    return [f"{value:1.{digits + 1}f}".replace("-", "\N{MINUS SIGN}") for value in values.tolist()]


class SecondaryAxis(Axes):
    functions: Any = (lambda x: x, lambda x: x)
    _own_spines: Any = None
    _edge_side: str | None = None
    _is_covered = False

    def __init__(self, parent: Axes, orientation: str, location: Any, functions: Any = None) -> None:
        self.is_x = orientation == "x"
        self.twin_of = parent
        super().__init__(parent.figure, None)
        self.twin_of = parent
        self.say("facecolor", "none")
        if self.is_x:
            self.xaxis = Follower(self, "x")
            self.yaxis.is_visible = False
        else:
            self.yaxis = Follower(self, "y")
            self.xaxis.is_visible = False
        self.set_functions(functions)
        self.set_location(location)

    @property
    def _axis(self) -> Any:
        return self.xaxis if self.is_x else self.yaxis

    def set_location(self, location: Any) -> None:
        low, high = ("bottom", "top") if self.is_x else ("left", "right")
        if isinstance(location, str) and location not in (low, high):
            raise ValueError(f"location must be {high!r}, {low!r}, or a float, not {location!r}")
        place = (1.0 if location == high else 0.0) if isinstance(location, str) else float(location)
        side = low if place < 0.5 else high
        for name in ("left", "right", "bottom", "top"):
            self.spines[name].set_visible(name == side)
        if not isinstance(location, str):
            self.spines[side].set_position(("axes", place))
        self._edge_side = side if place in (0.0, 1.0) else None
        self._axis.set_ticks_position(side)
        self._axis.label_side = "high" if side == high else "low"

    @property
    def _spines(self) -> Any:
        """Without the line that the parent's own line at that side covers: matplotlib paints a secondary axis below it."""
        spines = self._own_spines
        if spines is not None and self._edge_side is not None:
            line = spines._spines[self._edge_side]
            is_covered = self.twin_of.is_on and self.twin_of.spines[self._edge_side].get_visible() and self.twin_of.spines[self._edge_side].get_bounds() is None
            if is_covered and line.get_visible():
                line.set_visible(False)
                self._is_covered = True
            elif self._is_covered and not is_covered:
                line.set_visible(True)
                self._is_covered = False
        return spines

    @_spines.setter
    def _spines(self, spines: Any) -> None:
        self._own_spines = spines

    def set_functions(self, functions: Any) -> None:
        if functions is None:
            return
        if not (isinstance(functions, tuple) and len(functions) == 2 and all(callable(one) for one in functions)):
            raise ValueError("functions argument of secondary axes must be a two-tuple of callable functions with the first function being the transform and "
                             "the second being the inverse")
        self.functions = functions

    def set_ticks(self, ticks: Any, labels: Any = None, *, minor: bool = False, **kwargs: Any) -> Any:
        return self._axis.set_ticks(ticks, labels, minor=minor, **kwargs)

    def set_color(self, color: Any) -> None:
        self.tick_params(axis="x" if self.is_x else "y", colors=color)
        for side in ("bottom", "top") if self.is_x else ("left", "right"):
            self.spines[side].set_color(color)
        self._axis.label.set_color(color)


def add_secondary(parent: Axes, orientation: str, location: Any, functions: Any, kwargs: dict[str, Any]) -> SecondaryAxis:
    if not isinstance(location, (str, int, float)):
        raise ValueError(f"secondary_{orientation}axis location must be either a float or a side")
    made = SecondaryAxis(parent, orientation, location, functions)
    parent.figure._insets.append(made)
    made.set(**kwargs)
    return made
