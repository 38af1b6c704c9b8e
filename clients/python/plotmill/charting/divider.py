"""make_axes_locatable(): axes that share the place of one, beside it, and are as long as it is drawn. Places are found when the figure is recorded."""

from __future__ import annotations

from typing import Any

from .axes import Axes
from .drawn_box import _ANCHORS
from .rc import rcParams
from .refuse import no_more, refuse

_SIDES = ("left", "right", "bottom", "top")


class _Size:
    """`share` of the main axes and `inches` besides."""

    def __init__(self, size: Any) -> None:
        self.share, self.inches = 0.0, 0.0
        if isinstance(size, str):
            if not size.endswith("%"):
                raise ValueError(f"unknown format: {size!r}")
            self.share = float(size[:-1]) / 100
        elif isinstance(size, (int, float)):
            self.inches = float(size)
        else:
            refuse(f"append_axes(size={type(size).__name__})", "'5%' or inches")


class DividedPlace:
    """Stands for the place of an axes of a divider: the contract's rect, found as late as that."""

    is_divided = True

    def __init__(self, divider: AxesDivider, number: int) -> None:
        self._divider, self._number = divider, number

    def __iter__(self) -> Any:
        refuse("the position of an axes of a divider before it is drawn", "add_axes([left, bottom, width, height])")

    def wire(self) -> dict[str, Any]:
        return {"rect": self._divider.rect_of(self._number)}


class AxesDivider:
    """The main axes is number 0, those appended follow."""

    def __init__(self, axes: Any) -> None:
        if axes.twin_of is not None or axes.inset_of is not None or axes.place is None:
            refuse("make_axes_locatable() of twins, insets and colour bars", "an axes of add_subplot() or add_axes()")
        self._axes, self._box, self._parts = axes, axes.place_before_layouts, []
        self._place = axes.place

    def append_axes(self, position: str, size: Any, pad: Any = None, *, axes_class: Any = None, **kwargs: Any) -> Axes:
        if position not in _SIDES:
            raise ValueError(f"{position!r} is not a valid value for position; supported values are {', '.join(map(repr, _SIDES))}")
        if axes_class is not None or kwargs.pop("add_to_figure", True) is not True:
            refuse("append_axes(axes_class, add_to_figure)", "append_axes(position, size, pad)")
        sharex, sharey = kwargs.pop("sharex", None), kwargs.pop("sharey", None)
        no_more("append_axes()", kwargs)
        main = self._axes
        if any(axes.twin_of is main for axes in main.figure._axes):
            refuse("append_axes() beside axes with a twin", "an axes of add_axes()")
        if pad is None:
            pad = f"{100 * rcParams['figure.subplot.wspace' if position in ('left', 'right') else 'figure.subplot.hspace']}%"
        self._parts.append((position, _Size(pad), _Size(size)))
        made = Axes(main.figure, None, sharex, sharey)
        made.place = DividedPlace(self, len(self._parts))
        main.place = DividedPlace(self, 0)
        main.figure._add(made)
        return made

    def rect_of(self, number: int) -> list[float]:
        """Left, bottom, width and height in the figure."""
        main = self._axes
        figure = main.figure
        if figure.is_tight or figure.is_constrained or figure._layouts:
            refuse("append_axes() in a figure with tight_layout() or constrained layout", "subplots_adjust(), or colorbar(ax=ax)")
        inches = figure.get_size_inches()
        box = self._given()
        across, up = self._along(("left", "right")), self._along(("bottom", "top"))
        width, height = box.width * inches[0], box.height * inches[1]
        sizes = self._main_size(across, up, width, height)
        x, y = self._starts(sizes[0], ("left", "right")), self._starts(sizes[1], ("bottom", "top"))
        whole = x["end"], y["end"]
        anchor = main._fields.get("anchor", "C")
        share = (_ANCHORS[anchor] if isinstance(anchor, str) else anchor) if main._aspect != "auto" else (0, 0)
        left, bottom = box.x0 * inches[0] + share[0] * (width - whole[0]), box.y0 * inches[1] + share[1] * (height - whole[1])
        at_x, size_x = x.get(number, x[0])
        at_y, size_y = y.get(number, y[0])
        return [(left + at_x) / inches[0], (bottom + at_y) / inches[1], size_x / inches[0], size_y / inches[1]]

    def _given(self) -> Any:
        kept, self._axes.place = self._axes.place, self._place
        try:
            return self._box()
        finally:
            self._axes.place = kept

    def _along(self, sides: tuple[str, str]) -> tuple[float, float]:
        """How much of the main axes, besides itself, and how many inches all parts at two sides take."""
        parts = [part for side, pad, size in self._parts if side in sides for part in (pad, size)]
        return sum(part.share for part in parts), sum(part.inches for part in parts)

    def _main_size(self, across: tuple[float, float], up: tuple[float, float], width: float, height: float) -> tuple[float, float]:
        main = self._axes
        free = (width - across[1]) / (1 + across[0]), (height - up[1]) / (1 + up[0])
        if main._aspect == "auto":
            return free
        if main._aspect != 1 or main.get_xscale() != "linear" or main.get_yscale() != "linear":
            refuse("append_axes() beside an aspect that is neither 'auto' nor 'equal', or scales that are not linear", "set_aspect('equal')")
        x, y = (abs(high - low) for low, high in (main.get_xlim(), main.get_ylim()))
        unit = min(free[0] / x, free[1] / y)
        return unit * x, unit * y

    def _starts(self, size: float, sides: tuple[str, str]) -> dict[Any, Any]:
        """Where the main axes and each part begin and how long they are, from the low end of all."""
        low = [(number, part) for number, part in enumerate(self._parts, start=1) if part[0] == sides[0]]
        high = [(number, part) for number, part in enumerate(self._parts, start=1) if part[0] == sides[1]]
        found: dict[Any, Any] = {}
        at = 0.0
        for number, (_, pad, own) in reversed(low):
            found[number] = at, own.share * size + own.inches
            at += own.share * size + own.inches + pad.share * size + pad.inches
        found[0] = at, size
        at += size
        for number, (_, pad, own) in high:
            at += pad.share * size + pad.inches
            found[number] = at, own.share * size + own.inches
            at += own.share * size + own.inches
        found["end"] = at
        return found


def make_axes_locatable(axes: Any) -> AxesDivider:
    return AxesDivider(axes)
