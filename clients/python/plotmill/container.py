"""Containers of artists by matplotlib's names."""

from __future__ import annotations

from .charting.not_covered import refuser
from .charting.containers import BarContainer, Container, ErrorbarContainer, StemContainer

__all__ = [
    "BarContainer", "Container", "ErrorbarContainer", "StemContainer",
]

__getattr__ = refuser("container")
