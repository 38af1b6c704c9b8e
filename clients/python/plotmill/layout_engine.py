"""As matplotlib.layout_engine."""

from .charting.layout_engines import ConstrainedLayoutEngine, LayoutEngine, PlaceHolderLayoutEngine, TightLayoutEngine

__all__ = ["ConstrainedLayoutEngine", "LayoutEngine", "PlaceHolderLayoutEngine", "TightLayoutEngine"]
