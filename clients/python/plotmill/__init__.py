"""Plotmill's producer: hand tables over, get picture files, in the background.

    import pandas as pd, plotmill

    with plotmill.Client() as client:                      # no broker anywhere: starts a private one
        future = client.submit(pd.read_csv("sales.csv"), key="sales", folder="download")
        print(future.result().paths)

`submit` returns a genuine `concurrent.futures.Future`, so `as_completed`, `wait` and `asyncio.wrap_future` work as they
are. `map` keeps a bounded number of jobs in flight. See `Client`.
"""

import sys

from .charting.not_covered import AbsentModules
from .client import Client
from .errors import Busy, JobFailed, PlotmillError, Refused, Unreachable
from .events import Events
from .result import Chart, Result

__version__ = "0.1.0"
__all__ = ["Busy", "Chart", "Client", "Events", "JobFailed", "PlotmillError", "Refused", "Result", "Unreachable"]

sys.meta_path.append(AbsentModules)

_PANDAS = ("boxplot", "boxplot_frame", "boxplot_frame_groupby", "hist_frame", "hist_series", "plot")
_PYPLOT = ("colormaps", "cycler", "get_backend", "rc", "rc_context", "rcParams", "rcParamsDefault", "rcdefaults", "style")
_MODULES = ("cm", "collections", "colors", "container", "dates", "figure", "font_manager", "gridspec", "lines", "patches", "pyplot", "seaborn", "text",
            "ticker", "transforms", "image", "layout_engine", "legend", "legend_handler", "path", "markers", "table")


def __getattr__(name):
    """What pandas asks of a plotting back end, and what scripts ask of matplotlib itself (`import plotmill as mpl`): numpy
    and pandas are only needed then."""
    from importlib import import_module
    if name in _PANDAS:
        return getattr(import_module("plotmill.pandas"), name)
    if name == "use":
        return import_module("plotmill.pyplot").switch_backend
    if name in _PYPLOT:
        return getattr(import_module("plotmill.pyplot"), name)
    if name in _MODULES:
        return import_module(f"plotmill.{name}")
    if name in ("interactive", "is_interactive", "set_loglevel"):
        return {"interactive": lambda b: None, "is_interactive": lambda: False, "set_loglevel": lambda level: None}[name]
    from .charting.not_covered import ABSENT_MODULES
    if name in ABSENT_MODULES:
        return import_module(f"plotmill.{name}")
    from .charting.not_covered import missing_of_matplotlib
    missing_of_matplotlib(name)
