"""make_axes_locatable(); all else is refused by name."""

from __future__ import annotations

from typing import Any

from ...charting.divider import make_axes_locatable
from ...charting.refuse import refuse

__all__ = ["make_axes_locatable"]


def __getattr__(name: str) -> Any:
    if name.startswith("__"):
        raise AttributeError(name)
    refuse(f"mpl_toolkits.axes_grid1.{name}", "make_axes_locatable(ax).append_axes(side, size, pad)")
