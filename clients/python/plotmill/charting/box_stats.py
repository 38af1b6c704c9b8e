"""The five numbers of a box, its whiskers, notches and outliers."""

from __future__ import annotations

from typing import Any

import numpy


def box_stats(sets: list[Any], whis: Any, labels: Any = None, autorange: bool = False) -> list[dict[str, Any]]:
    if labels is not None and len(labels) != len(sets):
        raise ValueError("Dimensions of labels and X must be compatible")
    return [_stats(numpy.asarray(one, float), whis, None if labels is None else labels[i], autorange) for i, one in enumerate(sets)]


def _stats(x: Any, whis: Any, label: Any, autorange: bool) -> dict[str, Any]:
    found: dict[str, Any] = {} if label is None else {"label": label}
    if not len(x):
        nothing = dict.fromkeys(("mean", "q1", "med", "q3", "iqr", "cilo", "cihi", "whislo", "whishi"), numpy.nan)
        return {**found, **nothing, "fliers": numpy.array([])}
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
    return {**found, "mean": x.mean(), "q1": q1, "med": median, "q3": q3, "iqr": spread, "cilo": median - half, "cihi": median + half, "whislo": whislo,
            "whishi": whishi, "fliers": numpy.concatenate([x[x < whislo], x[x > whishi]])}
