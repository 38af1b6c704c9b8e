"""What constrained layout wants to know of a figure: which grids there are, and which of its labels move."""

from __future__ import annotations

import warnings
from typing import Any

from .layout_grids import LayoutGrids
from .layout_engines import WHOLE
from .refuse import refuse

MAX_TIMES = 10
_DEFAULTS = {"h_pad": 0.04167, "w_pad": 0.04167, "hspace": 0.02, "wspace": 0.02, "rect": WHOLE}


def record_constrained(figure: Any, engine: Any, fields_of_figure: dict[str, Any], text_numbers: dict[int, int]) -> None:
    """The option constrained_layout, unless no axes stands in a grid of the figure. Axes get the numbers of their grids."""
    axes_fields = fields_of_figure["axes"]
    grids = LayoutGrids()
    placed = [(axes, fields, grids.of(axes.place.grid)) for axes, fields in zip(figure.all_axes(), axes_fields) if hasattr(axes.place, "grid")]
    known = [grid for _, _, grid in placed if grid.figure is not None]
    if not known:
        warnings.warn("There are no gridspecs with layoutgrids. Possibly did not call parent GridSpec with the \"figure\" keyword", stacklevel=4)
        return
    if len(known) < len(placed):
        refuse("constrained layout with a GridSpec without its figure", "GridSpec(…, figure=fig), or fig.add_gridspec()")
    if engine.is_compressed and len({id(grid) for grid in known}) > 1:
        raise ValueError("Cannot do compressed layout if axes are notall from the same gridspec")
    for _, fields, grid in placed:
        fields["place"]["gridspec"] = grids.number(grid)
    _check_bars(figure)
    params = engine.get()
    options: dict[str, Any] = {name: value if name != "rect" else list(value) for name, value in params.items() if value != _DEFAULTS[name]}
    if engine.is_compressed:
        options["compress"] = True
    if figure._times_drawn > 1:
        options["times"] = min(figure._times_drawn, MAX_TIMES)
    for name, text in figure._moving_labels.items():
        if name == "suptitle":
            options["suptitle"] = True
        elif id(text) in text_numbers:
            options[name] = text_numbers[id(text)]
    fields_of_figure["constrained_layout"] = options
    fields_of_figure["gridspecs"] = grids.wires


def _check_bars(figure: Any) -> None:
    """A colour bar stands beside cells of the grid of its first parent, which must have as many."""
    for axes in figure._axes:
        bar = axes.colorbar_
        if bar is None or not bar.takes_room:
            continue
        specs = [parent.get_subplotspec() for parent in bar.parents]
        if specs[0] is None or all(spec is not None and spec.grid is specs[0].grid for spec in specs):
            continue
        if any(spec is None for spec in specs):
            refuse("constrained layout with a colour bar of axes in a grid and others", "axes of one grid")
        if any(spec.rows[1] >= specs[0].grid.nrows or spec.columns[1] >= specs[0].grid.ncols for spec in specs):
            refuse("constrained layout with a colour bar of axes of several grids", "axes of one grid")
