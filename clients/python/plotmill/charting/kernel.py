"""Densities by Gaussian kernels, as violins need them (Scott's and Silverman's rules of thumb)."""

from __future__ import annotations

from typing import Any

import numpy


def density(sample: Any, at: Any, bw_method: Any = None) -> Any:
    count = len(sample)
    if bw_method is None or isinstance(bw_method, str) and bw_method == "scott":
        factor = count ** -0.2
    elif isinstance(bw_method, str) and bw_method == "silverman":
        factor = (count * 0.75) ** -0.2
    elif isinstance(bw_method, (int, float)):
        factor = float(bw_method)
    else:
        from .refuse import refuse
        refuse(f"bw_method={bw_method!r:.40}", "'scott', 'silverman' or a number")
    variance = numpy.cov(sample, bias=False) * factor ** 2
    distance = at[:, None] - sample[None, :]
    return numpy.exp(-distance ** 2 / (2 * variance)).sum(axis=1) / (count * numpy.sqrt(2 * numpy.pi * variance))


def violin_stats(sets: list[Any], bw_method: Any, points: int, quantiles: Any) -> list[dict[str, Any]]:
    if quantiles is None or not len(quantiles):
        levels: list[Any] = [[] for _ in sets]
    else:
        levels = [quantiles] if numpy.ndim(quantiles[0]) == 0 else list(quantiles)
    if len(levels) != len(sets):
        raise ValueError("List of violinplot statistics and quantiles values must have the same length")
    found = []
    for sample, level in zip(sets, levels):
        low, high = sample.min(), sample.max()
        coords = numpy.linspace(low, high, points)
        vals = (sample[0] == coords).astype(float) if (sample[0] == sample).all() else density(sample, coords, bw_method)
        found.append({"coords": coords, "vals": vals, "mean": sample.mean(), "median": numpy.median(sample), "min": low, "max": high,
                      "quantiles": numpy.atleast_1d(numpy.percentile(sample, 100 * numpy.asarray(level, float))) if len(level) else numpy.array([])})
    return found
