"""FancyBboxPatch: a box in one of matplotlib's shapes around a rectangle of data."""

from __future__ import annotations

from typing import Any

from .path_patches import PathShape
from .paths import CLOSEPOLY, CURVE3, CURVE4, LINETO, MOVETO, Path
from .refuse import refuse


class BoxShape:
    """A shape by name, "round,pad=0.2", and its numbers."""

    DEFAULTS = {"square": {"pad": 0.3}, "circle": {"pad": 0.3}, "larrow": {"pad": 0.3}, "rarrow": {"pad": 0.3}, "darrow": {"pad": 0.3},
                "round": {"pad": 0.3, "rounding_size": None}, "round4": {"pad": 0.3, "rounding_size": None}}

    def __init__(self, stylename: Any, **attrs: Any) -> None:
        name, *words = str(stylename).replace(" ", "").split(",")
        self.name = name.lower()
        if self.name not in self.DEFAULTS:
            refuse(f"boxstyle={self.name!r}", ", ".join(self.DEFAULTS))
        self.attrs = {**self.DEFAULTS[self.name], **{key: float(value) for key, _, value in (word.partition("=") for word in words) if value != "None"}, **attrs}
        strange = self.attrs.keys() - self.DEFAULTS[self.name].keys()
        if strange:
            raise TypeError(f"boxstyle {self.name!r} got an unexpected argument {min(strange)!r}")

    def __str__(self) -> str:
        return ",".join([self.name, *(f"{key}={value}" for key, value in self.attrs.items() if value is not None)])

    def __call__(self, x0: float, y0: float, width: float, height: float, mutation_size: float) -> Path:
        pad = mutation_size * self.attrs["pad"]
        if self.name == "darrow":
            return _both_arrows(x0 - pad, y0 - pad, width, height + 2 * pad, pad)
        corner = x0 - pad, y0 - pad, width + 2 * pad, height + 2 * pad
        if self.name in ("round", "round4"):
            rounding = self.attrs["rounding_size"]
            usual = pad if self.name == "round" else pad / 2
            return (_round if self.name == "round" else _round4)(*corner, mutation_size * rounding if rounding else usual)
        if self.name == "square":
            return _closed([(corner[0], corner[1]), (corner[0] + corner[2], corner[1]), (corner[0] + corner[2], corner[1] + corner[3]),
                            (corner[0], corner[1] + corner[3])])
        if self.name == "circle":
            return Path.circle((corner[0] + corner[2] / 2, corner[1] + corner[3] / 2), max(corner[2:]) / 2)
        arrow = _left_arrow(*corner, pad)
        if self.name == "rarrow":
            arrow.vertices[:, 0] = 2 * x0 + width - arrow.vertices[:, 0]
        return arrow


def _closed(corners: Any) -> Path:
    return Path([*corners, corners[0]], closed=True)


def _round(x0: float, y0: float, width: float, height: float, by: float) -> Path:
    x1, y1 = x0 + width, y0 + height
    places = [(x0 + by, y0), (x1 - by, y0), (x1, y0), (x1, y0 + by), (x1, y1 - by), (x1, y1), (x1 - by, y1), (x0 + by, y1), (x0, y1), (x0, y1 - by),
              (x0, y0 + by), (x0, y0), (x0 + by, y0), (x0 + by, y0)]
    return Path(places, [MOVETO, *[LINETO, CURVE3, CURVE3] * 4, CLOSEPOLY])


def _round4(x0: float, y0: float, width: float, height: float, by: float) -> Path:
    x0, y0, x1, y1 = x0 + by, y0 + by, x0 + width - by, y0 + height - by
    places = [(x0, y0), (x0 + by, y0 - by), (x1 - by, y0 - by), (x1, y0), (x1 + by, y0 + by), (x1 + by, y1 - by), (x1, y1), (x1 - by, y1 + by), (x0 + by, y1 + by),
              (x0, y1), (x0 - by, y1 - by), (x0 - by, y0 + by), (x0, y0), (x0, y0)]
    return Path(places, [MOVETO, *[CURVE4] * 12, CLOSEPOLY])


def _left_arrow(x0: float, y0: float, width: float, height: float, pad: float) -> Path:
    x1, y1, half = x0 + width, y0 + height, height / 2
    x0 += pad / 1.4
    neck = x0 + half / 2
    return _closed([(neck, y0), (x1, y0), (x1, y1), (neck, y1), (neck, y1 + half / 2), (x0 - half, y0 + half), (neck, y0 - half / 2), (neck, y0)])


def _both_arrows(x0: float, y0: float, width: float, height: float, pad: float) -> Path:
    x1, y1, half = x0 + width, y0 + height, height / 2
    x0 += pad / 1.4
    neck = x0 + half / 2
    return _closed([(neck, y0), (x1, y0), (x1, y0 - half / 2), (x1 + half + half / 2, y0 + half), (x1, y1 + half / 2), (x1, y1), (neck, y1), (neck, y1 + half / 2),
                    (x0 - half, y0 + half), (neck, y0 - half / 2), (neck, y0)])


class FancyBboxPatch(PathShape):
    EDGE_BY_DEFAULT = True

    def __init__(self, xy: Any, width: float, height: float, boxstyle: Any = "round", *, mutation_scale: float = 1, mutation_aspect: float = 1,
                 **kwargs: Any) -> None:
        self._x, self._y, self._w, self._h = float(xy[0]), float(xy[1]), float(width), float(height)
        self._scale, self._aspect = mutation_scale, mutation_aspect
        self.set_boxstyle(boxstyle)
        super().__init__(**kwargs)

    def set_boxstyle(self, boxstyle: Any, **kwargs: Any) -> None:
        self._style = boxstyle if isinstance(boxstyle, BoxShape) else BoxShape(boxstyle, **kwargs)

    def get_boxstyle(self) -> BoxShape:
        return self._style

    def set_mutation_scale(self, scale: float) -> None:
        self._scale = scale

    def set_mutation_aspect(self, aspect: float) -> None:
        self._aspect = aspect

    def outline(self) -> Path:
        aspect = self._aspect or 1
        path = self._style(self._x, self._y / aspect, self._w, self._h / aspect, self._scale)
        return path.moved(path.vertices[:, 0], path.vertices[:, 1] * aspect)

    def get_x(self) -> float:
        return self._x

    def get_y(self) -> float:
        return self._y

    def get_width(self) -> float:
        return self._w

    def get_height(self) -> float:
        return self._h

    def set_bounds(self, *args: Any) -> None:
        self._x, self._y, self._w, self._h = map(float, args[0] if len(args) == 1 else args)

    def get_bbox(self) -> Any:
        from .boxes import Bbox
        return Bbox.from_bounds(self._x, self._y, self._w, self._h)
