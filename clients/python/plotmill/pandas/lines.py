"""Kinds line, area and kde."""

import weakref

import numpy as np
import pandas as pd

from .. import pyplot as plt
from .. import ticker
from ..charting.refuse import refuse
from ..seaborn.densities import Kernels
from .base import Plot, written
from .grids import adjust
from .layers import left_of
from .periods import PeriodAxis, period_frequency

DATE_TYPES = ("datetime", "date", "datetime64", "time")
IRREGULAR_ROTATION = 30
KDE_PLACES = 1000

# What axes with a regular time axis count in, and how far their lines reach.
_frequencies = weakref.WeakKeyDictionary()


class LinePlot(Plot):
    kind = "line"

    def __init__(self, data, *, x_compat=None, **kwargs):
        super().__init__(data, **kwargs)
        self.x_compat = pd.plotting.plot_params["x_compat"] if x_compat is None else x_compat
        if self.stacked:
            self.frame = self.frame.fillna(0)

    def draw(self):
        self.frequency = None if self.x_compat or not self.use_index else self._regular_frequency()
        self.named_places = False
        x = self._periods() if self.frequency is not None else self._places()
        stacks = {}
        colors = self.colors()
        for i, name, values in self.columns():
            ax = self.axes_of(i)
            stack = stacks.setdefault(ax, Stack(len(self.frame))) if self.stacked else None
            style, look = self.look_of(colors, i, name)
            label = self.label_of(name, i)
            handle = self.draw_column(ax, x, values, style, stack, {**look, **self.error_of(name, i), "label": label})
            self.keep(handle, label)
            if self.frequency is not None:
                self._set_period_axis(ax, x)

    def draw_column(self, ax, x, values, style, stack, look):
        heights = values if stack is None else stack.above(values, look["label"])
        line = draw_line(ax, x, heights, style, look)
        if stack is not None:
            stack.add(values)
        return line

    # -- where along x

    def _places(self):
        index = self.frame.index
        if not self.use_index:
            return np.arange(len(index))
        if isinstance(index, pd.PeriodIndex):
            self.frame = self.frame.reindex(index=index.sort_values())
            return self.frame.index.to_timestamp()
        if pd.api.types.is_numeric_dtype(index.dtype) and not pd.api.types.is_bool_dtype(index.dtype):
            return index.to_numpy()
        if index.inferred_type in DATE_TYPES:
            self.frame = self.frame[index.notna()].sort_index()
            return self.frame.index
        if isinstance(index, pd.TimedeltaIndex):
            refuse("pandas line plot over a TimedeltaIndex", "index.total_seconds()")
        self.named_places = True
        return np.arange(len(index))

    def _regular_frequency(self):
        """The frequency in which the axis counts periods, or None: then dates are days."""
        index, ax = self.frame.index, self.axes_of(0)
        frequency, drawn = period_frequency(index), _frequencies.get(left_of(ax))
        if frequency is None:
            if drawn is not None and isinstance(index, pd.DatetimeIndex):
                refuse("pandas line plot of irregular dates over regular ones", "x_compat=True for both")
            return None
        if drawn is None and len(ax.get_lines()) > 0:
            return None
        if drawn is not None and drawn[0] != frequency:
            refuse(f"pandas line plot of frequency {frequency} over {drawn[0]}", "x_compat=True for both")
        return frequency

    def _periods(self):
        index = self.frame.index
        if isinstance(index, pd.PeriodIndex):
            self.frame.index = index.asfreq(freq=self.frequency)
        else:
            self.frame = self.frame.tz_localize(None).to_period(freq=self.frequency)
        return self.frame.index.asi8

    def _set_period_axis(self, ax, x):
        _, low, high = _frequencies.get(left_of(ax), (None, np.inf, -np.inf))
        low, high = min(low, x.min()), max(high, x.max())
        _frequencies[left_of(ax)] = (self.frequency, low, high)
        ax.set_xlim(low, high)
        ax.xaxis.set_periods(PeriodAxis(ax.xaxis, self.frequency))

    # -- after drawing

    def finish(self, ax):
        if self.named_places:
            ticks = ax.get_xticks()
            ax.xaxis.set_major_locator(ticker.FixedLocator(ticks))
            ax.set_xticklabels([self._name_at(place) for place in ticks])
        is_dated = self.use_index and isinstance(self.frame.index, pd.DatetimeIndex) and self.frequency is None
        if is_dated and (not self.subplots or self.sharex):
            rotation = self.rotation if self.rotation_given else IRREGULAR_ROTATION
            plt.setp(ax.get_xticklabels(), ha="right", rotation=rotation)
            adjust(self.figure, bottom=0.2)
        name = self.index_name()
        if name is not None and self.use_index:
            ax.set_xlabel(name)

    def _name_at(self, place):
        if float(place).is_integer() and -len(self.frame) <= place < len(self.frame):
            return written(self.frame.index[int(place)])
        return ""


class Stack:
    """Sums of the columns drawn so far, of positive and of negative ones."""

    def __init__(self, size):
        self.positive, self.negative = np.zeros(size), np.zeros(size)

    def base(self, values):
        return self.positive if (values >= 0).all() else self.negative

    def above(self, values, label):
        if not ((values >= 0).all() or (values <= 0).all()):
            raise ValueError(f"When stacked is True, each column must be either all positive or all negative. Column '{label}' contains both positive "
                             "and negative values")
        return self.base(values) + values

    def add(self, values):
        if (values >= 0).all():
            self.positive = self.positive + values
        else:
            self.negative = self.negative + values


def draw_line(ax, x, values, style, look):
    """A line or, with errors, an errorbar; what is missing parts it."""
    if "xerr" in look or "yerr" in look:
        return ax.errorbar(x, values, **look)[0]
    if values.dtype.kind in "mM":
        refuse("pandas plot of dates or spans of time as y", "numbers")
    args = (x, np.asarray(values, float)) if style is None else (x, np.asarray(values, float), style)
    line, = ax.plot(*args, **look)
    return line


class AreaPlot(LinePlot):
    kind = "area"

    def __init__(self, data, **kwargs):
        kwargs.setdefault("stacked", True)
        super().__init__(data.fillna(0), **kwargs)
        if not self.stacked:
            self.kwargs.setdefault("alpha", 0.5)
        if self.logy:
            raise ValueError("Log-y scales are not supported in area plot")

    def draw_column(self, ax, x, values, style, stack, look):
        heights = values if stack is None else stack.above(values, look["label"])
        line = draw_line(ax, x, heights, style, {key: value for key, value in look.items() if key != "label"})
        base = np.zeros(len(values)) if stack is None else stack.base(values)
        area = ax.fill_between(x, base, heights, **{"color": line.get_color(), **look})
        if stack is not None:
            stack.add(values)
        return area

    def finish(self, ax):
        super().finish(ax)
        if self.ylim is None and not (self.subplots and self.sharey):
            if (self.frame >= 0).all().all():
                ax.set_ylim(0, None)
            elif (self.frame <= 0).all().all():
                ax.set_ylim(None, 0)


class KdePlot(Plot):
    kind = "kde"

    def __init__(self, data, *, bw_method=None, ind=None, **kwargs):
        super().__init__(data, **kwargs)
        self.bw_method, self.places = bw_method, ind

    def draw(self):
        colors = self.colors()
        for i, name, values in self.columns():
            style, look = self.look_of(colors, i, name)
            label, present, ax = self.label_of(name, i), values[~np.isnan(values)], self.axes_of(i)
            places = self._places_of(values)
            density = Kernels(present, self.bw_method)(places)
            self.keep(draw_line(ax, places, density, style, {**look, "label": label}), label)

    def _places_of(self, values):
        if self.places is not None and not isinstance(self.places, (int, np.integer)):
            return np.asarray(self.places)
        low, high = np.nanmin(values), np.nanmax(values)
        reach = 0.5 * (high - low)
        return np.linspace(low - reach, high + reach, KDE_PLACES if self.places is None else self.places)

    def finish(self, ax):
        ax.set_ylabel("Density")
