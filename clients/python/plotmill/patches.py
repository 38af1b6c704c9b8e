"""plotmill.patches: what scripts take from matplotlib.patches."""

from .charting.patches import Circle, Ellipse, Patch, Polygon, Rectangle, RegularPolygon, Wedge

__all__ = ["Circle", "Ellipse", "Patch", "Polygon", "Rectangle", "RegularPolygon", "Wedge"]
