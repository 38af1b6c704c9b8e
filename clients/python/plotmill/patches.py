"""plotmill.patches: what scripts take from matplotlib.patches."""

from .charting.not_covered import refuser
from .charting.patches import Circle, Ellipse, Patch, Polygon, Rectangle, RegularPolygon, Wedge
from .charting.step_patch import StepPatch

__all__ = ["Circle", "Ellipse", "Patch", "Polygon", "Rectangle", "RegularPolygon", "StepPatch", "Wedge"]

__getattr__ = refuser("patches")
