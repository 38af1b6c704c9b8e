"""What coordinates are counted in: ax.transData, ax.transAxes, fig.transFigure and the blends of them that the contract has."""

from __future__ import annotations

from typing import Any

from .refuse import refuse


class Coords:
    """A word for x and one for y: "data", "axes" or "figure". `axes`: whose."""

    __slots__ = ("x", "y", "axes")

    def __init__(self, x: str, y: str, axes: Any = None) -> None:
        self.x, self.y, self.axes = x, y, axes

    def wire(self) -> Any:
        return self.x if self.x == self.y else [self.x, self.y]

    def __add__(self, other: Any) -> Any:
        refuse("the sum of transforms", "annotate(…, textcoords='offset points')")

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        refuse(f"a transform's {name}()", "get_xlim(), get_ylim() and get_position()")


DATA = Coords("data", "data")
AXES = Coords("axes", "axes")
FIGURE = Coords("figure", "figure")
HANDLE = Coords("handle", "handle")  # points in the handle of a legend's entry
_WORDS = {"data": DATA, "axes fraction": AXES, "figure fraction": FIGURE, "subfigure fraction": FIGURE}


def coords_of(transform: Any, axes: Any) -> Coords:
    """Of a `transform=` argument."""
    if not isinstance(transform, Coords):
        refuse(f"transform={type(transform).__name__}", "ax.transData, ax.transAxes, fig.transFigure or ax.get_xaxis_transform()")
    if transform.axes is not None and axes is not None and transform.axes is not axes:
        refuse("a transform of another axes", "an artist on that axes")
    if transform.axes is not None and axes is not None:
        return _common(transform)
    return transform


def _common(transform: Coords) -> Coords:
    for known in (DATA, AXES, FIGURE):
        if (transform.x, transform.y) == (known.x, known.y):
            return known
    return Coords(transform.x, transform.y)


def blended(x_transform: Coords, y_transform: Coords) -> Coords:
    return Coords(x_transform.x, y_transform.y, x_transform.axes or y_transform.axes)


def coords_of_word(word: Any, axes: Any) -> Coords:
    """Of annotate's `xycoords`."""
    if isinstance(word, tuple) and len(word) == 2:
        first, second = coords_of_word(word[0], axes), coords_of_word(word[1], axes)
        return Coords(first.x, second.y)
    if isinstance(word, str):
        if word not in _WORDS:
            refuse(f"coordinates {word!r}", ", ".join(repr(known) for known in _WORDS))
        return _WORDS[word]
    return coords_of(word, axes)
