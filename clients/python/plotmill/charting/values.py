"""What scripts hand over as numbers: lists, arrays, Series, dates, texts, masked and missing values, as float64.

Dates become days since 1970-01-01 UTC, texts the places of categories. Values are copied once: a script may go on with its arrays."""

from __future__ import annotations

import datetime
import sys
from numbers import Number
from typing import Any

import numpy

from .refuse import refuse

Array = numpy.ndarray[Any, Any]
DAY_NS = 86400e9
_EPOCH = datetime.datetime(1970, 1, 1)
_UTC_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)


def plain(values: Any) -> Any:
    """A pandas object as its array; anything else as it is."""
    pandas = sys.modules.get("pandas")
    if pandas is not None and isinstance(values, (pandas.Series, pandas.Index, pandas.DataFrame, pandas.Categorical)):
        held = getattr(values, "values", None)
        if type(held) is numpy.ndarray and held.dtype.kind in "fiub":
            return held
        dtype = getattr(values, "dtype", None)
        if isinstance(dtype, numpy.dtype) or dtype is None:
            return values.to_numpy()
        if getattr(dtype, "tz", None) is not None:
            return values.to_numpy(dtype="datetime64[ns]")
        if getattr(dtype, "kind", "O") in "fiu" and hasattr(dtype, "numpy_dtype"):
            return values.to_numpy(dtype="float64", na_value=float("nan"))
        if type(dtype).__name__ == "PeriodDtype":
            refuse("data of periods", "their to_timestamp()")
        return numpy.asarray(values)
    return values


def to_days(value: Any) -> float:
    """A date, datetime, Timestamp or datetime64 as days since 1970."""
    if value is None or value != value:
        return float("nan")
    if isinstance(value, numpy.datetime64):
        return float(value.astype("datetime64[ns]").astype("i8") / DAY_NS)
    if not isinstance(value, datetime.date):
        raise TypeError(f"Failed to convert value(s) to axis units: {value!r:.80}")
    if not isinstance(value, datetime.datetime):
        return float(value.toordinal() - 719163)
    since = value - (_EPOCH if value.tzinfo is None else _UTC_EPOCH)
    return since.days + (since.seconds + (since.microseconds + getattr(value, "nanosecond", 0) / 1000) / 1e6) / 86400


def days_of(array: Array) -> Array:
    """A datetime64 array as days; NaT is missing."""
    days = array.astype("datetime64[us]").astype("i8") / (DAY_NS / 1000)
    days[numpy.isnat(array)] = numpy.nan
    return days


def kind_of(values: Any) -> str:
    """"number", "date" or "category": by the first value that says something."""
    array = values if isinstance(values, numpy.ndarray) else None
    if array is not None and array.dtype.kind in "fiub":
        return "number"
    if array is not None and array.dtype.kind in "MUS":
        return "date" if array.dtype.kind == "M" else "category"
    return _kind_of_first(values if array is None else array.ravel())


def _kind_of_first(values: Any) -> str:
    if isinstance(values, (str, bytes, datetime.date, numpy.datetime64)):
        values = (values,)
    if not hasattr(values, "__iter__"):
        return "number"
    for value in values:
        if isinstance(value, (str, bytes)):
            return "category"
        if isinstance(value, (datetime.date, numpy.datetime64)):
            return "date"
        if isinstance(value, (numpy.ndarray, list, tuple)) and len(value):
            return kind_of(value)
        if value is not None and (not isinstance(value, float) or value == value):
            return "number"
    return "number"


def numbers(values: Any, dtype: str = "f8") -> Array:
    """Plain numbers as a new float64 array of any shape; None and masked ones are NaN."""
    if numpy.ma.isMaskedArray(values):
        return numpy.array(values.astype(dtype).filled(numpy.nan))
    try:
        return numpy.array(values, dtype)
    except (TypeError, ValueError):
        array = numpy.array(plain(values), object)
        if array.dtype != object or any(isinstance(value, (list, tuple, numpy.ndarray)) for value in array.ravel()):
            raise ValueError("setting an array element with a sequence: got rows of several lengths, expected one") from None
        return numpy.array([_number(value) for value in array.ravel()], dtype).reshape(array.shape)


def _number(value: Any) -> float:
    if value is None or type(value).__name__ in ("NAType", "NaTType"):
        return float("nan")
    if isinstance(value, Number) or hasattr(value, "__float__"):
        return float(value)  # type: ignore[arg-type]
    raise TypeError(f"Failed to convert value(s) to axis units: {value!r:.80}")


def flat(values: Any) -> Array:
    """Numbers in one row."""
    return numbers(plain(values)).reshape(-1)


def is_scalar(value: Any) -> bool:
    return isinstance(value, (str, bytes, datetime.date, numpy.datetime64)) or not hasattr(value, "__len__")


def is_text(values: Any) -> bool:
    return kind_of(plain(values)) == "category"


def whole_as(numbers: Any, given: Any) -> Any:
    """Whole numbers stay such: scripts write heights and ticks as texts."""
    kind = type(given)
    is_whole = kind is int or kind is not float and kind is not str and getattr(numpy.asarray(plain(given)), "dtype").kind in "iu"
    return numbers.astype(int) if is_whole else numbers
