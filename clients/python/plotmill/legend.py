"""plotmill.legend: what scripts take from matplotlib.legend."""

from .charting.legend import Legend
from .charting.not_covered import refuser

__all__ = ["Legend"]

__getattr__ = refuser("legend")
