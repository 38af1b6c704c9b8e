"""subplots() and subplot_mosaic(): whole grids of axes at once."""

from __future__ import annotations

from typing import Any

import numpy

_SHARES = {"all": "all", True: "all", "row": "row", "col": "col", "none": "none", False: "none"}


def share_word(name: str, share: Any) -> str:
    if share not in _SHARES:
        raise ValueError(f"{share!r} is not a valid value for {name}; supported values are 'all', 'row', 'col', 'none', False, True")
    return _SHARES[share]


def make_subplots(figure: Any, grid: Any, sharex: Any, sharey: Any, squeeze: bool, subplot_kw: dict[str, Any]) -> Any:
    sharex, sharey = share_word("sharex", sharex), share_word("sharey", sharey)
    found = numpy.empty((grid.nrows, grid.ncols), object)
    for row in range(grid.nrows):
        for column in range(grid.ncols):
            other = {"none": None, "all": found[0, 0], "row": found[row, 0], "col": found[0, column]}
            found[row, column] = figure.add_subplot(grid[row, column], sharex=other[sharex], sharey=other[sharey], **subplot_kw)
    if sharex in ("col", "all"):
        _hide_labels(found[:-1, :].flat, found[1:, :].flat, "xaxis")
    if sharey in ("row", "all"):
        _hide_labels(found[:, 1:].flat, found[:, :-1].flat, "yaxis")
    if squeeze:
        return found.item() if found.size == 1 else found.squeeze()
    return found


def _hide_labels(low: Any, high: Any, name: str) -> None:
    """Only the outermost have labels."""
    for field, several in (("labellow", low), ("labelhigh", high)):
        for axes in several:
            axis = getattr(axes, name)
            axis.ticks[field] = axis.minor_ticks[field] = False


def make_mosaic(figure: Any, mosaic: Any, sharex: bool, sharey: bool, subplot_kw: Any, gridspec_kw: Any, empty: str) -> dict[str, Any]:
    from .gridspec import GridSpec
    rows, fields = _rows(mosaic), dict(gridspec_kw or {})
    found: dict[str, Any] = {}

    def add(name: Any, cells: Any) -> None:
        if name in found:
            raise ValueError(f"There are duplicate keys {name} in the layout\n{mosaic!r}")
        head = next(iter(found.values()), None)
        found[name] = figure.add_subplot(cells, sharex=head if sharex else None, sharey=head if sharey else None, **{"label": str(name), **(subplot_kw or {})})

    _fill_mosaic(GridSpec(len(rows), len(rows[0]), figure=figure, **fields), rows, empty, fields, add)
    if sharex or sharey:
        for axes in found.values():
            if sharex:
                _outer(axes, "xaxis", axes.get_subplotspec().is_last_row())
            if sharey:
                _outer(axes, "yaxis", axes.get_subplotspec().is_first_col())
    return found


def _fill_mosaic(grid: Any, rows: list[list[Any]], empty: str, fields: dict[str, Any], add: Any) -> None:
    """Calls `add` with each name and its cells, from the upper left; what is a list is a mosaic in its cell."""
    seen = set()
    for r, row in enumerate(rows):
        for c, name in enumerate(row):
            if isinstance(name, (list, tuple, numpy.ndarray)):
                inner = _rows(name)
                _fill_mosaic(grid[r, c].subgridspec(len(inner), len(inner[0]), **fields), inner, empty, fields, add)
            elif name != empty and name not in seen:
                seen.add(name)
                cells = [(i, k) for i, other_row in enumerate(rows) for k, other in enumerate(other_row) if not isinstance(other, (list, numpy.ndarray)) and other == name]
                last = (max(i for i, _ in cells), max(k for _, k in cells))
                if len(cells) != (last[0] - r + 1) * (last[1] - c + 1):
                    raise ValueError(f"While trying to layout\n{rows!r}\nwe found that the label {name!r} specifies a non-rectangular or non-contiguous area.")
                add(name, grid[r:last[0] + 1, c:last[1] + 1])


def _outer(axes: Any, name: str, is_outer: bool) -> None:
    if not is_outer:
        axis = getattr(axes, name)
        axis.ticks["labellow"] = axis.minor_ticks["labellow"] = False


def _rows(mosaic: Any) -> list[list[Any]]:
    if isinstance(mosaic, str):
        import inspect
        lines = inspect.cleandoc(mosaic.replace(";", "\n")).split("\n")
        rows: list[list[Any]] = [list(line) for line in lines]
    else:
        rows = [list(row) for row in mosaic]
        if any(isinstance(row, str) for row in mosaic):
            raise ValueError("List mosaic specification must be 2D")
    if len({len(row) for row in rows}) != 1:
        raise ValueError(f"All of the rows must be the same length, however the rows are {rows!r}")
    return rows
