"""Collections by matplotlib's names."""

from __future__ import annotations

from .charting.collections import Collection, EventCollection, LineCollection, PathCollection, PolyCollection

__all__ = [
    "Collection", "EventCollection", "LineCollection", "PathCollection", "PolyCollection",
]
