"""Where a surface over a grid crosses a height: marching squares, with matplotlib's rule for saddles (the middle decides)."""

from __future__ import annotations

from typing import Any

import numpy

# Of each case (which corners are high: 1 lower left, 2 lower right, 4 upper right, 8 upper left) the sides that a line comes from and goes to, the high
# side at its left. Sides: 0 below, 1 right, 2 above, 3 left. Saddles whose middle is low have 16 added.
_PIECES = {1: [(0, 3)], 2: [(1, 0)], 4: [(2, 1)], 8: [(3, 2)], 3: [(1, 3)], 6: [(2, 0)], 12: [(3, 1)], 9: [(0, 2)], 14: [(3, 0)], 13: [(0, 1)],
           11: [(1, 2)], 7: [(2, 3)], 5: [(0, 1), (2, 3)], 10: [(3, 0), (1, 2)], 21: [(0, 3), (2, 1)], 26: [(1, 0), (3, 2)]}


def contour_lines(x: Any, y: Any, z: Any, level: float) -> list[Any]:
    """Lines of two columns along which z is the level; one that is closed ends where it begins. z has a row for each y."""
    rows, columns = z.shape
    origins, targets = _pieces(z, level)
    if not len(origins):
        return []
    places = _crossings(x, y, z, level, numpy.unique(numpy.concatenate([origins, targets])))
    following = dict(zip(origins.tolist(), targets.tolist()))
    ends = set(targets.tolist())
    lines = []
    # Lines that begin at the edge first: what is left then are loops.
    for start in [origin for origin in origins.tolist() if origin not in ends] + origins.tolist():
        if start not in following:
            continue
        line = [start]
        while line[-1] in following:
            line.append(following.pop(line[-1]))
        lines.append(numpy.array([places[crossing] for crossing in line]))
    return lines


def contour_band(x: Any, y: Any, z: Any, low: float, high: float) -> Any:
    """The corners of all between two heights as one polygon: its parts and holes hang together by lines there and back."""
    below = numpy.min(z) - 1
    padded = numpy.pad(numpy.asarray(z, float), 1, constant_values=below)
    x, y = numpy.pad(numpy.asarray(x, float), 1, mode="edge"), numpy.pad(numpy.asarray(y, float), 1, mode="edge")
    loops = contour_lines(x, y, padded, low) + [loop[::-1] for loop in contour_lines(x, y, padded, high)]
    if not loops:
        return numpy.zeros((0, 2))
    anchor = loops[0][:1]
    return numpy.concatenate([part for loop in loops for part in (loop, anchor)])


def _pieces(z: Any, level: float) -> tuple[Any, Any]:
    """The crossing each piece comes from and that it goes to. A crossing's number: twice that of its lower left grid point, and 1 more of an upright side."""
    rows, columns = z.shape
    high = (z > level).astype(int)
    cases = high[:-1, :-1] + 2 * high[:-1, 1:] + 4 * high[1:, 1:] + 8 * high[1:, :-1]
    middle = (z[:-1, :-1] + z[:-1, 1:] + z[1:, 1:] + z[1:, :-1]) / 4
    cases = cases + 16 * (((cases == 5) | (cases == 10)) & ~(middle > level))
    origins, targets = [], []
    for case, pieces in _PIECES.items():
        i, j = numpy.nonzero(cases == case)
        if not len(i):
            continue
        corner = i * columns + j
        sides = (2 * corner, 2 * (corner + 1) + 1, 2 * (corner + columns), 2 * corner + 1)
        for origin, target in pieces:
            origins.append(sides[origin])
            targets.append(sides[target])
    empty = numpy.zeros(0, int)
    return (numpy.concatenate(origins), numpy.concatenate(targets)) if origins else (empty, empty)


def _crossings(x: Any, y: Any, z: Any, level: float, numbers: Any) -> dict[int, tuple[float, float]]:
    """Where each crossing is: between two grid points as z is between them."""
    columns = z.shape[1]
    corner, is_upright = numbers // 2, numbers % 2 == 1
    i, j = corner // columns, corner % columns
    other_i, other_j = i + is_upright, j + ~is_upright
    share = (level - z[i, j]) / (z[other_i, other_j] - z[i, j])
    across, up = x[j] + share * (x[other_j] - x[j]), y[i] + share * (y[other_i] - y[i])
    return dict(zip(numbers.tolist(), zip(across.tolist(), up.tolist())))
