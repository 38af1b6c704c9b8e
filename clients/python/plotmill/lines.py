"""plotmill.lines: what scripts take from matplotlib.lines."""

from .charting.lines import Line2D

__all__ = ["Line2D"]
