"""plotmill.legend: what scripts take from matplotlib.legend."""

from .charting.legend import Legend

__all__ = ["Legend"]
