"""plotmill.cbook: what scripts take from matplotlib.cbook."""

from __future__ import annotations

from typing import Any

from .charting.not_covered import refuser
from .charting.box_stats import box_stats
from .charting.datasets import datasets
from .charting.refuse import refuse


def boxplot_stats(X: Any, whis: Any = 1.5, bootstrap: Any = None, labels: Any = None, autorange: bool = False) -> list[dict[str, Any]]:
    """The numbers of boxes as Axes.bxp() takes them."""
    return box_stats(datasets(X), whis, labels, autorange, bootstrap)


def get_sample_data(*args: Any, **kwargs: Any) -> Any:
    refuse("cbook.get_sample_data()", "a file of one's own")


__all__ = ["boxplot_stats", "get_sample_data"]

__getattr__ = refuser("cbook")
