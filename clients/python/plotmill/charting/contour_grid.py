"""The cells of a grid that contours run through: squares, and, where a corner is missing, the triangle that is left of one.

Sides are numbered: four for each point of the grid, of which the first goes to the right, the second up, and the third across the cell. Each cell's corners go
round it anticlockwise (as the grid's columns and rows count), and its first side begins at the first of them. All that is known of a cell is in columns, one
row for each cell of a kind."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy

# (row, column) of the corners, from the lower left one; in this order a cell has its sides S, E, N, W.
_SQUARE = ((0, 0), (0, 1), (1, 1), (1, 0))
_ORDER = {"S": 0, "W": 1, "N": 2, "E": 3, "across": 4}  # in which the sides of a cell are looked at for a line that begins there
_SIDES = "SENW"
NORTH = _ORDER["N"]
_TURN = {"S": 0, "E": 2, "N": 4, "W": 6}  # the direction of a side in eighths of a turn
_HALF_TURN, _FULL_TURN = 4, 8


class Cells(NamedTuple):
    """Of one shape: `corners` and `sides` have a column for each corner."""

    number: Any
    corners: Any
    sides: Any
    order: tuple[int, ...]
    direction: tuple[int, ...]


class Grid:
    """Points (x, y) with heights z, each a table; where `mask` is set there is none."""

    def __init__(self, x: Any, y: Any, z: Any, mask: Any = None, corner_mask: bool = True) -> None:
        self.rows, self.columns = z.shape
        self.x, self.y, self.z = (numpy.asarray(values, float).ravel() for values in (x, y, z))
        missing = numpy.zeros(z.shape, bool) if mask is None or not numpy.any(mask) else numpy.asarray(mask, bool)
        self.cells = [self._squares(missing)]
        if corner_mask and missing.any():
            self.cells += [self._triangles(missing, corner) for corner in range(4)]
        self._boundary: Any = None
        self.low = self.high = 0.0  # of all heights

    def ends_of(self, sides: Any) -> tuple[Any, Any]:
        """Both points of each side."""
        point, kind = sides // 4, sides % 4
        step = numpy.choose(kind, [1, self.columns, self.columns + 1, 1 - self.columns])
        # A side that goes across from the upper left corner counts from the lower left one, too.
        start = numpy.where(kind == 3, point + self.columns, point)
        return start, start + step

    def boundary(self) -> Any:
        """The sides that only one cell has: (numbers of sides, their first points, their last ones, for each the one that follows it)."""
        if self._boundary is None:
            self._boundary = self._find_boundary()
        return self._boundary

    def _lower_left(self) -> Any:
        return (numpy.arange(self.rows - 1)[:, None] * self.columns + numpy.arange(self.columns - 1)).ravel()

    def _squares(self, missing: Any) -> Cells:
        there = ~(missing[:-1, :-1] | missing[:-1, 1:] | missing[1:, 1:] | missing[1:, :-1]).ravel()
        cell = self._lower_left()[there]
        corners = numpy.stack([cell + row * self.columns + column for row, column in _SQUARE], axis=1)
        return Cells(cell, corners, self._sides_of(cell), tuple(_ORDER[side] for side in _SIDES), tuple(_TURN[side] for side in _SIDES))

    def _sides_of(self, cell: Any) -> Any:
        return numpy.stack([4 * cell, 4 * (cell + 1) + 1, 4 * (cell + self.columns), 4 * cell + 1], axis=1)

    def _triangles(self, missing: Any, lost: int) -> Cells:
        """Cells of which only the corner `lost` is missing: the other three, beginning after it."""
        views = [missing[row:self.rows - 1 + row, column:self.columns - 1 + column].ravel() for row, column in _SQUARE]
        there = views[lost] & ~numpy.any([view for i, view in enumerate(views) if i != lost], axis=0)
        cell = self._lower_left()[there]
        kept = [(lost + i) % 4 for i in (1, 2, 3)]
        corners = numpy.stack([cell + _SQUARE[i][0] * self.columns + _SQUARE[i][1] for i in kept], axis=1)
        straight = self._sides_of(cell)[:, kept[:2]]
        # From the upper left or lower right corner to the other, or from the lower left or upper right one.
        across = 4 * cell + (3 if lost in (0, 2) else 2)
        names = [_SIDES[i] for i in kept[:2]]
        turns = [_TURN[name] for name in names]
        return Cells(cell, corners, numpy.column_stack([straight, across]), (*(_ORDER[name] for name in names), _ORDER["across"]),
                     (*turns, (turns[1] + 3) % _FULL_TURN))

    def _find_boundary(self) -> Any:
        side, first, last, turn = (numpy.concatenate(parts) for parts in zip(*(
            (cells.sides.ravel(), cells.corners.ravel(), numpy.roll(cells.corners, -1, axis=1).ravel(), numpy.tile(cells.direction, len(cells.number)))
            for cells in self.cells)))
        _, inverse, counts = numpy.unique(side, return_inverse=True, return_counts=True)
        alone = counts[inverse] == 1
        side, first, last, turn = side[alone], first[alone], last[alone], turn[alone]
        return side, first, last, _following(first, last, turn)


def _following(first: Any, last: Any, turn: Any) -> Any:
    """At a point where two begin, the boundary goes on with the one most to the left: it stays with the cells that it runs around."""
    starting: dict[int, list[int]] = {}
    for i, point in enumerate(first.tolist()):
        starting.setdefault(point, []).append(i)
    turns = turn.tolist()
    found = numpy.empty(len(first), int)
    for i, point in enumerate(last.tolist()):
        choices = starting[point]
        found[i] = choices[0] if len(choices) == 1 else max(choices, key=lambda j: (turns[j] - turns[i] + _HALF_TURN - 1) % _FULL_TURN)
    return found
