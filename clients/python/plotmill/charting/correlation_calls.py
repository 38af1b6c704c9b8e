"""xcorr() and acorr()."""

from __future__ import annotations

from typing import Any

import numpy

from .given import takes_data
from .values import numbers


class CorrelationCalls:
    __slots__ = ()

    @takes_data("x")
    def acorr(self: Any, x: Any, **kwargs: Any) -> tuple[Any, Any, Any, Any]:
        return self.xcorr(x, x, **kwargs)

    @takes_data("x", "y")
    def xcorr(self: Any, x: Any, y: Any, normed: bool = True, detrend: Any = None, usevlines: bool = True, maxlags: Any = 10,
              **kwargs: Any) -> tuple[Any, Any, Any, Any]:
        """The correlation for each lag up to `maxlags`; None: all."""
        x, y = numbers(x).reshape(-1), numbers(y).reshape(-1)
        if len(x) != len(y):
            raise ValueError("x and y must be equal length")
        x, y = (x, y) if detrend is None else (detrend(x), detrend(y))
        found = numpy.correlate(x, y, mode="full")
        if normed:
            found = found / numpy.sqrt(numpy.dot(x, x) * numpy.dot(y, y))
        most = len(x) - 1 if maxlags is None else int(maxlags)
        if not 1 <= most < len(x):
            raise ValueError(f"maxlags must be None or strictly positive < {len(x)}")
        lags = numpy.arange(-most, most + 1)
        found = found[len(x) - 1 - most:len(x) + most]
        if usevlines:
            strokes = self.vlines(lags, [0], found, **kwargs)
            kwargs.pop("label", "")
            return lags, found, strokes, self.axhline(**kwargs)
        kwargs.setdefault("marker", "o")
        kwargs.setdefault("linestyle", "None")
        return lags, found, self.plot(lags, found, **kwargs)[0], None
