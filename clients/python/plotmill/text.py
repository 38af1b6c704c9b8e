"""Texts by matplotlib's names."""

from __future__ import annotations

from .charting.annotation import Annotation
from .charting.not_covered import refuser
from .charting.text import Text

__all__ = [
    "Annotation", "Text",
]

__getattr__ = refuser("text")
