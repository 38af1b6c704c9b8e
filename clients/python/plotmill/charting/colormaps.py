"""Colour maps: matplotlib's by name, lists of colours, and gradients between them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

import numpy

from .colors import to_rgba, to_rgba_array
from .not_covered import Named
from .rc import rcParams, read_data

_DATA = os.path.join(os.path.dirname(__file__), "data", "colormaps.bin")


@lru_cache(maxsize=None)
def _tables() -> dict[str, tuple[int, bool, Any]]:
    described = read_data("colormaps.json")
    values = numpy.fromfile(_DATA, "<u2").reshape(-1, 3)
    found, at = {}, 0
    for name in sorted(described):
        count, is_listed = described[name]
        found[name] = (count, is_listed, values[at:at + count])
        at += count
    return found


class Colormap(Named):
    """`N` colours; called with numbers from 0 to 1, or whole numbers as indices, it returns RGBA."""

    def __init__(self, name: str, N: int = 256) -> None:
        self.name, self.N = name, int(N)
        self._lut: Any = None
        self._ends: dict[str, Any] = {}
        self.colorbar_extend = False

    def _table(self) -> Any:
        raise NotImplementedError

    @property
    def lut(self) -> Any:
        if self._lut is None:
            self._lut = numpy.clip(self._table(), 0, 1)
        return self._lut

    def __call__(self, X: Any, alpha: Any = None, bytes: bool = False) -> Any:
        mask = numpy.ma.getmaskarray(X)
        values = numpy.array(numpy.ma.getdata(X), copy=True)
        if values.dtype.kind == "f":
            mask = mask | numpy.isnan(values)
            places = numpy.where(mask, 0, values) * self.N
            places = numpy.where(places == self.N, self.N - 1, places)
            index = numpy.clip(numpy.floor(places), -1, self.N).astype(int)
        else:
            index = numpy.clip(values.astype(int), -1, self.N)
        table = self._with_ends()
        rgba = table[numpy.where(mask, self.N + 2, numpy.where(index < 0, self.N, numpy.where(index >= self.N, self.N + 1, index)))].copy()
        if alpha is not None:
            rgba[..., 3] = numpy.where(mask & (rgba[..., 3] == 0), 0, alpha)
        if bytes:
            return (rgba * 255).astype(numpy.uint8)
        return rgba if numpy.ndim(X) else tuple(rgba.tolist())

    def _with_ends(self) -> Any:
        lut = self.lut
        ends = [self._ends.get("under", lut[0]), self._ends.get("over", lut[-1]), self._ends.get("bad", (0, 0, 0, 0))]
        return numpy.concatenate([lut, numpy.array(ends, float)])

    def _set_end(self, which: str, color: Any, alpha: Any) -> None:
        self._ends[which] = to_rgba(color, alpha)

    def set_under(self, color: Any = "k", alpha: Any = None) -> None:
        self._set_end("under", color, alpha)

    def set_over(self, color: Any = "k", alpha: Any = None) -> None:
        self._set_end("over", color, alpha)

    def set_bad(self, color: Any = "k", alpha: Any = None) -> None:
        self._set_end("bad", color, alpha)

    def with_extremes(self, *, bad: Any = None, under: Any = None, over: Any = None) -> Colormap:
        made = self.copy()
        for name, color in (("bad", bad), ("under", under), ("over", over)):
            if color is not None:
                made._set_end(name, color, None)
        return made

    def copy(self) -> Colormap:
        import copy
        made = copy.copy(self)
        made._ends = dict(self._ends)
        return made

    def reversed(self, name: str | None = None) -> Colormap:
        made = ListedColormap(self.lut[::-1], name or (self.name[:-2] if self.name.endswith("_r") else self.name + "_r"))
        made.wire_name = _reversed_name(getattr(self, "wire_name", None))
        turned = {"under": "over", "over": "under"}
        made._ends = {turned.get(which, which): color for which, color in self._ends.items()}
        return made

    def resampled(self, lutsize: int) -> Colormap:
        made = ListedColormap(self(numpy.linspace(0, 1, lutsize)), self.name)
        made._ends = dict(self._ends)
        return made

    wire_name: str | None = None

    def wire(self) -> Any:
        """The name, or all colours."""
        return self.wire_name or [_hex(row) for row in self.lut.tolist()]

    def wire_ends(self) -> dict[str, str]:
        """The colours of what is out of range or missing, where they are not the usual ones."""
        return {which: _hex(color) for which, color in self._ends.items()}

    def __eq__(self, other: Any) -> bool:
        return isinstance(other, Colormap) and self.N == other.N and bool(numpy.array_equal(self._with_ends(), other._with_ends()))

    __hash__ = None  # type: ignore[assignment]


def _hex(rgba: Any) -> str:
    """With the colour of what is not seen: another alpha may stand instead of its own."""
    parts = tuple(rgba)
    return "#" + "".join(format(round(part * 255), "02x") for part in (parts if parts[3] < 1 else parts[:3]))


def _reversed_name(name: str | None) -> str | None:
    return None if name is None else name[:-2] if name.endswith("_r") else name + "_r"


class ListedColormap(Colormap):
    def __init__(self, colors: Any, name: str = "from_list", N: int | None = None) -> None:
        self.colors = colors
        super().__init__(name, len(colors) if N is None else N)

    def _table(self) -> Any:
        colors = [self.colors] if isinstance(self.colors, str) else self.colors
        rgba = to_rgba_array(colors)
        return rgba[numpy.arange(self.N) % len(rgba)]


class LinearSegmentedColormap(Colormap):
    """A gradient, by channel: {"red": [(x, before, after), …] or a function, …}."""

    def __init__(self, name: str, segmentdata: Any, N: int = 256, gamma: float = 1.0) -> None:
        super().__init__(name, N)
        self._segmentdata, self._gamma = segmentdata, float(gamma)

    @classmethod
    def from_list(cls, name: str, colors: Any, N: int = 256, gamma: float = 1.0) -> LinearSegmentedColormap:
        colors = list(colors)
        if colors and not isinstance(colors[0], str) and len(colors[0]) == 2:
            points, colors = [float(point) for point, _ in colors], [color for _, color in colors]
        else:
            points = numpy.linspace(0, 1, len(colors)).tolist()
        rgba = to_rgba_array(colors)
        parts = ("red", "green", "blue", "alpha")
        return cls(name, {part: numpy.column_stack([points, rgba[:, i], rgba[:, i]]) for i, part in enumerate(parts)}, N, gamma)

    def _table(self) -> Any:
        table = numpy.ones((self.N, 4))
        for i, part in enumerate(("red", "green", "blue", "alpha")):
            if part in self._segmentdata:
                table[:, i] = _segments(self._segmentdata[part], self.N, self._gamma if part != "alpha" else 1.0)
        return table

    def set_gamma(self, gamma: float) -> None:
        self._gamma, self._lut = float(gamma), None

    def resampled(self, lutsize: int) -> Colormap:
        made = LinearSegmentedColormap(self.name, self._segmentdata, lutsize, self._gamma)
        made._ends = dict(self._ends)
        return made


def _segments(data: Any, count: int, gamma: float) -> Any:
    """One channel: straight between the points, each with a value before it and one after."""
    places = numpy.linspace(0, 1, count) ** gamma
    if callable(data):
        return numpy.clip(numpy.array(data(places), float), 0, 1)
    at, before, after = numpy.array(data, float).T
    if at[0] != 0 or at[-1] != 1:
        raise ValueError("data mapping points must start with x=0 and end with x=1")
    if (numpy.diff(at) < 0).any():
        raise ValueError("data mapping points must have x in increasing order")
    if count == 1:
        return numpy.array([before[-1]])
    end = numpy.clip(numpy.searchsorted(at * (count - 1), places * (count - 1)), 1, len(at) - 1)
    start = end - 1
    share = (places - at[start]) / (at[end] - at[start])
    values = after[start] + share * (before[end] - after[start])
    values[0], values[-1] = after[0], before[-1]
    return values


@lru_cache(maxsize=256)
def _named(name: str) -> Colormap:
    base = name[:-2] if name.endswith("_r") else name
    if base not in _tables():
        raise ValueError(f"{name!r} is not a valid value for name; supported values are {', '.join(map(repr, colormaps()))}")
    table = _tables()[base][2] / 65535
    made = ListedColormap(table[::-1] if name.endswith("_r") else table, name)
    made.wire_name = name
    return made


class ColormapRegistry(Mapping[str, Colormap]):
    """All by name; called it returns the names."""

    def __getitem__(self, name: str) -> Colormap:
        try:
            return get_cmap(name)
        except ValueError:
            raise KeyError(f"{name!r} is not a known colormap name") from None

    def __iter__(self) -> Iterator[str]:
        return iter(sorted([*_tables(), *(name + "_r" for name in _tables()), *_registered]))

    def __len__(self) -> int:
        return 2 * len(_tables()) + len(_registered)

    def __call__(self) -> list[str]:
        return list(self)

    def get_cmap(self, cmap: Any) -> Colormap:
        return get_cmap(cmap)

    def register(self, cmap: Colormap, *, name: str | None = None, force: bool = False) -> None:
        register_cmap(name, cmap)


colormaps = ColormapRegistry()


def get_cmap(name: Any = None, lut: int | None = None) -> Colormap:
    if name is None:
        name = rcParams["image.cmap"]
    if isinstance(name, str):
        name = _registered[name] if name in _registered else _named(name)
    if not isinstance(name, Colormap):
        raise TypeError(f"get_cmap expects None or an instance of a str or Colormap. you passed {name!r} of type {type(name)}")
    return name if lut is None else name.resampled(lut)


_registered: dict[str, Colormap] = {}


def register_cmap(name: str | None = None, cmap: Any = None) -> None:
    _registered[name or cmap.name] = cmap
