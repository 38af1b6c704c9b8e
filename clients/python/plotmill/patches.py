"""plotmill.patches: what scripts take from matplotlib.patches."""

from .charting.arrow_patch import ConnectionPatch, FancyArrowPatch
from .charting.not_covered import refuser
from .charting.patches import Circle, Ellipse, Patch, Polygon, Rectangle, RegularPolygon, Wedge
from .charting.step_patch import StepPatch
from .charting.text_boxes import ArrowStyle, BoxStyle, ConnectionStyle

__all__ = ["ArrowStyle", "BoxStyle", "Circle", "ConnectionPatch", "ConnectionStyle", "Ellipse", "FancyArrowPatch", "Patch", "Polygon", "Rectangle", "RegularPolygon", "StepPatch", "Wedge"]

__getattr__ = refuser("patches")
