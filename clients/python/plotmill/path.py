"""plotmill.path: what scripts take from matplotlib.path."""

from .charting.not_covered import refuser
from .charting.paths import Path

__all__ = ["Path"]

__getattr__ = refuser("path")
