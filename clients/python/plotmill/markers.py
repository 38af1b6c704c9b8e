"""plotmill.markers: not covered, and says so when something is taken from it."""

from .charting.not_covered import refuser

__getattr__ = refuser("markers")
