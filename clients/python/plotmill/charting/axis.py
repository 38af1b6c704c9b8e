"""XAxis and YAxis: ticks, their look, the label; limits, scale and ticker are its `view`: its own, or another axis' that it shares."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import numpy

from .axis_looks import AxisLooks
from .rc import font_points, rcParams
from .glyphs import warn_of_boxes
from .not_covered import Named, asks_for_missing
from .refuse import refuse, unknown_keyword
from .scales import make_scale
from .ticklabels import TickLabels, wire_label_style
from .text import check_formulas
from .tickers import NO_TICKS, AutoLocator, FixedLocator, LogLocator, MaxNLocator, NullLocator
from .formatters import FixedFormatter, FuncFormatter, LabelsOfTicks, NullFormatter, ScalarFormatter, as_formatter
from .view import View
from .values import Array, days_of, is_scalar, kind_of, numbers, plain, to_days, whole_as


FLOAT = numpy.dtype(float)  # read faster than the type


@asks_for_missing()
class Axis(AxisLooks, View, Named):
    """One axis of an axes. `ticks`, `minor_ticks`, `grid` and `minor_grid` hold fields of the contract that were set."""

    _ticks: dict[str, Any] | None = None  # made when they are asked for: most axes have none
    _minor_ticks: dict[str, Any] | None = None
    _grids: dict[str, Any] | None = None
    _label: Any = None
    before_labels: Mapping[tuple[bool, str], Any] = MappingProxyType({})  # what fields were before tick labels were given them, not the axis
    is_visible = True
    label_side: str | None = None

    def __init__(self, axes: Any, name: str) -> None:
        self.axes, self.name = axes, name
        self.view: View = self

    axis_name = property(lambda self: self.name)
    figure = property(lambda self: self.axes.figure)

    @property
    def ticks(self) -> dict[str, Any]:
        if self._ticks is None:
            self._ticks = {}
        return self._ticks

    @property
    def minor_ticks(self) -> dict[str, Any]:
        if self._minor_ticks is None:
            self._minor_ticks = {}
        return self._minor_ticks

    @property
    def grids(self) -> dict[str, Any]:
        if self._grids is None:
            self._grids = {}
        return self._grids

    # ---- values ------------------------------------------------------------------------------------------------------

    def convert(self, values: Any) -> Array:
        """Numbers of any shape; dates and categories leave their mark on the axis."""
        try:
            held = values.values  # of a Series: what most scripts draw
        except AttributeError:
            held = values
        if type(held) is numpy.ndarray and held.dtype.kind in "fiub":
            return numpy.array(held, FLOAT)
        values = plain(values)
        if type(values) is numpy.ndarray and values.dtype.kind in "fiub":
            return numpy.array(values, float)
        what = kind_of(values)
        if what == "number":
            return numbers(values)
        self._need_units("date" if what == "date" else "category")
        return self._days(values) if what == "date" else self._places(values)

    convert_units = convert

    def have_units(self) -> bool:
        return bool(self.view.units)

    def update_units(self, data: Any) -> bool:
        """Takes note of dates or categories that will be drawn."""
        self.convert(data)
        return True

    def convert_one(self, value: Any) -> float:
        if isinstance(value, (int, float)):
            return float(value)
        return float(self.convert([value] if is_scalar(value) else value).reshape(-1)[0])

    def _need_units(self, units: str) -> None:
        if not self.view.units:
            self.view.units = units
            if units == "category":
                self.view.categories = {}
        elif self.view.units != units and (self.view.units, units) != ("days", "date"):
            raise TypeError(f"the {self.name} axis has {self.view.units} units, got {units} values")

    def _days(self, values: Any) -> Array:
        array = numpy.asarray(values)
        if array.dtype.kind == "M":
            return days_of(array)
        return numpy.array([to_days(value) for value in array.ravel()], float).reshape(array.shape)

    def _places(self, values: Any) -> Array:
        places = self.view.categories
        texts = [values] if isinstance(values, (str, bytes)) else numpy.asarray(values, object).ravel().tolist()
        found = []
        for text in texts:
            if not isinstance(text, (str, bytes)):
                if isinstance(text, (int, float)) and text == text:
                    found.append(float(text))
                    continue
                raise TypeError(f"'value' must be an instance of str or bytes, not a {type(text).__name__}")
            text = text.decode("utf-8") if isinstance(text, bytes) else text
            if "$" in text:
                check_formulas(text)
            if text not in places and not text.isascii():
                warn_of_boxes(text)
            found.append(places.setdefault(text, len(places)))
        return numpy.array(found, float)

    # ---- limits and scale --------------------------------------------------------------------------------------------

    def get_view_interval(self) -> Any:
        return numpy.array(self.view.interval())

    def get_inverted(self) -> bool:
        left, right = self.view.interval()
        return left > right

    def set_inverted(self, inverted: bool) -> None:
        if bool(inverted) == self.get_inverted():
            return
        if self.view.limits is not None and self.view.has_limits:
            left, right = self.view.limits
            self.view.limits = (right, left)
        self.view.is_inverted = bool(inverted)

    inverted = get_inverted

    def get_scale(self) -> str:
        return self.view.scale.kind

    def set_scale(self, value: Any, **kwargs: Any) -> None:
        self.view.rescale(make_scale(value, kwargs))
        ticker = self.view
        ticker.locator = ticker.formatter = ticker.minor_locator = ticker.minor_formatter = ticker.labels = None
        if ticker.units == "category":
            ticker.ticks_categories = False

    def get_tick_space(self) -> int:
        box = self.axes.place_before_layouts()
        width, height = self.axes.figure._size
        if self.name == "x":
            return int(numpy.floor(box.width * width * 72 / (self._room_size() * 3)))
        return int(numpy.floor(box.height * height * 72 / (self._room_size() * 2)))

    def get_minpos(self) -> float:
        return self.view._of_data()[2]

    # ---- ticks -------------------------------------------------------------------------------------------------------

    def set_ticks(self, ticks: Any, labels: Any = None, *, minor: bool = False, **kwargs: Any) -> Any:
        if not len(ticks) and not labels and not kwargs:
            setattr(self.view, "minor_locator" if minor else "locator", NO_TICKS)
            return []
        if self.view.periods is not None:
            ticks = self.view.periods.places(ticks, labels)
        at = whole_as(self.convert(ticks).reshape(-1), ticks) if len(ticks) else numpy.zeros(0)
        ticker = self.view
        if minor:
            ticker.minor_locator = FixedLocator(at)
        else:
            ticker.locator = FixedLocator(at)
            if labels is None and type(ticker.formatter) is LabelsOfTicks:
                ticker.formatter = ticker.formatter.moved_to(at)
        if len(at) and self.view.has_limits:
            left, right = self.view.interval()
            low, high = min(left, right, at.min()), max(left, right, at.max())
            self.view.limits = (high, low) if left > right else (low, high)
        elif len(at):
            self._widen(at)
        if labels is not None:
            return self.set_ticklabels(labels, minor=minor, **kwargs)
        return []

    def _widen(self, at: Array) -> None:
        """Ticks beyond the limits widen them; limits that the data have now stay free if no tick is beyond."""
        left, right = self.view.interval()
        low, high = min(left, right), max(left, right)
        if at.min() < low or at.max() > high:
            low, high = min(low, float(at.min())), max(high, float(at.max()))
            self.view.limits = (high, low) if left > right else (low, high)
            self.view.is_held = self.view.is_auto  # the next artist asks for the data's again

    def set_ticklabels(self, ticklabels: Any, *, minor: bool = False, **kwargs: Any) -> Any:
        ticker = self.view
        if isinstance(ticklabels, TickLabels) and ticklabels.are_of(self, minor):
            if kwargs:
                self._style_labels(kwargs, minor)  # their own texts again
            return ticklabels
        texts = [label.get_text() if hasattr(label, "get_text") else str(label) for label in ticklabels]
        for text in texts:
            if "$" in text:
                check_formulas(text)
            if not text.isascii():
                warn_of_boxes(text)
        locator = ticker.minor_locator if minor else ticker.locator
        if isinstance(locator, FixedLocator):
            if len(locator.locs) != len(texts) and texts:
                raise ValueError(f"The number of FixedLocator locations ({len(locator.locs)}), usually from a call to set_ticks, does not match the number of "
                                 f"labels ({len(texts)}).")
        elif locator is None and not self.view.has_category_ticks and texts and not minor:
            ticker.locator = FixedLocator(self.get_majorticklocs())
            texts += [""] * (len(ticker.locator.locs) - len(texts))
        if minor:
            ticker.minor_formatter = FixedFormatter(texts)
        elif self.view.has_category_ticks and locator is None:
            ticker.labels = texts
        else:
            ticker.formatter = NullFormatter() if not texts else LabelsOfTicks(locator.locs, texts) if isinstance(locator, FixedLocator) else FixedFormatter(texts)
        if kwargs:
            self._style_labels(kwargs, minor)
        return self.get_ticklabels(minor=minor)

    def _style_labels(self, kwargs: dict[str, Any], minor: bool) -> None:
        fields, said = self.minor_ticks if minor else self.ticks, wire_label_style(kwargs)
        if "labelsize" in said and not minor:  # matplotlib counts ticks by the size of tick_params()
            fields.setdefault("roomsize", self._room_size())
        if "labelrotation_overlap" in fields:
            self._settle_overlap(fields, said)
        self.before_labels = {(minor, name): fields.get(name) for name in said} | self.before_labels
        fields.update(said)

    def _room_size(self) -> float:
        said = self.ticks.get("roomsize", self.ticks.get("labelsize"))
        return float(font_points(rcParams[f"{self.name}tick.labelsize"] if said is None else said))

    def get_majorticklocs(self) -> Any:
        return self._locs(self.view.locator)

    def get_minorticklocs(self) -> Any:
        locator = self.view.minor_locator
        if locator is None and self.view.scale.kind == "log":
            refuse("the minor ticks of a log axis before it is drawn", "set_ticks(…, minor=True)")
        return self._locs(locator) if locator is not None else numpy.array([])

    def _locs(self, locator: Any) -> Any:
        if locator is None and self.view.has_category_ticks:
            return numpy.arange(len(self.view.categories or ()))
        if locator is None:
            if self.view.units == "date" or self.view.scale.kind == "symlog":
                refuse(f"the ticks of a {self.view.units or 'symlog'} axis before it is drawn", "set_ticks()")
            locator = LogLocator(self.view.scale.base) if self.view.scale.kind == "log" else AutoLocator()
        locator.set_axis(self)
        return locator()

    def get_ticklocs(self, *, minor: bool = False) -> Any:
        return self.get_minorticklocs() if minor else self.get_majorticklocs()

    def get_ticklabels(self, minor: bool = False, which: Any = None) -> Any:
        return TickLabels(self, minor or which == "minor")

    def get_majorticklabels(self) -> Any:
        return TickLabels(self, False)

    def get_minorticklabels(self) -> Any:
        return TickLabels(self, True)

    def get_major_ticks(self, numticks: Any = None) -> Any:
        from .single_ticks import ticks_of
        return ticks_of(self, False)[:numticks]

    def get_minor_ticks(self, numticks: Any = None) -> Any:
        from .single_ticks import ticks_of
        return ticks_of(self, True)[:numticks]

    def get_ticklines(self, minor: bool = False) -> Any:
        refuse("tick lines (get_ticklines)", "tick_params(length=…, width=…, color=…)")

    def get_gridlines(self) -> Any:
        refuse("grid lines (get_gridlines)", "grid(color=…, linewidth=…)")

    def get_offset_text(self) -> Any:
        refuse("the offset's text (get_offset_text)", "ticklabel_format(useOffset=False)")

    def set_major_locator(self, locator: Any) -> None:
        _check_locator(locator)
        self.view.locator = locator
        locator.set_axis(self)

    def set_minor_locator(self, locator: Any) -> None:
        _check_locator(locator)
        self.view.minor_locator = locator
        locator.set_axis(self)

    def set_major_formatter(self, formatter: Any) -> None:
        self.view.formatter = as_formatter(formatter)
        self.view.formatter.set_axis(self)
        self.view.labels = None

    def set_minor_formatter(self, formatter: Any) -> None:
        self.view.minor_formatter = as_formatter(formatter)
        self.view.minor_formatter.set_axis(self)

    def get_major_locator(self) -> Any:
        if self.view.locator is None:
            self.view.locator = LogLocator(self.view.scale.base) if self.view.scale.kind == "log" else AutoLocator()
            self.view.locator.set_axis(self)
        return self.view.locator

    def get_major_formatter(self) -> Any:
        if self.view.formatter is None:
            if self.view.scale.kind != "linear" or self.view.units:
                refuse("the formatter of an axis that is not plain and linear", "set_major_formatter()")
            self.view.formatter = ScalarFormatter()
        return self.view.formatter

    def get_minor_locator(self) -> Any:
        return self.view.minor_locator or NullLocator()

    # ---- recording ---------------------------------------------------------------------------------------------------

    def function_labels(self) -> Any:
        """A function of the script's own writes the labels: (where, texts, whether these are just the ticks)."""
        ticker = self.view
        formatter = ticker.formatter
        if not (isinstance(formatter, FuncFormatter) or getattr(formatter, "is_function", False)):
            return None
        formatter.set_axis(self)
        is_auto = type(ticker.locator) in (type(None), AutoLocator) and self.view.scale.kind == "linear" and self.view.units in ("", "days")
        sets = [self._locs(ticker.locator)]
        if is_auto:  # how many there is room for is known where it is drawn
            sets += [MaxNLocator(nbins=count, steps=[1, 2, 2.5, 5, 10]).tick_values(*sorted(self.view.interval())) for count in range(1, 10)]
        sets = [self._in_view(at, formatter) for at in sets]
        known: dict[float, str] = {}
        if all(known.setdefault(value, text) == text for shown in sets for value, text in shown):
            return list(known), list(known.values()), not is_auto
        runs = [pair for shown in sets for pair in shown]  # a tick's number counts: the text depends on which ticks there are
        return [value for value, _ in runs], [text for _, text in runs], not is_auto

    def _in_view(self, at: Any, formatter: Any) -> list[tuple[float, str]]:
        """Those that are seen, with their texts; `formatter` is asked for all, and counts those that are not seen."""
        low, high = sorted(self.view.interval())
        slack = (high - low) * 1e-9
        at = numpy.asarray(at)
        is_seen = (at >= low - slack) & (at <= high + slack)
        texts = formatter.format_ticks(at)
        return [pair for pair, seen in zip(zip(at.tolist(), texts), is_seen) if seen]

    def set(self, **kwargs: Any) -> None:
        for name, value in kwargs.items():
            method = getattr(self, f"set_{name}", None)
            if method is None:
                unknown_keyword(f"{self.name.upper()}Axis.set()", name, value)
            else:
                method(value)


def _check_locator(locator: Any) -> None:
    if not hasattr(locator, "set_axis"):
        raise TypeError(f"'locator' must be an instance of matplotlib.ticker.Locator, not a {type(locator).__name__}")
