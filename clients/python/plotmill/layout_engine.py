"""As matplotlib.layout_engine."""

from .charting.layout_engines import ConstrainedLayoutEngine, LayoutEngine, PlaceHolderLayoutEngine, TightLayoutEngine
from .charting.not_covered import refuser

__all__ = ["ConstrainedLayoutEngine", "LayoutEngine", "PlaceHolderLayoutEngine", "TightLayoutEngine"]

__getattr__ = refuser("layout_engine")
