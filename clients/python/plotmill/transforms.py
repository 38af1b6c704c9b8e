"""What scripts take from matplotlib.transforms: coordinates of x and of y put together, and boxes."""

from __future__ import annotations

from .charting.boxes import Bbox
from .charting.not_covered import refuser
from .charting.coords import blended as blended_transform_factory

__all__ = ["Bbox", "blended_transform_factory"]

__getattr__ = refuser("transforms")
