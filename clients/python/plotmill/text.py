"""Texts by matplotlib's names."""

from __future__ import annotations

from .charting.annotation import Annotation
from .charting.text import Text

__all__ = [
    "Annotation", "Text",
]
