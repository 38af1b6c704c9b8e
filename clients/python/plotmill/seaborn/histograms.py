"""Histogram rules: where bins begin and end, and what their heights count."""

from dataclasses import dataclass

import numpy as np

STATS = ("count", "frequency", "density", "probability", "proportion", "percent")


@dataclass
class BinRule:
    """How histplot bins: `edges` of values, and `heights` of values in edges."""

    stat: str = "count"
    bins: object = "auto"
    binwidth: object = None
    binrange: object = None
    discrete: bool = False
    cumulative: bool = False

    def __post_init__(self):
        if self.stat not in STATS:
            raise ValueError(f"`stat` must be one of {list(STATS)}, but {self.stat!r} was passed.")

    def edges(self, values, weights=None):
        low, high = (np.min(values), np.max(values)) if self.binrange is None else self.binrange
        if self.discrete:
            edges = np.arange(low - .5, high + 1.5)
        elif self.binwidth is not None:
            edges = np.arange(low, high + self.binwidth, self.binwidth)
        else:
            edges = np.histogram_bin_edges(values, self.bins, self.binrange, weights)
        if isinstance(self.bins, (str, int, np.integer)):
            return np.linspace(edges.min(), edges.max(), len(edges))
        return edges

    def heights(self, values, edges, weights=None):
        counts, _ = np.histogram(values, edges, weights=weights, density=self.stat == "density")
        widths = np.diff(edges)
        if self.stat in ("probability", "proportion", "percent"):
            counts = counts.astype(float) / counts.sum() * (100 if self.stat == "percent" else 1)
        elif self.stat == "frequency":
            counts = counts.astype(float) / widths
        if self.cumulative:
            counts = (counts * widths if self.stat in ("density", "frequency") else counts).cumsum()
        return counts
