"""Fonts by matplotlib's names."""

from __future__ import annotations

from .charting.font import FontProperties

__all__ = [
    "FontProperties",
]
