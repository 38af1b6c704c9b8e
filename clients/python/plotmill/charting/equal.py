"""set_aspect("equal", adjustable="datalim"): limits that fit the box, which stays as it is. They are found where the picture is drawn."""

from __future__ import annotations

from typing import Any

from .refuse import refuse


def is_datalim(axes: Any) -> bool:
    return axes._aspect != "auto" and axes.get_adjustable() == "datalim"


def check_datalim(axes: Any) -> None:
    if axes.figure.is_constrained or axes.get_xscale() != "linear" or axes.get_yscale() != "linear":
        refuse("an equal aspect that changes limits, with constrained layout or scales that are not linear", "set_aspect('equal', adjustable='box')")
    if axes.xaxis.view.is_shared or axes.yaxis.view.is_shared:
        refuse("an equal aspect that changes shared limits", "set_aspect('equal', adjustable='box')")


def check_earlier_layouts(figure: Any) -> None:
    """matplotlib's limits go on from what a layout of the figure of then made of them."""
    if any(is_datalim(axes) for axes in figure._axes):
        refuse("an equal aspect that changes limits, in a figure that changed after tight_layout()", "tight_layout() last, or adjustable='box'")
