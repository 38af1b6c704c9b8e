"""plotmill.offsetbox: AnchoredText; all else is refused by name."""

from __future__ import annotations

from .charting.anchored import AnchoredText
from .charting.not_covered import refuser

__all__ = ["AnchoredText"]

__getattr__ = refuser("offsetbox")
