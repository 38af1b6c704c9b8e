"""GridSpec and its cells: where axes stand."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy

from .boxes import Bbox
from .not_covered import Named
from .refuse import refuse

SUBPLOT_PARAMS = ("left", "right", "bottom", "top", "wspace", "hspace")


class GridSpec(Named):
    """rows × columns; what is not said of margins is the figure's."""

    __slots__ = ("shape", "nrows", "ncols", "figure", "fields")

    def __init__(self, nrows: int, ncols: int, figure: Any = None, left: Any = None, bottom: Any = None, right: Any = None, top: Any = None,
                 wspace: Any = None, hspace: Any = None, width_ratios: Any = None, height_ratios: Any = None) -> None:
        if not isinstance(nrows, (int, numpy.integer)) or nrows <= 0:
            raise ValueError(f"Number of rows must be a positive integer, not {nrows!r}")
        if not isinstance(ncols, (int, numpy.integer)) or ncols <= 0:
            raise ValueError(f"Number of columns must be a positive integer, not {ncols!r}")
        self.nrows, self.ncols = self.shape = int(nrows), int(ncols)
        self.figure = figure
        self.fields: dict[str, Any] = {}
        for name, value in zip(SUBPLOT_PARAMS, (left, right, bottom, top, wspace, hspace)):
            if value is not None:
                self.fields[name] = float(value)
        for name, ratios, count in (("width_ratios", width_ratios, ncols), ("height_ratios", height_ratios, nrows)):
            if ratios is not None:
                if len(ratios) != count:
                    raise ValueError(f"Expected the given number of {name.split('_')[0]} ratios to match the number of {'columns' if name[0] == 'w' else 'rows'} "
                                     "of the grid")
                self.fields[name] = [float(ratio) for ratio in ratios]

    def get_geometry(self) -> tuple[int, int]:
        return self.nrows, self.ncols

    def update(self, **kwargs: Any) -> None:
        for name, value in kwargs.items():
            if name not in SUBPLOT_PARAMS:
                raise AttributeError(f"{name} is an unknown keyword")
            if value is None:
                self.fields.pop(name, None)
            else:
                self.fields[name] = float(value)

    def tight_layout(self, *args: Any, **kwargs: Any) -> None:
        refuse("GridSpec.tight_layout()", "fig.tight_layout()")

    def __getitem__(self, key: Any) -> SubplotSpec:
        if isinstance(key, tuple):
            if len(key) != 2:
                raise ValueError("Unrecognized subplot spec")
            row, column = key
            if type(row) is int and type(column) is int and 0 <= row < self.nrows and 0 <= column < self.ncols:
                return SubplotSpec(self, _one(row), _one(column))
            return SubplotSpec(self, _range(row, self.nrows, 0), _range(column, self.ncols, 1))
        first, last = _range(key, self.nrows * self.ncols, None)
        return SubplotSpec(self, (first // self.ncols, last // self.ncols), (first % self.ncols, last % self.ncols))

    def subplots(self, *, sharex: Any = False, sharey: Any = False, squeeze: bool = True, subplot_kw: Any = None) -> Any:
        from .subplots import make_subplots
        if self.figure is None:
            raise ValueError("GridSpec.subplots() only works for GridSpecs created with a parent figure")
        return make_subplots(self.figure, self, sharex, sharey, squeeze, subplot_kw or {})


class NumberedGridSpec(GridSpec):
    """That of add_subplot(rows, columns, number): all of one size are one grid."""

    __slots__ = ()


def _range(key: Any, size: int, axis: int | None) -> tuple[int, int]:
    if isinstance(key, slice):
        start, stop, _ = key.indices(size)
        if stop <= start:
            raise IndexError(f"GridSpec slice would result in no space allocated for subplot: {key}")
        return start, stop - 1
    place = int(key) + (size if key < 0 else 0)
    if not 0 <= place < size:
        where = "" if axis is None else f" for axis {axis}"
        raise IndexError(f"index {key} is out of bounds{where} with size {size}")
    return _one(place)


@lru_cache(maxsize=64)
def _one(place: int) -> tuple[int, int]:
    """Most subplots have one cell; one and the same for all, since Python's collector counts what is made."""
    return place, place


class SubplotSpec(Named):
    """Some cells of a grid."""

    __slots__ = ("grid", "rows", "columns")

    def __init__(self, grid: GridSpec, rows: tuple[int, int], columns: tuple[int, int]) -> None:
        self.grid, self.rows, self.columns = grid, rows, columns

    rowspan = property(lambda self: range(self.rows[0], self.rows[1] + 1))
    colspan = property(lambda self: range(self.columns[0], self.columns[1] + 1))
    num1 = property(lambda self: self.rows[0] * self.grid.ncols + self.columns[0])
    num2 = property(lambda self: self.rows[1] * self.grid.ncols + self.columns[1])

    def get_gridspec(self) -> GridSpec:
        return self.grid

    def get_geometry(self) -> tuple[int, int, int, int]:
        return self.grid.nrows, self.grid.ncols, self.num1, self.num2

    def is_first_row(self) -> bool:
        return self.rows[0] == 0

    def is_last_row(self) -> bool:
        return self.rows[1] == self.grid.nrows - 1

    def is_first_col(self) -> bool:
        return self.columns[0] == 0

    def is_last_col(self) -> bool:
        return self.columns[1] == self.grid.ncols - 1

    def subgridspec(self, nrows: int, ncols: int, **kwargs: Any) -> GridSpecFromSubplotSpec:
        return GridSpecFromSubplotSpec(nrows, ncols, self, **kwargs)

    def wire(self) -> dict[str, Any]:
        grid = self.grid
        return {"grid": grid.shape, "rows": self.rows, "columns": self.columns, **grid.fields}

    def box(self, figure: Any) -> Bbox:
        """In fractions of the figure, before any tight_layout."""
        margins = {**figure.subplot_params, **self.grid.fields}
        left, right = _span(margins["left"], margins["right"], self.grid.ncols, margins["wspace"], self.grid.fields.get("width_ratios"), self.columns)
        below, above = _span(-margins["top"], -margins["bottom"], self.grid.nrows, margins["hspace"], self.grid.fields.get("height_ratios"), self.rows)
        return Bbox([[left, -above], [right, -below]])


def _span(start: float, end: float, count: int, space: float, ratios: Any, cells: tuple[int, int]) -> tuple[float, float]:
    cell = (end - start) / (count + space * (count - 1))
    gap = space * cell
    sizes = numpy.full(count, cell * count / count) if ratios is None else numpy.array(ratios) * (cell * count / sum(ratios))
    ends = start + numpy.cumsum(numpy.column_stack([[0, *[gap] * (count - 1)], sizes]).ravel())  # added up one by one, as matplotlib does
    return float(ends[2 * cells[0]]), float(ends[2 * cells[1] + 1])


class GridSpecFromSubplotSpec(GridSpec):
    """A grid inside the cells of another: with margins that are those cells'."""

    __slots__ = ("parent",)

    def __init__(self, nrows: int, ncols: int, subplot_spec: SubplotSpec, wspace: Any = None, hspace: Any = None, height_ratios: Any = None,
                 width_ratios: Any = None) -> None:
        super().__init__(nrows, ncols, subplot_spec.grid.figure, wspace=wspace, hspace=hspace, width_ratios=width_ratios, height_ratios=height_ratios)
        self.parent = subplot_spec

    def __getitem__(self, key: Any) -> SubplotSpec:
        found = super().__getitem__(key)
        return _NestedSpec(self, found.rows, found.columns)


class _NestedSpec(SubplotSpec):
    __slots__ = ()

    def wire(self) -> dict[str, Any]:
        figure = self.grid.figure
        if figure is not None and (figure.is_tight or figure.is_constrained):
            return super().wire()  # the layout finds the cells that it is in
        return {**super().wire(), **self._margins(figure)}

    def _margins(self, figure: Any) -> dict[str, float]:
        if figure is None:
            refuse("a grid inside a GridSpec without figure", "fig.add_gridspec()")
        outer = self.grid.parent.box(figure)
        return {"left": outer.x0, "right": outer.x1, "bottom": outer.y0, "top": outer.y1,
                "wspace": self.grid.fields.get("wspace", figure.subplot_params["wspace"]),
                "hspace": self.grid.fields.get("hspace", figure.subplot_params["hspace"])}

    def box(self, figure: Any) -> Bbox:
        margins = self._margins(figure)
        grid = GridSpec(self.grid.nrows, self.grid.ncols)
        grid.fields = {**self.grid.fields, **margins}
        return SubplotSpec(grid, self.rows, self.columns).box(figure)
