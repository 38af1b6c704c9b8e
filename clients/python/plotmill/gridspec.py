"""Grids of axes by matplotlib's names."""

from __future__ import annotations

from .charting.not_covered import refuser
from .charting.gridspec import GridSpec, GridSpecFromSubplotSpec, SubplotSpec

__all__ = [
    "GridSpec", "GridSpecFromSubplotSpec", "SubplotSpec",
]

__getattr__ = refuser("gridspec")
