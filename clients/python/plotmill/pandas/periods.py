"""The time axis of regular series: it counts periods, and its ticks stand where days, months, quarters and years begin."""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from pandas.tseries.frequencies import get_period_alias, to_offset

from .. import ticker
from ..charting.refuse import refuse

PER_DAY = {"H": 24, "T": 24 * 60, "S": 24 * 3600, "L": 24 * 3600 * 1000, "U": 24 * 3600 * 10 ** 6, "N": 24 * 3600 * 10 ** 9}
YEAR_AND_MONTH = {"B": (261, 19), "D": (365, 28), "W": (52, 3)}
# Spans in days up to which ticks stand every so many seconds, minutes or hours.
SECONDS = ((1 / 12000, 1), (1 / 6000, 2), (1 / 2400, 5), (1 / 1200, 10), (1 / 800, 15), (1 / 400, 30))
MINUTES = ((1 / 150, 1), (1 / 70, 2), (1 / 24, 5), (1 / 12, 15), (1 / 6, 30))
HOURS = ((1 / 2.5, 1), (1 / 1.5, 2), (1.25, 3), (2.5, 6), (4, 12))


@dataclass
class PeriodTicks:
    """Ordinals of periods with ticks, and their labels."""

    major: list = field(default_factory=list)
    major_labels: list = field(default_factory=list)
    minor: list = field(default_factory=list)
    minor_labels: list = field(default_factory=list)


def period_frequency(index):
    """The name of the frequency in which pandas counts an index, or None: irregular dates, or times within periods."""
    if not isinstance(index, (pd.DatetimeIndex, pd.PeriodIndex)) or not len(index):
        return None
    frequency = index.freq if index.freq is not None else index.inferred_freq
    if frequency is None or (frequency == "B" and np.isin(index.dayofweek, (5, 6)).any()):
        return None
    name = get_period_alias(to_offset(frequency).rule_code)
    if name is None or isinstance(index, pd.PeriodIndex):
        return name
    if _family(name) not in PER_DAY:
        return name if index[:1].is_normalized else None
    return name if pd.Period(index[0].tz_localize(None), name).to_timestamp().tz_localize(index.tz) == index[0] else None


def _family(name):
    return name.split("-")[0]


def put_ticks(axis, ticks):
    """Fixes major and minor ticks of an axis."""
    axis.set_major_locator(ticker.FixedLocator(ticks.major))
    axis.set_major_formatter(ticker.FixedFormatter(ticks.major_labels))
    axis.set_minor_locator(ticker.FixedLocator(ticks.minor))
    axis.set_minor_formatter(ticker.FixedFormatter(ticks.minor_labels))


class PeriodAxis:
    """What an axis that counts periods knows: the number of a date, and which ticks its limits have."""

    def __init__(self, axis, frequency):
        self.frequency = frequency
        self._fill(axis)

    def _fill(self, axis):
        low, high = sorted(axis.axes.get_xlim())
        put_ticks(axis, period_ticks(float(int(low)), float(int(high)), self.frequency))
        self._locator = axis.get_major_locator()

    def renew(self, axis):
        """Ticks of new limits, unless others were set."""
        if axis.get_major_locator() is self._locator:
            self._fill(axis)

    def number(self, value):
        return float(value) if isinstance(value, (int, float, np.number)) else float(pd.Period(value, freq=self.frequency).ordinal)

    def places(self, ticks, labels):
        """Of set_ticks(). Without labels pandas writes those of its own ticks that are there too."""
        if labels is None:
            refuse("set_ticks() without labels on pandas' axis of periods", "labels, or plot(x_compat=True)")
        return [self.number(tick) for tick in ticks]


def period_ticks(low, high, frequency):
    """The ticks between two ordinals, by the span in years."""
    family = _family(frequency)
    marks = {"A": _annual, "Q": _quarterly, "M": _monthly}.get(family)
    if marks is None and family not in YEAR_AND_MONTH and family not in PER_DAY:
        refuse(f"pandas line plot of frequency {frequency}", "x_compat=True")
    found = marks(low, high) if marks is not None else _daily(low, high, frequency)
    return found.ticks(frequency)


class _Marks:
    """Which ordinals have a major tick, a minor one, and what their labels say (strftime; "" nothing)."""

    def __init__(self, first, last):
        self.ordinals = np.arange(first, last + 1)
        self.major, self.minor = np.zeros(self.ordinals.size, bool), np.zeros(self.ordinals.size, bool)
        self.formats = np.full(self.ordinals.size, "", dtype=object)

    def ticks(self, frequency):
        minor = self.minor & ~self.major

        def labels(chosen):
            pairs = zip(self.ordinals[chosen], self.formats[chosen])
            return [pd.Period(ordinal=int(ordinal), freq=frequency).strftime(text) if text else "" for ordinal, text in pairs]
        return PeriodTicks(self.ordinals[self.major].tolist(), labels(self.major), self.ordinals[minor].tolist(), labels(minor))


def _year_steps(years):
    """(minor, major): every how many years a tick stands."""
    for most, steps in ((11, (1, 1)), (20, (1, 2)), (50, (1, 5)), (100, (5, 10)), (200, (5, 25)), (600, (10, 50))):
        if years < most:
            return steps
    factor = years // 1000 + 1
    return factor * 20, factor * 100


def _is_seen(places, low):
    """Whether a label of this rank stands on the axis: one at a first period that is cut off does not."""
    return not (places.size == 0 or (places.size == 1 and places[0] == 0 and low % 1 > 0))


def _first_seen(places, low):
    return places[1] if places[0] == 0 and places.size > 1 and low % 1 > 0 else places[0]


def _annual(low, high):
    marks = _Marks(int(low), int(high + 1))
    minor, major = _year_steps(marks.ordinals.size)
    # Years since 1970, not of the calendar: pandas' ticks follow them.
    marks.major, marks.minor = marks.ordinals % major == 0, marks.ordinals % minor == 0
    marks.formats[marks.major] = "%Y"
    return marks


def _quarterly(low, high):
    marks = _Marks(int(low), int(high))
    span, january = marks.ordinals.size, np.nonzero(marks.ordinals % 4 == 0)[0]
    if span <= 3.5 * 4:
        marks.major[january], marks.minor[:] = True, True
        marks.formats[:] = "Q%q"
        marks.formats[january] = "Q%q\n%F"
        if not _is_seen(january, low):
            marks.formats[1 if span > 1 else 0] = "Q%q\n%F"
    elif span <= 11 * 4:
        marks.major[january], marks.minor[:] = True, True
        marks.formats[january] = "%F"
    else:
        _mark_years(marks, january, marks.ordinals[january] // 4 + 1970, span / 4, "%F")
    return marks


def _monthly(low, high):
    marks = _Marks(int(low), int(high))
    span, month = marks.ordinals.size, marks.ordinals % 12
    january = np.nonzero(month == 0)[0]
    if span <= 4 * 12:
        marks.major[january], marks.minor[:] = True, True
        marks.formats[:] = "%b" if span <= 1.15 * 12 else ""
        if span > 1.15 * 12:
            marks.formats[month % (3 if span <= 2.5 * 12 else 6) == 0] = "%b"
        marks.formats[january] = "%b\n%Y"
        if span <= 1.15 * 12 and not _is_seen(january, low):
            marks.formats[1 if span > 1 else 0] = "%b\n%Y"
    elif span <= 11 * 12:
        marks.major[january], marks.minor[month % 3 == 0] = True, True
        marks.formats[january] = "%Y"
    else:
        # Months are counted since 1970, years from 1: pandas' ticks follow that.
        _mark_years(marks, january, marks.ordinals[january] // 12 + 1, span / 12, "%Y")
    return marks


def _mark_years(marks, starts, years, span_years, text):
    minor, major = _year_steps(span_years)
    marks.major[starts[years % major == 0]] = True
    marks.minor[starts[years % minor == 0]] = True
    marks.formats[starts[years % major == 0]] = text


def _daily(low, high, frequency):
    """Of days, business days, weeks, and all that is shorter."""
    family = _family(frequency)
    per_day = PER_DAY.get(family)
    per_year, per_month = (365 * per_day, 28 * per_day) if per_day else YEAR_AND_MONTH[family]
    marks = _Marks(int(low), int(high))
    dates = pd.period_range(pd.Period(ordinal=int(low), freq=frequency), pd.Period(ordinal=int(high), freq=frequency), freq=frequency)
    marks.major[[0, -1]] = True
    span, starts = marks.ordinals.size, _Starts(dates)
    if span <= per_month:
        if per_day and span < per_day * HOURS[-1][0]:
            _mark_clock(marks, starts, span / per_day, low)
        else:
            _mark_days(marks, starts, low)
    elif span <= per_year // 4:
        _mark_weeks(marks, starts, low, per_day is not None)
    elif span <= 4 * per_year:
        _mark_months(marks, starts, low, span / per_year)
    elif span <= 11 * per_year:
        year = starts.of("year")
        marks.major[year], marks.minor[starts.of("quarter")] = True, True
        marks.minor[year] = False
        marks.formats[year] = "%Y"
    else:
        year = starts.of("year")
        _mark_years(marks, year, dates[year].year, span / per_year, "%Y")
    return marks


class _Starts:
    """Where days, weeks, months … begin among the dates."""

    def __init__(self, dates):
        self.dates, self._before = dates, dates - 1 * dates.freq

    def of(self, unit):
        return np.nonzero(np.asarray(getattr(self.dates, unit)) - np.asarray(getattr(self._before, unit)))[0]

    def every(self, unit, step):
        """Those that are whole multiples of `step`."""
        places = self.of(unit)
        return places[np.asarray(getattr(self.dates, unit))[places] % step == 0]


def _mark_clock(marks, starts, days, low):
    """Ticks at seconds, minutes or hours, with the date at midnight."""
    for unit, above, steps, clock in (("second", "minute", SECONDS, "%H:%M:%S"), ("minute", "hour", MINUTES, "%H:%M"), ("hour", "day", HOURS, "%H:%M")):
        step = next((step for most, step in steps if days < most), None)
        if step is None:
            continue
        places, day, year = starts.every(unit, step), starts.of("day"), starts.of("year")
        marks.major[starts.of(above)], marks.minor[places] = True, True
        marks.formats[places] = clock
        marks.formats[day] = clock + "\n%d-%b"
        marks.formats[year] = clock + "\n%d-%b\n%Y"
        if unit == "hour" and step >= 6 and not _is_seen(year, low):
            marks.formats[_first_seen(day, low)] = clock + "\n%d-%b\n%Y"
        return


def _mark_days(marks, starts, low):
    day, month, year = starts.of("day"), starts.of("month"), starts.of("year")
    marks.major[month], marks.minor[day] = True, True
    marks.formats[day] = "%d"
    marks.formats[month] = "%d\n%b"
    marks.formats[year] = "%d\n%b\n%Y"
    if not _is_seen(year, low):
        marks.formats[_first_seen(month if _is_seen(month, low) else day, low)] = "%d\n%b\n%Y"


def _mark_weeks(marks, starts, low, is_within_days):
    week, month, year = starts.of("week"), starts.of("month"), starts.of("year")
    marks.major[month] = True
    marks.minor[starts.of("day") if is_within_days else slice(None)] = True
    marks.formats[week] = "%d"
    marks.formats[month] = "\n\n%b"
    marks.formats[year] = "\n\n%b\n%Y"
    if not _is_seen(year, low):
        marks.formats[_first_seen(month if _is_seen(month, low) else week, low)] = "\n\n%b\n%Y"


def _mark_months(marks, starts, low, years):
    month, year = starts.of("month"), starts.of("year")
    if years <= 1.15:
        marks.major[month], marks.minor[starts.of("week")] = True, True
        marks.minor[year] = marks.minor[month] = False
        marks.formats[month] = "%b"
    elif years <= 2.5:
        quarter = starts.of("quarter")
        marks.major[quarter], marks.minor[month] = True, True
        marks.formats[quarter] = "%b"
    else:
        marks.major[year], marks.minor[month] = True, True
        marks.minor[year] = False
        marks.formats[month[np.isin(np.asarray(starts.dates.month)[month], (1, 7))]] = "%b"
    marks.formats[year] = "%b\n%Y"
    if years <= 1.15 and not _is_seen(year, low):
        marks.formats[_first_seen(month, low)] = "%b\n%Y"
