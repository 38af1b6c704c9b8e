"""Where a surface over a grid crosses a height, and what lies between two heights: as matplotlib's contours (its rule for saddles: the middle decides)."""

from __future__ import annotations

from typing import Any

import numpy

from .contour_grid import NORTH, Cells, Grid
from .paths import CLOSEPOLY, Path, straight_codes

_NEARLY = 1e-3  # how far from the points of the grid a crossing counts to be, for who is within whom


def contour_lines(grid: Grid, level: float) -> list[Path]:
    """Lines along which z is the level, the high side to the left; those that end at an edge first, then loops."""
    high = grid.z > level
    pieces = [_pieces(grid, cells, high, level) for cells in grid.cells]
    numbers, orders, origins, targets = (numpy.concatenate(parts) for parts in zip(*pieces))
    if not len(origins):
        return []
    sorting = numpy.lexsort([orders, numbers])
    orders, origins, targets = orders[sorting], origins[sorting], targets[sorting]
    sides = numpy.unique(numpy.concatenate([origins, targets]))
    places = dict(zip(sides.tolist(), range(len(sides))))
    x, y = _crossings(grid, sides, level)
    first_x, first_y = _crossings(grid, sides, level, True)
    following = dict(zip(origins.tolist(), targets.tolist()))
    is_first = ~numpy.isin(origins, targets)
    lines = []
    for start in origins[is_first].tolist():
        at = [places[side] for side in _follow(following, start)]
        lines.append(_line(numpy.append(first_x[at[0]], x[at[1:]]), numpy.append(first_y[at[0]], y[at[1:]])))
    for start, order in zip(origins.tolist(), orders.tolist()):
        if start in following:
            at = [places[side] for side in _follow(following, start)]
            if order == NORTH:  # matplotlib's begin one further on
                lines.append(_line(x[at[1:] + at[1:2]], y[at[1:] + at[1:2]]))
            else:
                lines.append(_line(numpy.append(first_x[at[0]], x[at[1:]]), numpy.append(first_y[at[0]], y[at[1:]])))
    return lines


def contour_areas(grid: Grid, low: float, high: float) -> list[Path]:
    """What lies above `low` and not above `high`: a path for each area, its holes after it."""
    origins, targets, x, y, i, j = _area_steps(grid, low, high)
    following = dict(zip(origins.tolist(), targets.tolist()))
    loops = [numpy.array(_follow(following, start)[:-1]) for start in origins.tolist() if start in following]
    if not loops:
        return []
    turns = [_turn(i[loop], j[loop]) for loop in loops]
    outer = [loop for loop, turn in zip(loops, turns) if turn >= 0]
    holes: list[list[Any]] = [[] for _ in outer]
    for loop, turn in zip(loops, turns):
        if turn < 0:
            holes[_owner(i, j, outer, loop)].append(loop)
    return [_area(x, y, [loop, *own]) for loop, own in zip(outer, holes)]


def _pieces(grid: Grid, cells: Cells, high: Any, level: float) -> tuple[Any, Any, Any, Any]:
    """Of each piece of a line within a cell: the cell, how early it is looked at there, the side that it comes from and the one it goes to."""
    corner_high = high[cells.corners]
    next_high = numpy.roll(corner_high, -1, axis=1)
    falls, rises = corner_high & ~next_high, next_high & ~corner_high
    is_saddle = falls.sum(axis=1) == 2
    middle_high = is_saddle & (grid.z[cells.corners].mean(axis=1) > level) if is_saddle.any() else is_saddle
    found = []
    count = cells.corners.shape[1]
    for a in range(count):
        for b in range(count):
            chosen = falls[:, a] & rises[:, b]
            if count == 4 and a != b:
                # In a saddle a line keeps to the side where its high part goes on, or where it does not.
                chosen &= ~is_saddle | (middle_high if b == (a + 1) % 4 else ~middle_high)
            at = numpy.nonzero(chosen)[0]
            found.append((cells.number[at], numpy.full(len(at), cells.order[a]), cells.sides[at, a], cells.sides[at, b]))
    return tuple(numpy.concatenate(parts) for parts in zip(*found))  # type: ignore[return-value]


def _crossings(grid: Grid, sides: Any, level: float, from_high: bool = False) -> tuple[Any, Any]:
    """Counted from the low end of a side, or from the high one: a loop is closed when its ends are one number for number, as matplotlib's."""
    first, last = grid.ends_of(sides)
    is_turned = (grid.z[first] > grid.z[last]) != from_high
    first, last = numpy.where(is_turned, last, first), numpy.where(is_turned, first, last)
    share = (grid.z[last] - level) / (grid.z[last] - grid.z[first])
    return tuple(values[first] * share + values[last] * (1 - share) for values in (grid.x, grid.y))  # type: ignore[return-value]


def _follow(following: dict[int, int], start: int) -> list[int]:
    """From one node to the next as long as there is one; what was passed is taken out."""
    passed, node = [start], start
    while node in following:
        node = following.pop(node)
        passed.append(node)
    return passed


def _line(x: Any, y: Any) -> Path:
    path = Path(numpy.column_stack([x, y]))
    path.codes = straight_codes(len(x))
    if (path.vertices[0] == path.vertices[-1]).all():
        path.codes[-1] = CLOSEPOLY
    return path


# ---- areas ---------------------------------------------------------------------------------------------------------------------------------------------


def _area_steps(grid: Grid, low: float, high: float) -> tuple[Any, ...]:
    """The steps around all areas, which lie to the left: from node to node, and where each node is, in data and in columns and rows.

    Nodes are where a side is crossed at the low height or at the high one, and the first points of sides of the boundary."""
    steps = []
    crossed = []
    for kind, level in enumerate((low, high)):
        pieces = [_pieces(grid, cells, grid.z > level, level) for cells in grid.cells]
        _, _, origins, targets = (numpy.concatenate(parts) for parts in zip(*pieces))
        sides = numpy.unique(numpy.concatenate([origins, targets]))
        crossed.append((sides, level))
        ends = (2 * origins + kind, 2 * targets + kind)
        steps.append(ends if kind == 0 else ends[::-1])
    edge = grid.boundary()
    shift = 8 * grid.rows * grid.columns
    steps.append(_edge_steps(grid, edge, low, high, shift))
    origins, targets = (numpy.concatenate(parts) for parts in zip(*steps))
    names, parts = [], []
    for kind, (sides, level) in enumerate(crossed):
        names.append(2 * sides + kind)
        parts.append((*_crossings(grid, sides, level), *_grid_places(grid, sides, level)))
    points = edge[1]
    names.append(shift + numpy.arange(len(points)))
    parts.append((grid.x[points], grid.y[points], points % grid.columns, points // grid.columns))
    names = numpy.concatenate(names)
    x, y, i, j = (numpy.concatenate(part) for part in zip(*parts))
    # Nodes get the numbers of their places.
    order = numpy.argsort(names)
    origins, targets = (order[numpy.searchsorted(names[order], nodes)] for nodes in (origins, targets))
    return origins, targets, x, y, i, j


def _edge_steps(grid: Grid, edge: Any, low: float, high: float, shift: int) -> tuple[Any, Any]:
    """Along the sides of the boundary, as far as they are within the heights."""
    sides, first, last, following = edge
    state = numpy.where(grid.z > high, 2, numpy.where(grid.z > low, 1, 0))
    before, after = state[first], state[last]
    number = numpy.arange(len(sides))
    origins = numpy.choose(before, [2 * sides, shift + number, 2 * sides + 1])
    targets = numpy.choose(after, [2 * sides, shift + following, 2 * sides + 1])
    within = ~((before == after) & (before != 1))
    return origins[within], targets[within]


def _grid_places(grid: Grid, sides: Any, level: float) -> tuple[Any, Any]:
    """In columns and rows, and not quite at a point: areas of no size have a way around them, too."""
    first, last = grid.ends_of(sides)
    share = numpy.clip((grid.z[last] - level) / (grid.z[last] - grid.z[first]), _NEARLY, 1 - _NEARLY)
    return tuple(values(first) * share + values(last) * (1 - share)  # type: ignore[return-value]
                 for values in (lambda point: point % grid.columns, lambda point: point // grid.columns))


def _turn(x: Any, y: Any) -> float:
    """Above 0: anticlockwise."""
    return float(numpy.sum(x * numpy.roll(y, -1) - y * numpy.roll(x, -1)))


def _owner(i: Any, j: Any, outer: list[Any], hole: Any) -> int:
    """The smallest area around a hole."""
    at = (i[hole[0]], j[hole[0]])
    around = [number for number, loop in enumerate(outer) if _is_inside(i[loop], j[loop], at)]
    return min(around, key=lambda number: abs(_turn(i[outer[number]], j[outer[number]])), default=0)


def _is_inside(x: Any, y: Any, at: tuple[float, float]) -> bool:
    if not (x.min() <= at[0] <= x.max() and y.min() <= at[1] <= y.max()):
        return False
    next_x, next_y = numpy.roll(x, -1), numpy.roll(y, -1)
    spans = (y > at[1]) != (next_y > at[1])
    x, y, next_x, next_y = x[spans], y[spans], next_x[spans], next_y[spans]
    return bool(numpy.sum(x + (at[1] - y) / (next_y - y) * (next_x - x) > at[0]) % 2)


def _area(x: Any, y: Any, loops: list[Any]) -> Path:
    at = numpy.concatenate([numpy.append(loop, loop[0]) for loop in loops])
    path = Path(numpy.column_stack([x[at], y[at]]))
    codes = [straight_codes(len(loop) + 1) for loop in loops]
    for own in codes:
        own[-1] = CLOSEPOLY
    path.codes = numpy.concatenate(codes)
    return path
