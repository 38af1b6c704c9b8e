"""Fonts by matplotlib's names."""

from __future__ import annotations

from .charting.not_covered import refuser
from .charting.font import FontProperties

__all__ = [
    "FontProperties",
]

__getattr__ = refuser("font_manager")
