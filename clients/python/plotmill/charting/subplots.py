"""subplots() and subplot_mosaic(): whole grids of axes at once."""

from __future__ import annotations

from typing import Any

import numpy

from .refuse import refuse

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
    rows = _rows(mosaic)
    grid = GridSpec(len(rows), len(rows[0]), figure=figure, **(gridspec_kw or {}))
    found: dict[str, Any] = {}
    for name in dict.fromkeys(name for row in rows for name in row):
        if name == empty:
            continue
        cells = [(r, c) for r, row in enumerate(rows) for c, other in enumerate(row) if other == name]
        first, last = cells[0], cells[-1]
        if len(cells) != (last[0] - first[0] + 1) * (last[1] - first[1] + 1):
            raise ValueError(f"While trying to layout\n{rows!r}\nwe found that the label {name!r} specifies a non-rectangular or non-contiguous area.")
        head = next(iter(found.values()), None)
        found[name] = figure.add_subplot(grid[first[0]:last[0] + 1, first[1]:last[1] + 1], sharex=head if sharex else None, sharey=head if sharey else None,
                                         label=str(name), **(subplot_kw or {}))
    if sharex or sharey:
        for axes in found.values():
            if sharex:
                _outer(axes, "xaxis", axes.get_subplotspec().is_last_row())
            if sharey:
                _outer(axes, "yaxis", axes.get_subplotspec().is_first_col())
    return found


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
    if any(isinstance(cell, (list, numpy.ndarray)) for row in rows for cell in row):
        refuse("a mosaic inside a mosaic", "one mosaic with more cells")
    if len({len(row) for row in rows}) != 1:
        raise ValueError(f"All of the rows must be the same length, however the rows are {rows!r}")
    return rows
