"""Dates by matplotlib's names: days since 1970, locators and formatters."""

from __future__ import annotations

import datetime
from typing import Any

from .charting.not_covered import refuser
from .charting.date_tickers import (
    AutoDateFormatter, AutoDateLocator, ConciseDateFormatter, DateFormatter, DateLocator, DayLocator, HourLocator,
    MicrosecondLocator, MinuteLocator, MonthLocator, SecondLocator, WeekdayLocator, YearLocator,
)
from .charting.values import to_days

MO, TU, WE, TH, FR, SA, SU = range(7)
_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)


def date2num(d: Any) -> Any:
    """Days since 1970 of one date, or of many."""
    if hasattr(d, "__iter__") and not isinstance(d, str):
        import numpy
        array = numpy.asarray(d)
        return numpy.array([to_days(one) for one in array.ravel()]).reshape(array.shape)
    return to_days(d)


def num2date(x: Any, tz: Any = None) -> Any:
    """datetime in UTC, or in `tz`, of one number or of many."""
    if hasattr(x, "__iter__"):
        return [num2date(one, tz) for one in x]
    return (_EPOCH + datetime.timedelta(microseconds=round(float(x) * 86_400_000_000))).astimezone(tz or datetime.timezone.utc)


def datestr2num(d: Any, default: Any = None) -> Any:
    """Of texts in ISO's form."""
    import numpy
    return date2num(numpy.asarray(d, "datetime64[us]") if not isinstance(d, str) else numpy.datetime64(d))


def drange(dstart: Any, dend: Any, delta: datetime.timedelta) -> Any:
    """From one date to before another in steps."""
    import numpy
    first, last, step = date2num(dstart), date2num(dend), delta / datetime.timedelta(days=1)
    return first + step * numpy.arange(int(numpy.ceil((last - first) / step - 1e-9)))


__all__ = [
    "AutoDateFormatter", "AutoDateLocator", "ConciseDateFormatter", "DateFormatter", "DateLocator", "DayLocator", "FR",
    "HourLocator", "MO", "MicrosecondLocator", "MinuteLocator", "MonthLocator", "SA", "SU", "SecondLocator", "TH", "TU", "WE",
    "WeekdayLocator", "YearLocator", "date2num", "datestr2num", "drange", "num2date",
]

__getattr__ = refuser("dates")
