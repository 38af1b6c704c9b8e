"""Locators and formatters of dates: recorded by name, worked out where the picture is drawn. Times are UTC."""

from __future__ import annotations

import datetime
from typing import Any

from .formatters import Formatter
from .refuse import refuse
from .tickers import Locator


def _only_utc(what: str, tz: Any) -> None:
    if tz is not None and tz is not datetime.timezone.utc and str(tz) != "UTC":
        refuse(f"{what}(tz={tz!r})", "times in UTC")


class DateLocator(Locator):
    pass


class AutoDateLocator(DateLocator):
    def __init__(self, tz: Any = None, minticks: int = 5, maxticks: Any = None, interval_multiples: bool = True) -> None:
        _only_utc("AutoDateLocator", tz)
        if isinstance(maxticks, dict):
            refuse("AutoDateLocator(maxticks={…})", "one number for all")
        if not interval_multiples:
            refuse("AutoDateLocator(interval_multiples=False)", "interval_multiples=True")
        self.minticks, self.maxticks = minticks, maxticks

    def wire(self) -> dict[str, Any]:
        most = {} if self.maxticks is None else {"maxticks": int(self.maxticks)}
        return {"kind": "date", "minticks": int(self.minticks), **most}


class _Every(DateLocator):
    """Every n-th of a unit, or those that are named."""

    unit = ""

    def _begin(self, by: Any, interval: int, tz: Any) -> None:
        _only_utc(type(self).__name__, tz)
        if interval != int(interval) or interval < 1:
            raise ValueError(f"interval: got {interval!r}, expected a whole number of at least 1")
        self.by = None if by is None else [int(day) for day in (by if hasattr(by, "__iter__") else [by])]
        self.interval = int(interval)

    def wire(self) -> dict[str, Any]:
        by = {} if self.by is None else {"by": self.by}
        return {"kind": "date_every", "unit": self.unit, "interval": self.interval, **by}


def _days_of_months(given: Any) -> list[int] | None:
    """None for the first, which is usual."""
    if given is None:
        refuse("bymonthday=None", "bymonthday=1")
    days = [int(day) for day in (given if hasattr(given, "__iter__") else [given])]
    if not days or any(not 1 <= abs(day) <= 31 for day in days):
        raise ValueError(f"bymonthday: got {given!r}, expected days of a month")
    return None if days == [1] else days


class YearLocator(_Every):
    unit = "year"

    def __init__(self, base: int = 1, month: int = 1, day: int = 1, tz: Any = None) -> None:
        if month != int(month) or not 1 <= month <= 12:
            raise ValueError(f"month: got {month!r}, expected 1 to 12")
        self._begin(None, base, tz)
        self.month, self.days = int(month), _days_of_months(day)
        if self.days is not None and (len(self.days) != 1 or not 1 <= self.days[0] <= (28, 30, 31)[(month != 2) + (month in (1, 3, 5, 7, 8, 10, 12))]):
            refuse(f"YearLocator(day={day!r})", "a day that the month has every year")

    def wire(self) -> dict[str, Any]:
        return {**super().wire(), **({} if self.month == 1 else {"month": self.month}), **({} if self.days is None else {"days": self.days})}


class MonthLocator(_Every):
    unit = "month"

    def __init__(self, bymonth: Any = None, bymonthday: int = 1, interval: int = 1, tz: Any = None) -> None:
        self._begin(bymonth, interval, tz)
        self.days = _days_of_months(bymonthday)

    def wire(self) -> dict[str, Any]:
        return {**super().wire(), **({} if self.days is None else {"days": self.days})}


class WeekdayLocator(_Every):
    unit = "weekday"

    def __init__(self, byweekday: Any = 1, interval: int = 1, tz: Any = None) -> None:
        days = byweekday if hasattr(byweekday, "__iter__") else [byweekday]
        self._begin([getattr(day, "weekday", day) for day in days], interval, tz)


class DayLocator(_Every):
    unit = "day"

    def __init__(self, bymonthday: Any = None, interval: int = 1, tz: Any = None) -> None:
        self._begin(bymonthday, interval, tz)


class HourLocator(_Every):
    unit = "hour"

    def __init__(self, byhour: Any = None, interval: int = 1, tz: Any = None) -> None:
        self._begin(byhour, interval, tz)


class MinuteLocator(_Every):
    unit = "minute"

    def __init__(self, byminute: Any = None, interval: int = 1, tz: Any = None) -> None:
        self._begin(byminute, interval, tz)


class SecondLocator(_Every):
    unit = "second"

    def __init__(self, bysecond: Any = None, interval: int = 1, tz: Any = None) -> None:
        self._begin(bysecond, interval, tz)


class MicrosecondLocator(_Every):
    unit = "microsecond"

    def __init__(self, interval: int = 1, tz: Any = None) -> None:
        self._begin(None, interval, tz)


class DateFormatter(Formatter):
    def __init__(self, fmt: str, tz: Any = None, *, usetex: Any = None) -> None:
        _only_utc("DateFormatter", tz)
        if usetex:
            refuse("DateFormatter(usetex=True)", "usetex=False")
        self.fmt = fmt

    def wire(self) -> dict[str, Any]:
        return {"kind": "date", "fmt": self.fmt}

    def __call__(self, x: float, pos: int | None = None) -> str:
        return (datetime.datetime(1970, 1, 1) + datetime.timedelta(days=x)).strftime(self.fmt)


class AutoDateFormatter(Formatter):
    def __init__(self, locator: Any = None, tz: Any = None, defaultfmt: str = "%Y-%m-%d", *, usetex: Any = None) -> None:
        _only_utc("AutoDateFormatter", tz)
        if defaultfmt != "%Y-%m-%d" or usetex:
            refuse("AutoDateFormatter(defaultfmt=…, usetex=…)", "DateFormatter(fmt)")

    def wire(self) -> dict[str, Any]:
        return {"kind": "date_auto"}


class ConciseDateFormatter(Formatter):
    def __init__(self, locator: Any = None, tz: Any = None, formats: Any = None, offset_formats: Any = None, zero_formats: Any = None,
                 show_offset: bool = True, *, usetex: Any = None) -> None:
        _only_utc("ConciseDateFormatter", tz)
        if formats or offset_formats or zero_formats or not show_offset or usetex:
            refuse("ConciseDateFormatter(formats=…, offset_formats=…, zero_formats=…, show_offset=…, usetex=…)", "its defaults")

    def wire(self) -> dict[str, Any]:
        return {"kind": "date_concise"}
