"""plotmill.patches: what scripts take from matplotlib.patches."""

from .charting.arrow_patch import ConnectionPatch, FancyArrowPatch
from .charting.arrow_patches import Arrow, FancyArrow
from .charting.box_patches import FancyBboxPatch
from .charting.not_covered import refuser
from .charting.patches import Patch, Polygon, Rectangle, Wedge
from .charting.path_patches import Annulus, Arc, Circle, CirclePolygon, Ellipse, PathPatch, RegularPolygon
from .charting.step_patch import StepPatch
from .charting.text_boxes import ArrowStyle, BoxStyle, ConnectionStyle

__all__ = ["Annulus", "Arc", "Arrow", "ArrowStyle", "BoxStyle", "Circle", "CirclePolygon", "ConnectionPatch", "ConnectionStyle", "Ellipse", "FancyArrow", "FancyArrowPatch",
           "FancyBboxPatch", "Patch", "PathPatch", "Polygon", "Rectangle", "RegularPolygon", "StepPatch", "Wedge"]

__getattr__ = refuser("patches")
