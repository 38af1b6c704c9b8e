"""Colour maps by name: plotmill.cm.viridis, get_cmap("viridis")."""

from __future__ import annotations

from typing import Any

from .charting.colormaps import Colormap, colormaps, get_cmap, register_cmap
from .charting.mapping import ScalarMappable

__all__ = ["ScalarMappable", "get_cmap", "register_cmap"]


def __getattr__(name: str) -> Colormap:
    if name.startswith("__"):
        raise AttributeError(name)
    try:
        return get_cmap(name)
    except ValueError:
        raise AttributeError(f"module 'plotmill.cm' has no attribute {name!r}") from None


def __dir__() -> list[Any]:
    return [*__all__, *colormaps()]
