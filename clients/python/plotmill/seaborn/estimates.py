"""Estimates of many values by one, and intervals about it."""

import warnings
from numbers import Number

import numpy as np
import pandas as pd

DEFAULT_LEVELS = {"ci": 95, "pi": 95, "se": 1, "sd": 1}
USAGE = "`errorbar` must be a callable, string, or (string, number) tuple"


def with_deprecated_ci(errorbar, ci):
    """The errorbar that an old `ci` stands for."""
    if ci == "deprecated":
        return errorbar
    errorbar = None if ci is None else "sd" if ci == "sd" else ("ci", ci)
    warnings.warn(f"\n\nThe `ci` parameter is deprecated. Use `errorbar={errorbar!r}` for the same effect.\n", FutureWarning, stacklevel=3)
    return errorbar


def _checked(errorbar):
    """(method, level) of what a caller gave."""
    if errorbar is None or callable(errorbar):
        return errorbar, None
    if isinstance(errorbar, str):
        method, level = errorbar, DEFAULT_LEVELS.get(errorbar)
    else:
        try:
            method, level = errorbar
        except (ValueError, TypeError) as error:
            raise type(error)(USAGE) from error
    if method not in DEFAULT_LEVELS:
        raise ValueError(f"`errorbar` must be one of {list(DEFAULT_LEVELS)}, but {method!r} was passed.")
    if level is not None and not isinstance(level, Number):
        raise TypeError(USAGE)
    return method, level


class Aggregator:
    """(estimate, low, high) of a vector; without an interval the ends are NaN."""

    def __init__(self, estimator, errorbar=None, n_boot=1000, seed=None):
        self.estimator, self.n_boot, self.seed = estimator, n_boot, seed
        self.method, self.level = _checked(errorbar)

    def __call__(self, values, units=None):
        values = pd.Series(values)
        estimate = self.estimator(values) if callable(self.estimator) else values.agg(self.estimator)
        if self.method is None or len(values) <= 1:
            return estimate, np.nan, np.nan
        if callable(self.method):
            return (estimate, *self.method(values))
        if self.method in ("sd", "se"):
            half = (values.std() if self.method == "sd" else values.sem()) * self.level
            return estimate, estimate - half, estimate + half
        if self.method == "ci":
            values = bootstrap(values, self.estimator, self.n_boot, self.seed, units)
        return (estimate, *_percentiles(values, self.level))


def _percentiles(values, width):
    edge = (100 - width) / 2
    return np.nanpercentile(values, (edge, 100 - edge))


def bootstrap(values, function="mean", n_boot=1000, seed=None, units=None, axis=None):
    """The function's values of `n_boot` samples drawn with replacement; with `units`, of units and then within each; rows of a table with `axis` 0."""
    values = np.asarray(values)
    random = seed if isinstance(seed, np.random.RandomState) else np.random.default_rng(seed)
    integers = random.randint if isinstance(random, np.random.RandomState) else random.integers
    function = _numpy_function(function, values)
    if units is not None:
        return _bootstrap_of_units(values, np.asarray(units), function, n_boot, integers)
    count = len(values)
    return np.array([function(values.take(integers(0, count, count, dtype=np.intp), axis=axis)) for _ in range(int(n_boot))])


def _numpy_function(name, values):
    """The function of numpy by that name, that which leaves out NaN if there is any."""
    if callable(name):
        return name
    if np.isnan(np.sum(values)) and not name.startswith("nan"):
        careful = getattr(np, "nan" + name, None)
        if careful is not None:
            return careful
        warnings.warn(f"Data contain nans but no nan-aware version of `{name}` found", UserWarning, stacklevel=4)
    return getattr(np, name)


def _bootstrap_of_units(values, units, function, n_boot, integers):
    parts = [values[units == unit] for unit in np.unique(units)]
    found = []
    for _ in range(int(n_boot)):
        chosen = [parts[i] for i in integers(0, len(parts), len(parts), dtype=np.intp)]
        picks = [integers(0, len(part), len(part), dtype=np.intp) for part in chosen]
        found.append(function(np.concatenate([part.take(pick, axis=0) for part, pick in zip(chosen, picks)])))
    return np.array(found)
