"""plotmill.lines: what scripts take from matplotlib.lines."""

from .charting.not_covered import refuser
from .charting.lines import Line2D

__all__ = ["Line2D"]

__getattr__ = refuser("lines")
