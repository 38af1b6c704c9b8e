"""At which heights contours are drawn."""

from __future__ import annotations

import warnings
from numbers import Integral
from typing import Any

import numpy

from .tickers import LogLocator, MaxNLocator

USUAL = 7


def levels_of(given: Any, filled: bool, extend: str, limits: tuple[float, float], locator: Any, is_log: bool) -> Any:
    """A number of levels, or the levels themselves."""
    low, high = limits
    given = USUAL if given is None else given
    if isinstance(given, Integral):
        levels = _found(int(given), extend, limits, locator or (LogLocator() if is_log else MaxNLocator(int(given) + 1, min_n_ticks=1)))
    else:
        levels = numpy.asarray(given).astype(float)
    if not filled and not ((levels > low) & (levels < high)).any():
        levels = numpy.array([low])
        warnings.warn("No contour levels were found within the data range.", UserWarning, stacklevel=6)
    if filled and len(levels) < 2:
        raise ValueError("Filled contours require at least 2 levels.")
    if len(levels) > 1 and numpy.min(numpy.diff(levels)) <= 0:
        raise ValueError("Contour levels must be increasing")
    return levels


def _found(count: int, extend: str, limits: tuple[float, float], locator: Any) -> Any:
    """The locator's ticks, of which at most one lies beyond each end of the data (none where the contour goes on beyond its levels)."""
    low, high = limits
    levels = numpy.asarray(locator.tick_values(low, high))
    if getattr(locator, "params", {}).get("symmetric"):
        return levels
    under, over = numpy.nonzero(levels < low)[0], numpy.nonzero(levels > high)[0]
    first = (under[-1] if len(under) else 0) + (extend in ("min", "both"))
    end = (over[0] + 1 if len(over) else len(levels)) - (extend in ("max", "both"))
    return levels if end - first < 3 else levels[first:end]
