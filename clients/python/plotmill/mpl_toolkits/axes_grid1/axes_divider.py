"""make_axes_locatable(); all else is refused by name."""

from __future__ import annotations

from . import __getattr__, make_axes_locatable

__all__ = ["__getattr__", "make_axes_locatable"]
