"""table(): cells with texts. Their places are worked out where the picture is drawn, since texts must be measured for them."""

from __future__ import annotations

from typing import Any

from .artist import Artist
from .not_covered import asks_for_missing
from .patches import Rectangle
from .rc import font_points
from .refuse import refuse
from .text import Text
from .values import plain

FONT_POINTS = 10.0
_EDGES = {"open": "", "closed": "BRTL", "horizontal": "BT", "vertical": "RL"}
LOCATIONS = ("best", "upper right", "upper left", "lower left", "lower right", "center left", "center right", "lower center", "upper center", "center", "top right",
             "top left", "bottom left", "bottom right", "right", "left", "top", "bottom")


@asks_for_missing()
class Cell(Rectangle):
    """A rectangle with a text; its width and height are of the axes."""

    PAD = 0.1

    def __init__(self, xy: Any, width: float, height: float, edgecolor: Any = "k", facecolor: Any = "w", fill: bool = True, text: Any = "", loc: Any = None,
                 fontproperties: Any = None, *, visible_edges: Any = "closed") -> None:
        super().__init__(xy, width, height, fill=fill, edgecolor=edgecolor, facecolor=facecolor)
        self.visible_edges = visible_edges
        self._text = Text(0, 0, text, horizontalalignment="right" if loc is None else loc, verticalalignment="center")
        if fontproperties is not None:
            self._text.set_fontproperties(fontproperties)

    @property
    def visible_edges(self) -> str:
        return self._edges

    @visible_edges.setter
    def visible_edges(self, value: Any) -> None:
        edges = "BRTL" if value is None else _EDGES.get(value, value)
        if set(edges) - set("BRTL"):
            raise ValueError(f"Invalid edge param {value}, must only be one of {', '.join(_EDGES)} or string of BRTL")
        self._edges = edges

    def get_text(self) -> Text:
        return self._text

    def set_fontsize(self, size: Any) -> None:
        self._text.set_fontsize(size)

    def get_fontsize(self) -> float:
        return font_points(self._text.get_fontsize())

    def set_text_props(self, **kwargs: Any) -> None:
        self._text.set(**kwargs)

    def wire(self, row: int, column: int) -> dict[str, Any]:
        if self._hatch or self._linestyle not in (None, "-", "solid"):
            refuse("a table's cell with a hatch or a line style", "plain cells")
        face, edge = self.face_and_edge()
        fields: dict[str, Any] = {"row": row, "column": column, "width": self._w, "height": self._h}
        if self._text.get_visible():
            fields["text"] = self._text.get_text()
            fields.update(self._text.style.wire(FONT_POINTS, self._text._alpha))
        for name, value, usual in (("facecolor", face, "#ffffff"), ("edgecolor", edge, "#000000"), ("linewidth", self._width, 1.0), ("edges", self._edges, "BRTL")):
            if value != usual:
                fields[name] = value
        if fields.get("ha") == "right":
            del fields["ha"]
        if fields.get("va") == "center":
            del fields["va"]
        return fields


CustomCell = Cell


class Table(Artist):
    """Cells by (row, column); the column of row labels is -1."""

    FONTSIZE = 10
    AXESPAD = 0.02
    codes = {name: number for number, name in enumerate(LOCATIONS)}

    def __init__(self, ax: Any, loc: Any = None, bbox: Any = None, **kwargs: Any) -> None:
        super().__init__()
        if isinstance(loc, str) and loc not in self.codes:
            raise ValueError(f"Unrecognized location {loc!r}. Valid locations are\n\t" + "\n\t".join(self.codes))
        self.axes = ax
        self.in_limits = False
        self._loc = "bottom" if loc is None else loc if isinstance(loc, str) else LOCATIONS[loc]
        self._bbox = None if bbox is None else [float(part) for part in getattr(bbox, "bounds", bbox)]
        self._cells: dict[tuple[int, int], Cell] = {}
        self._auto_columns: list[int] = []
        self._shrinks = True
        self.edges: Any = None
        if kwargs:
            self.set(**kwargs)

    def add_cell(self, row: int, col: int, *args: Any, **kwargs: Any) -> Cell:
        cell = Cell((0, 0), *args, visible_edges=self.edges, **kwargs)
        self[row, col] = cell
        return cell

    def __setitem__(self, position: Any, cell: Cell) -> None:
        if not isinstance(cell, Cell):
            raise TypeError(f"'cell' must be an instance of matplotlib.table.Cell, not a {type(cell).__name__}")
        cell.axes = self.axes
        self._cells[position[0], position[1]] = cell

    def __getitem__(self, position: Any) -> Cell:
        return self._cells[position]

    def get_celld(self) -> dict[tuple[int, int], Cell]:
        return self._cells

    def get_children(self) -> list[Any]:
        return list(self._cells.values())

    def auto_set_column_width(self, col: Any) -> None:
        self._auto_columns += [int(one) for one in plain(col)] if hasattr(col, "__iter__") else [int(col)]

    def auto_set_font_size(self, value: bool = True) -> None:
        self._shrinks = bool(value)

    def scale(self, xscale: float, yscale: float) -> None:
        for cell in self._cells.values():
            cell._w, cell._h = cell._w * xscale, cell._h * yscale

    def set_fontsize(self, size: Any) -> None:
        for cell in self._cells.values():
            cell.set_fontsize(size)

    def line_height(self) -> float:
        """Of a line of text, of the axes as it stands now."""
        figure, place = self.axes.figure, self.axes.get_position()
        dpi, inches = figure.get_dpi(), figure.get_size_inches()[1]
        low, high = place.y0 * inches * dpi, (place.y0 + place.height) * inches * dpi
        return self.FONTSIZE / 72.0 * dpi / (high - low) * 1.2

    def remove(self) -> None:
        self.axes._tables = [table for table in self.axes._tables if table is not self]

    def wire(self) -> dict[str, Any]:
        fields: dict[str, Any] = {"cells": [cell.wire(row, column) for (row, column), cell in self._cells.items() if cell._visible]}
        if any(not cell._visible for cell in self._cells.values()):
            refuse("a table's cell that is not visible", "visible_edges='open'")
        if self._loc != "bottom":
            fields["loc"] = self._loc
        if self._bbox is not None:
            fields["bbox"] = self._bbox
        if self._auto_columns:
            fields["auto_columns"] = self._auto_columns
        if not self._shrinks:
            fields["shrink"] = False
        if self.zorder:
            fields["zorder"] = self.zorder
        return fields

    def record(self, recorder: Any) -> list[dict[str, Any]]:
        """A table is no artist of the contract."""
        return []


def make_table(ax: Any, cellText: Any = None, cellColours: Any = None, cellLoc: str = "right", colWidths: Any = None, rowLabels: Any = None,
               rowColours: Any = None, rowLoc: str = "left", colLabels: Any = None, colColours: Any = None, colLoc: str = "center", loc: Any = "bottom",
               bbox: Any = None, edges: Any = "closed", **kwargs: Any) -> Table:
    texts, colors = _listed(cellText), _listed(cellColours)
    if texts is None and colors is None:
        raise ValueError('At least one argument from "cellColours" or "cellText" must be provided to create a table.')
    texts = [[""] * len(colors[0]) for _ in colors] if texts is None else texts
    rows, columns = len(texts), len(texts[0])
    _check(texts, "cellText", rows, columns)
    colors = [["w"] * columns] * rows if colors is None else colors
    _check(colors, "cellColours", rows, columns)
    widths = [1.0 / columns] * columns if colWidths is None else [float(width) for width in plain(colWidths)]
    row_labels, row_colors = _heads(_one(rowLabels), _one(rowColours), rows, "rowLabels")
    column_labels, column_colors = _heads(_one(colLabels), _one(colColours), columns, "colLabels")
    table = Table(ax, loc, bbox, **kwargs)
    table.edges = edges
    height, offset = table.line_height(), 0 if column_labels is None else 1
    for row in range(rows):
        for column in range(columns):
            table.add_cell(row + offset, column, width=widths[column], height=height, text=texts[row][column], facecolor=colors[row][column], loc=cellLoc)
    for column in range(columns if column_labels is not None else 0):
        table.add_cell(0, column, width=widths[column], height=height, text=column_labels[column], facecolor=column_colors[column], loc=colLoc)
    if row_labels is not None:
        width = widths[0] if rowLabels is None else 1e-15
        for row in range(rows):
            table.add_cell(row + offset, -1, width=width, height=height, text=row_labels[row], facecolor=row_colors[row], loc=rowLoc)
        if rowLabels is not None:
            table.auto_set_column_width(-1)
    ax.add_table(table)
    return table


def _one(values: Any) -> Any:
    return None if values is None else list(values if isinstance(values, str) else plain(values))


def _listed(rows: Any) -> Any:
    return None if rows is None else [_one(row) for row in plain(rows)]


def _check(rows: list[Any], name: str, count: int, columns: int) -> None:
    if len(rows) != count:
        raise ValueError(f"'{name}' must have {count} rows")
    if any(len(row) != columns for row in rows):
        raise ValueError(f"Each row in '{name}' must have {columns} columns")


def _heads(labels: Any, colors: Any, count: int, name: str) -> tuple[Any, Any]:
    if labels is None and colors is None:
        return None, None
    labels = [""] * count if labels is None else labels
    if name == "rowLabels" and len(labels) != count:
        raise ValueError(f"'rowLabels' must be of length {count}")
    return labels, ["w"] * count if colors is None else colors
