"""Plotmill's producer: hand tables over, get picture files, in the background.

    import pandas as pd, plotmill

    with plotmill.Client() as client:                      # no broker anywhere: starts a private one
        future = client.submit(pd.read_csv("sales.csv"), key="sales", folder="download")
        print(future.result().paths)

`submit` returns a genuine `concurrent.futures.Future`, so `as_completed`, `wait` and `asyncio.wrap_future` work as they
are. `map` keeps a bounded number of jobs in flight. See `Client`.
"""

from .client import Client
from .errors import Busy, JobFailed, PlotmillError, Refused, Unreachable
from .events import Events
from .result import Chart, Result

__version__ = "0.1.0"
__all__ = ["Busy", "Chart", "Client", "Events", "JobFailed", "PlotmillError", "Refused", "Result", "Unreachable"]

_PANDAS = ("boxplot", "boxplot_frame", "boxplot_frame_groupby", "hist_frame", "hist_series", "plot")


def __getattr__(name):
    """What pandas asks of a plotting back end; pandas and numpy are only needed then."""
    if name in _PANDAS:
        from . import pandas as backend
        return getattr(backend, name)
    raise AttributeError(f"module 'plotmill' has no attribute {name!r}")
