"""Density estimates with Gaussian kernels, as scipy's gaussian_kde has them, in one dimension."""

import math

import numpy as np

FULL_CHUNK = 1 << 22  # items of the table of kernels that is worked on at once


class Kernels:
    """The density of a vector: a Gaussian at each value, all of the same width."""

    def __init__(self, values, bw_method=None, bw_adjust=1, weights=None):
        self.values = np.asarray(values, float)
        count = self.values.size
        if count < 2:
            raise ValueError("`dataset` input should have multiple elements.")
        weights = np.full(count, 1 / count) if weights is None else np.asarray(weights, float) / np.sum(weights)
        self.weights, effective = weights, 1 / np.sum(weights ** 2)
        self.factor = self._factor(bw_method, effective) * bw_adjust
        mean = np.sum(weights * self.values)
        variance = np.sum(weights * (self.values - mean) ** 2) / (1 - np.sum(weights ** 2))
        self.width = math.sqrt(variance) * self.factor

    def _factor(self, method, effective):
        if method is None or method == "scott":
            return effective ** (-1 / 5)
        if method == "silverman":
            return (effective * 3 / 4) ** (-1 / 5)
        if np.isscalar(method) and not isinstance(method, str):
            return float(method)
        if callable(method):
            return float(method(self))
        raise ValueError("`bw_method` should be 'scott', 'silverman', a scalar or a callable.")

    def __call__(self, places):
        """The density at each place."""
        places = np.asarray(places, float)
        found = np.empty(places.size)
        step = max(1, FULL_CHUNK // self.values.size)
        for first in range(0, places.size, step):
            away = (places[first:first + step, None] - self.values) / self.width
            found[first:first + step] = np.exp(-away * away / 2) @ self.weights
        return found / (self.width * math.sqrt(2 * math.pi))

    def mass_below(self, places):
        """The share of the density from the first place to each."""
        below = np.array([[math.erf((place - value) / (self.width * math.sqrt(2))) for value in self.values] for place in places])
        sums = (below / 2) @ self.weights
        return sums - sums[0]


class DensityEstimate:
    """Rules of kdeplot: bandwidth, grid and cumulation; `fix_support` gives all later estimates one grid."""

    def __init__(self, bw_method="scott", bw_adjust=1, gridsize=200, cut=3, clip=None, cumulative=False):
        self.bw_method, self.bw_adjust = bw_method, bw_adjust
        self.gridsize, self.cut, self.cumulative = gridsize, cut, cumulative
        low, high = (None, None) if clip is None else clip
        self.clip = -np.inf if low is None else low, np.inf if high is None else high
        self._support = None

    def fix_support(self, values):
        self._support = self._grid(np.asarray(values, float), Kernels(values, self.bw_method, self.bw_adjust))

    def _grid(self, values, kernels):
        low = max(values.min() - kernels.width * self.cut, self.clip[0])
        high = min(values.max() + kernels.width * self.cut, self.clip[1])
        return np.linspace(low, high, self.gridsize)

    def __call__(self, values, weights=None):
        """(density, places), or None of values that do not vary."""
        values = np.asarray(values, float)
        if values.size < 2 or math.isclose(np.nan_to_num(values.var(ddof=1)), 0):
            return None
        kernels = Kernels(values, self.bw_method, self.bw_adjust, weights)
        # The grid is that of the values without their weights, as seaborn has it.
        support = self._grid(values, Kernels(values, self.bw_method, self.bw_adjust)) if self._support is None else self._support
        return (kernels.mass_below(support) if self.cumulative else kernels(support)), support
