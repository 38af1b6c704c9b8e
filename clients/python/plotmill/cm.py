"""Colour maps by name: plotmill.cm.viridis, get_cmap("viridis")."""

from __future__ import annotations

from typing import Any

from .charting.colormaps import Colormap, colormaps, get_cmap, register_cmap
from .charting.mapping import ScalarMappable
from .charting.refuse import refuse

_ELSEWHERE = frozenset(("ColormapRegistry", "cbook", "cmaps_listed", "colors", "datad", "mpl", "scale", "unregister_cmap"))  # that matplotlib.cm has, too
__all__ = ["ScalarMappable", "get_cmap", "register_cmap"]


def __getattr__(name: str) -> Colormap:
    if name.startswith("__"):
        raise AttributeError(name)
    try:
        return get_cmap(name)
    except ValueError:
        if name in _ELSEWHERE:
            refuse(f"cm.{name}", "get_cmap(), plotmill.pyplot.colormaps")
        raise AttributeError(f"module 'plotmill.cm' has no attribute {name!r}") from None


def __dir__() -> list[Any]:
    return [*__all__, *colormaps()]
