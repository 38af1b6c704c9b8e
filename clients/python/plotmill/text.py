"""Texts by matplotlib's names."""

from __future__ import annotations

from .charting.text import Annotation, Text

__all__ = [
    "Annotation", "Text",
]
