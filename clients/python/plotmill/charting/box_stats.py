"""The five numbers of a box, its whiskers, notches and outliers."""

from __future__ import annotations

from typing import Any

import numpy


def box_stats(sets: list[Any], whis: Any, labels: Any = None, autorange: bool = False, bootstrap: Any = None) -> list[dict[str, Any]]:
    if labels is not None and len(labels) != len(sets):
        raise ValueError("Dimensions of labels and X must be compatible")
    return [_stats(numpy.asarray(one, float), whis, None if labels is None else labels[i], autorange, bootstrap) for i, one in enumerate(sets)]


def _stats(x: Any, whis: Any, label: Any, autorange: bool, bootstrap: Any) -> dict[str, Any]:
    found: dict[str, Any] = {} if label is None else {"label": label}
    if not len(x):
        nothing = dict.fromkeys(("mean", "q1", "med", "q3", "iqr", "cilo", "cihi", "whislo", "whishi"), numpy.nan)
        return {**found, **nothing, "fliers": numpy.array([])}
    drawn = None if bootstrap is None else _resampled_notch(x, int(bootstrap))  # before all else, as its random numbers are the script's
    q1, median, q3 = numpy.percentile(x, [25, 50, 75])
    spread = q3 - q1
    if spread == 0 and autorange:
        whis = (0, 100)
    if numpy.ndim(whis) == 0 and not isinstance(whis, str):
        low, high = q1 - whis * spread, q3 + whis * spread
    elif numpy.ndim(whis) == 1:
        low, high = numpy.percentile(x, whis)
    else:
        raise ValueError(f"whis: got {whis!r}, expected a number or (low, high) percentiles")
    above, below = x[x >= low], x[x <= high]
    whislo = q1 if not len(above) or above.min() > q1 else above.min()
    whishi = q3 if not len(below) or below.max() < q3 else below.max()
    half = 1.57 * spread / numpy.sqrt(len(x))  # McGill, Tukey and Larsen, 1978
    cilo, cihi = (median - half, median + half) if drawn is None else drawn
    return {**found, "mean": x.mean(), "q1": q1, "med": median, "q3": q3, "iqr": spread, "cilo": cilo, "cihi": cihi, "whislo": whislo,
            "whishi": whishi, "fliers": numpy.concatenate([x[x < whislo], x[x > whishi]])}


def _resampled_notch(x: Any, count: int) -> tuple[float, float]:
    """The 95 % interval of the median of `count` samples with replacement, by numpy's global generator as matplotlib's."""
    x = x[~numpy.isnan(x)]
    medians = numpy.median(x[numpy.random.randint(len(x), size=(count, len(x)))], axis=1)
    low, high = numpy.percentile(medians, [2.5, 97.5])
    return float(low), float(high)
