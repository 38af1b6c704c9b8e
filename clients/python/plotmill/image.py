"""What scripts take from matplotlib.image: pictures from files and into them."""

from __future__ import annotations

from .charting.image_files import imread, imsave
from .charting.images import AxesImage
from .charting.not_covered import refuser

__all__ = ["AxesImage", "imread", "imsave"]

__getattr__ = refuser("image")
