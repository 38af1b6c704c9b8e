"""Colour maps: matplotlib's by name, lists of colours, and gradients between them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

import numpy

from .colors import to_rgba, to_rgba_array, wire_color
from .rc import rcParams, read_data
from .refuse import refuse

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


class Colormap:
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
        return made

    def resampled(self, lutsize: int) -> Colormap:
        return ListedColormap(self(numpy.linspace(0, 1, lutsize)), self.name)

    wire_name: str | None = None

    def wire(self) -> Any:
        """The name, or all colours."""
        bad = self._ends.get("bad")
        if any(name != "bad" for name in self._ends) or bad is not None and bad[3] != 0:
            refuse(f"the colours of {self.name} for values that are missing or out of range", "a colormap without set_bad, set_under and set_over")
        return self.wire_name or [wire_color(tuple(row)) for row in self.lut.tolist()]

    def __eq__(self, other: Any) -> bool:
        return isinstance(other, Colormap) and self.N == other.N and bool(numpy.array_equal(self._with_ends(), other._with_ends()))

    __hash__ = None  # type: ignore[assignment]


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
    """from_list: a gradient between colours. Tables of segments are refused."""

    def __init__(self, name: str, segmentdata: Any, N: int = 256, gamma: float = 1.0) -> None:
        if segmentdata is not None:
            refuse("LinearSegmentedColormap(segmentdata)", "LinearSegmentedColormap.from_list()")
        super().__init__(name, N)
        self._points: list[float] = []
        self._colors: Any = None

    @classmethod
    def from_list(cls, name: str, colors: Any, N: int = 256, gamma: float = 1.0) -> LinearSegmentedColormap:
        if gamma != 1:
            refuse("from_list(gamma=…)", "gamma=1")
        made = cls(name, None, N)
        colors = list(colors)
        if colors and not isinstance(colors[0], str) and len(colors[0]) == 2:
            made._points, colors = [float(point) for point, _ in colors], [color for _, color in colors]
        else:
            made._points = numpy.linspace(0, 1, len(colors)).tolist()
        made._colors = to_rgba_array(colors)
        return made

    def _table(self) -> Any:
        at = numpy.linspace(0, 1, self.N)
        return numpy.column_stack([numpy.interp(at, self._points, self._colors[:, i]) for i in range(4)])


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
