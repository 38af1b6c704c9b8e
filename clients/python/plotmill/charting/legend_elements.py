"""PathCollection.legend_elements(): handles for the colours or sizes of a scatter."""

from __future__ import annotations

from typing import Any

import numpy

from .formatters import ScalarFormatter, StrMethodFormatter
from .lines import Line2D
from .rc import rcParams
from .refuse import refuse
from .tickers import FixedLocator, Locator, MaxNLocator


def elements(points: Any, prop: str, num: Any, fmt: Any, func: Any, kwargs: dict[str, Any]) -> tuple[list[Any], list[str]]:
    if prop not in ("colors", "sizes"):
        raise ValueError(f"Valid values for `prop` are 'colors' or 'sizes'. You supplied '{prop}' instead.")
    if prop == "colors" and points.get_array() is None:
        import warnings
        warnings.warn("Collection without array used. Make sure to specify the values to be colormapped via the `c` argument.", stacklevel=3)
        return [], []
    if prop == "colors":
        points.autoscale_None()  # by all values, before single ones are asked for
    array = numpy.asarray(points.get_array() if prop == "colors" else points.get_sizes(), float)
    seen = numpy.unique(array[numpy.isfinite(array)])
    shown = numpy.unique(func(seen))
    values, labels = _chosen(points, prop, num, seen, shown, func, array)
    handles = [_handle(points, prop, value, label, kwargs) for value, label in zip(values, labels)]
    decimals = _decimals(numpy.asarray(labels, float))
    texts = [_text(fmt, float(label), decimals) for label in labels]
    return handles, texts


def _chosen(points: Any, prop: str, num: Any, seen: Any, shown: Any, func: Any, array: Any) -> tuple[Any, Any]:
    if num == "auto":
        num = None if len(seen) <= 9 else 9
    if num is None:
        return seen, func(seen)
    if isinstance(num, Locator):
        locator = num
    elif numpy.iterable(num):
        locator = FixedLocator(num)
    else:
        locator = MaxNLocator(nbins=int(num), min_n_ticks=int(num) - 1, steps=[1, 2, 2.5, 3, 5, 6, 8, 10])
    labels = numpy.asarray(locator.tick_values(shown.min(), shown.max()))
    labels = labels[(labels >= shown.min()) & (labels <= shown.max())]
    x = numpy.linspace(array.min(), array.max(), 256)
    order = numpy.argsort(func(x))
    return numpy.interp(labels, func(x)[order], x[order]), labels


def _handle(points: Any, prop: str, value: float, label: float, kwargs: dict[str, Any]) -> Line2D:
    size = kwargs.get("size", rcParams["lines.markersize"] if prop == "colors" else numpy.sqrt(value))
    color = points.cmap(points.norm(value)) if prop == "colors" else kwargs.get("color", "k")
    more = {name: given for name, given in kwargs.items() if name not in ("size", "color", "markeredgewidth", "alpha")}
    if set(more) - {"marker", "markeredgecolor"}:
        refuse(f"legend_elements({sorted(more)[0]}=…)", "size, color, alpha")
    alpha = kwargs.get("alpha", points.get_alpha())
    own = "s" if points._marker == "," else points._marker  # a scatter's pixels are squares
    return Line2D([0], [0], linestyle="", color=color, markersize=float(size), marker=more.get("marker", own),
                  markeredgewidth=float(points.get_linewidths()[0]), alpha=alpha)


def _text(fmt: Any, label: float, decimals: int) -> str:
    if fmt is None:
        return f"$\\mathdefault{{{_plain(label, decimals)}}}$"
    formatter = StrMethodFormatter(fmt) if isinstance(fmt, str) else fmt
    if isinstance(formatter, ScalarFormatter):
        return f"$\\mathdefault{{{_plain(label, decimals)}}}$" if formatter.useMathText else _plain(label, decimals)
    return str(formatter(label))


def _plain(label: float, decimals: int) -> str:
    """As ScalarFormatter without offset shows it."""
    return f"{label:.{decimals}f}".replace("-", "\N{MINUS SIGN}")


def _decimals(labels: Any) -> int:
    """So many that all labels are told apart, as ScalarFormatter counts them."""
    span = float(numpy.ptp(labels)) if len(labels) else 0.0
    span = span or float(numpy.abs(labels).max() if len(labels) else 1.0) or 1.0
    magnitude = int(numpy.floor(numpy.log10(span)))
    decimals = max(0, 3 - magnitude)
    if not len(labels):
        return decimals
    while decimals >= 0 and numpy.abs(labels - numpy.round(labels, decimals)).max() < 1e-3 * 10.0 ** magnitude:
        decimals -= 1
    return decimals + 1
