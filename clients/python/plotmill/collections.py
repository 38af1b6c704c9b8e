"""Collections by matplotlib's names."""

from __future__ import annotations

from .charting.not_covered import refuser
from .charting.collections import Collection, EventCollection, LineCollection, PathCollection, PolyCollection

__all__ = [
    "Collection", "EventCollection", "LineCollection", "PathCollection", "PolyCollection",
]

__getattr__ = refuser("collections")
