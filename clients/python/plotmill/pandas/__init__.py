"""pandas' plots on Plotmill: `pandas.options.plotting.backend = "plotmill"`, then DataFrame.plot as ever, and `scatter_matrix`.

What is not covered raises NotImplementedError that names it.
"""

import numpy as np
import pandas as pd

from .. import pyplot as plt
from .bars import BarhPlot, BarPlot
from .boxes import BoxPlot, boxplot, boxplot_frame_groupby
from .curves import andrews_curves, autocorrelation_plot, bootstrap_plot, lag_plot, parallel_coordinates
from .hists import HistPlot, hist_frame, hist_series
from .layers import left_of
from .lines import AreaPlot, KdePlot, LinePlot
from .matrix import scatter_matrix
from .pies import PiePlot
from .points import HexBinPlot, ScatterPlot
from .radviz import radviz
from .tables import table

KINDS = {"line": LinePlot, "area": AreaPlot, "kde": KdePlot, "density": KdePlot, "bar": BarPlot, "barh": BarhPlot, "hist": HistPlot, "box": BoxPlot,
         "pie": PiePlot, "scatter": ScatterPlot, "hexbin": HexBinPlot}
PLANES = ("scatter", "hexbin")
boxplot_frame = boxplot

__all__ = ["andrews_curves", "autocorrelation_plot", "bootstrap_plot", "boxplot", "boxplot_frame", "boxplot_frame_groupby", "hist_frame", "hist_series", "lag_plot", "parallel_coordinates", "plot",
           "radviz", "scatter_matrix", "table"]


def plot(data, kind="line", x=None, y=None, **kwargs):
    """What DataFrame.plot and Series.plot call; returns the axes."""
    if kind not in KINDS:
        raise ValueError(f"{kind} is not a valid plot kind")
    if kind in PLANES:
        if not isinstance(data, pd.DataFrame):
            raise ValueError(f"plot kind {kind} can only be used for data frames")
        return KINDS[kind](data, x=x, y=y, **kwargs).run()
    if isinstance(data, pd.Series):
        if kwargs.get("ax") is None and plt.get_fignums():
            kwargs["ax"] = left_of(plt.gca())
        return KINDS[kind](data, **{"legend": False, **kwargs}).run()
    if kind == "pie" and y is None and not kwargs.get("subplots"):
        raise ValueError("pie requires either y column or 'subplots=True'")
    kwargs.setdefault("legend", True)
    return KINDS[kind](*_chosen(data, x, y, kwargs), **kwargs).run()


def _chosen(data, x, y, kwargs):
    """The table with x as its index, and of its columns those of y."""
    data = data.copy()
    is_numbered = data.columns.holds_integer()
    if x is not None:
        x = data.columns[x] if isinstance(x, (int, np.integer)) and not is_numbered else x
        if not isinstance(data[x], pd.Series):
            raise ValueError("x must be a label or position")
        data = data.set_index(x)
    if y is None:
        return (data,)
    places = [y] if isinstance(y, (int, np.integer)) else y
    if not is_numbered and not isinstance(places, str) and np.iterable(places) and all(isinstance(place, (int, np.integer)) for place in places):
        y = data.columns[y]
    for key in ("xerr", "yerr"):
        if isinstance(kwargs.get(key), str) and kwargs[key] in data:
            kwargs[key] = data[kwargs[key]]
    label, data = kwargs.pop("label", None), data[y].copy()
    if isinstance(data, pd.Series):
        data.name = label or y
    elif label is not None:
        if isinstance(label, str) or len(label) != len(data.columns):
            raise ValueError("label should be list-like and same length as y")
        data.columns = label
    return (data,)
