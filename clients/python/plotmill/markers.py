"""plotmill.markers: what scripts take from matplotlib.markers."""

from .charting.marker_style import MarkerStyle
from .charting.not_covered import refuser

TICKLEFT, TICKRIGHT, TICKUP, TICKDOWN, CARETLEFT, CARETRIGHT, CARETUP, CARETDOWN, CARETLEFTBASE, CARETRIGHTBASE, CARETUPBASE, CARETDOWNBASE = range(12)

__all__ = ["CARETDOWN", "CARETDOWNBASE", "CARETLEFT", "CARETLEFTBASE", "CARETRIGHT", "CARETRIGHTBASE", "CARETUP", "CARETUPBASE", "MarkerStyle", "TICKDOWN",
           "TICKLEFT", "TICKRIGHT", "TICKUP"]

__getattr__ = refuser("markers")
