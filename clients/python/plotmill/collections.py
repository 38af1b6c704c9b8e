"""Collections by matplotlib's names."""

from __future__ import annotations

from .charting.not_covered import refuser
from .charting.collections import Collection, EventCollection, LineCollection, PolyCollection
from .charting.path_collections import BrokenBarHCollection, EllipseCollection, PatchCollection
from .charting.scatter_points import PathCollection

__all__ = [
    "BrokenBarHCollection", "Collection", "EllipseCollection", "EventCollection", "LineCollection", "PatchCollection", "PathCollection", "PolyCollection",
]

__getattr__ = refuser("collections")
