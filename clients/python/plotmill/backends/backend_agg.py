"""FigureCanvasAgg(figure), for scripts that make figures without pyplot."""

from __future__ import annotations

from typing import Any

from ..charting.not_covered import refuser


def FigureCanvasAgg(figure: Any) -> Any:
    """The figure's own canvas."""
    return figure.canvas


FigureCanvas = FigureCanvasAgg
__all__ = ["FigureCanvas", "FigureCanvasAgg"]

__getattr__ = refuser("backends")
