"""pandas.plotting's pictures of whole tables and series: a line for each row, and a series against itself."""

import itertools
import random

import numpy as np
import pandas as pd

from .. import pyplot as plt
from .base import is_single_color, written
from .grids import style_labels

NORMAL_95, NORMAL_99 = 1.959963984540054, 2.5758293035489004  # two-sided quantiles of the normal distribution
CURVE_PLACES = 200
SMALL_POINTS = 8


def class_colors(classes, color, colormap):
    """As pandas has them: given, of a map, or at random, each from its number as the seed."""
    count = len(classes)
    if isinstance(color, dict):
        return color
    if color is not None:
        found = [color] if is_single_color(color) else list(color)
    elif colormap is not None:
        cmap = plt.get_cmap(colormap) if isinstance(colormap, str) else colormap
        found = [cmap(place) for place in np.linspace(0, 1, num=count)]
    else:
        found = [np.random.RandomState(number).rand(3).tolist() for number in range(count)]
    return dict(zip(classes, itertools.islice(itertools.cycle(found), max(count, len(found)))))


def _draw_rows(ax, x, rows, classes, colors, kwargs):
    """A line for each row; the first of a class has the class's name."""
    named = set()
    for values, name in zip(rows, classes):
        label = written(name)
        ax.plot(x, values, color=colors[name], **({} if label in named else {"label": label}), **kwargs)
        named.add(label)


def parallel_coordinates(frame, class_column, cols=None, ax=None, color=None, use_columns=False, xticks=None, colormap=None, axvlines=True,
                         axvlines_kwds=None, sort_labels=False, **kwargs):
    """pandas.plotting.parallel_coordinates."""
    table = frame.drop(class_column, axis=1) if cols is None else frame[cols]
    x = list(table.columns) if use_columns is True else list(range(table.shape[1])) if xticks is None else list(xticks)
    if not np.all(np.isreal(x)):
        raise ValueError("Columns must be numeric to be used as xticks" if use_columns is True else "xticks specified must be numeric")
    if len(x) != table.shape[1]:
        raise ValueError("Length of xticks must match number of columns")
    ax = plt.gca() if ax is None else ax
    classes = frame[class_column].drop_duplicates()
    colors = class_colors(classes, color, colormap)
    if sort_labels:
        colors = dict(zip(sorted(classes), sorted(colors.values())))
    _draw_rows(ax, x, table.to_numpy(), frame[class_column], colors, kwargs)
    for place in x if axvlines else ():
        ax.axvline(place, **({"linewidth": 1, "color": "black"} if axvlines_kwds is None else axvlines_kwds))
    ax.set_xticks(x)
    ax.set_xticklabels(table.columns)
    ax.set_xlim(x[0], x[-1])
    return _finished(ax)


def andrews_curves(frame, class_column, ax=None, samples=CURVE_PLACES, color=None, colormap=None, **kwargs):
    """pandas.plotting.andrews_curves: each row as the coefficients of a Fourier series."""
    places = np.linspace(-np.pi, np.pi, samples)

    def curve(values):
        rest = np.resize(values[1:], (len(values) // 2, 2))
        turns = np.outer(np.arange(len(rest)) + 1, places)
        return values[0] / np.sqrt(2) + np.sum(rest[:, :1] * np.sin(turns) + rest[:, 1:] * np.cos(turns), axis=0)

    if ax is None:
        ax = plt.gca()
        ax.set_xlim(-np.pi, np.pi)
    rows = frame.drop(class_column, axis=1).to_numpy(float)
    colors = class_colors(frame[class_column].drop_duplicates(), color, colormap)
    _draw_rows(ax, places, [curve(row) for row in rows], frame[class_column], colors, kwargs)
    return _finished(ax)


def _finished(ax):
    ax.legend(loc="upper right")
    ax.grid()
    return ax


def lag_plot(series, lag=1, ax=None, **kwargs):
    """pandas.plotting.lag_plot: each value against the one `lag` later."""
    values = pd.Series(series).to_numpy()
    ax = plt.gca() if ax is None else ax
    ax.set_xlabel("y(t)")
    ax.set_ylabel(f"y(t + {lag})")
    ax.scatter(values[:-lag], values[lag:], **{"c": plt.rcParams["patch.facecolor"], **kwargs})
    return ax


def autocorrelation_plot(series, ax=None, **kwargs):
    """pandas.plotting.autocorrelation_plot: the correlation with itself by the lag, with bands of 95 and 99 percent."""
    values = np.asarray(series)
    count = len(values)
    if ax is None:
        ax = plt.gca()
        ax.set_xlim(1, count)
        ax.set_ylim(-1.0, 1.0)
    away = values - np.mean(values)
    variance = np.sum(away ** 2) / count
    lags = np.arange(count) + 1
    found = [(away[:count - lag] * away[lag:]).sum() / count / variance for lag in lags]
    for height, look in ((NORMAL_99, {"linestyle": "--", "color": "grey"}), (NORMAL_95, {"color": "grey"}), (0, {"color": "black"}),
                         (-NORMAL_95, {"color": "grey"}), (-NORMAL_99, {"linestyle": "--", "color": "grey"})):
        ax.axhline(y=height / np.sqrt(count), **look)
    ax.set_xlabel("Lag")
    ax.set_ylabel("Autocorrelation")
    ax.plot(lags, found, **kwargs)
    if "label" in kwargs:
        ax.legend()
    ax.grid()
    return ax


def bootstrap_plot(series, fig=None, size=50, samples=500, **kwargs):
    """pandas.plotting.bootstrap_plot: means, medians and midranges of random samples, in their order and as histograms."""
    values = list(series.to_numpy())
    drawn = [random.sample(values, size) for _ in range(samples)]
    found = {"Mean": np.mean(drawn, axis=1), "Median": np.median(drawn, axis=1), "Midrange": (np.min(drawn, axis=1) + np.max(drawn, axis=1)) * 0.5}
    fig = plt.figure() if fig is None else fig
    axes = []
    for numbers in found.values():
        axes.append(fig.add_subplot(2, 3, len(axes) + 1))
        axes[-1].set_xlabel("Sample")
        axes[-1].plot(np.arange(samples), numbers, **kwargs)
    for name, numbers in found.items():
        axes.append(fig.add_subplot(2, 3, len(axes) + 1))
        axes[-1].set_xlabel(name)
        axes[-1].hist(numbers, **kwargs)
    for ax in axes:
        style_labels(ax, "x", SMALL_POINTS)
        style_labels(ax, "y", SMALL_POINTS)
    if not fig.get_constrained_layout():
        plt.tight_layout()
    return fig
