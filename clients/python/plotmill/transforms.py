"""What scripts take from matplotlib.transforms: coordinates of x and of y put together."""

from __future__ import annotations

from .charting.not_covered import refuser
from .charting.coords import blended as blended_transform_factory

__all__ = ["blended_transform_factory"]

__getattr__ = refuser("transforms")
