"""The grids of a figure as layouts know them: with numbers, and in which cells of each other they are."""

from __future__ import annotations

from typing import Any

from .gridspec import GridSpecFromSubplotSpec, NumberedGridSpec
from .refuse import refuse


class LayoutGrids:
    """Numbers for the grids of a figure: outer ones before those in their cells."""

    def __init__(self) -> None:
        self.numbers: dict[int, int] = {}
        self.wires: list[dict[str, Any]] = []
        self._numbered: dict[tuple[int, int], Any] = {}

    def of(self, grid: Any) -> Any:
        """add_subplot(2, 2, 1) stands in the first grid of that size that the figure has."""
        outermost = grid
        while isinstance(outermost, GridSpecFromSubplotSpec):
            outermost = outermost.parent.grid
        if isinstance(grid, NumberedGridSpec):
            return self._numbered.setdefault(grid.get_geometry(), grid)
        self._numbered.setdefault(outermost.get_geometry(), outermost)
        return grid

    def number(self, grid: Any) -> int:
        known = self.numbers.get(id(grid))
        if known is not None:
            return known
        fields: dict[str, Any] = {"grid": [grid.nrows, grid.ncols]}
        fields.update(grid.fields)
        if isinstance(grid, GridSpecFromSubplotSpec):
            cells = grid.parent
            fields["in"] = {"gridspec": self.number(cells.grid), "rows": list(cells.rows), "columns": list(cells.columns)}
        self.numbers[id(grid)] = len(self.wires)
        self.wires.append(fields)
        return self.numbers[id(grid)]


def record_nested(figure: Any, options: dict[str, Any]) -> None:
    """For tight_layout(): axes in grids within cells get the numbers of their grids."""
    grids = LayoutGrids()
    for axes, fields in zip(figure.all_axes(), options["axes"]):
        grid = getattr(axes.place, "grid", None)
        if isinstance(grid, GridSpecFromSubplotSpec):
            if grid.figure is None:
                refuse("a grid inside a GridSpec without figure", "fig.add_gridspec()")
            fields["place"]["gridspec"] = grids.number(grid)
    if grids.wires:
        options["gridspecs"] = grids.wires
