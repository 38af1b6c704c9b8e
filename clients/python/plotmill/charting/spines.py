"""Spines: the four lines around an axes, one by one or several at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .artist import ALIASES
from .colors import to_rgba, wire_color
from .not_covered import Named
from .refuse import refuse, unknown_keyword
from .strokes import wire_linestyle
from .values import is_scalar

SIDES = ("left", "right", "bottom", "top")
_WORDS = {"center": ("axes", 0.5), "zero": ("data", 0.0)}


class Spine(Named):
    __slots__ = ("side", "fields", "_axes", "_alpha", "_color")

    def __init__(self, side: str, fields: dict[str, Any], axes: Any) -> None:
        self.side, self.fields, self._axes, self._alpha = side, fields, axes, None
        self._color: Any = fields.get("color", "black")

    def set_visible(self, b: bool) -> None:
        self.fields["visible"] = bool(b)

    def get_visible(self) -> bool:
        return self.fields.get("visible", True)

    def set_color(self, c: Any) -> None:
        self._color = c
        self.fields["color"] = wire_color(c, self._alpha)

    set_edgecolor = set_color

    def get_edgecolor(self) -> Any:
        return to_rgba(self._color, self._alpha)

    def set_alpha(self, alpha: Any) -> None:
        self._alpha = alpha
        self.set_color(self._color)

    def set_linewidth(self, w: Any) -> None:
        self.fields["linewidth"] = float(w)

    set_lw = set_linewidth

    def get_linewidth(self) -> float:
        return self.fields.get("linewidth", 0.8)

    def set_linestyle(self, ls: Any) -> None:
        self.fields["linestyle"] = wire_linestyle(ls)

    set_ls = set_linestyle

    def set_position(self, position: Any) -> None:
        kind, amount = _WORDS[position] if isinstance(position, str) and position in _WORDS else position
        if kind not in ("outward", "axes", "data"):
            raise ValueError("position[0] should be one of 'outward', 'axes', or 'data' ")
        self.fields["position"] = [kind, float(amount)]
        (self._axes.yaxis if self.side in ("left", "right") else self._axes.xaxis).forget_label_looks()

    def get_position(self) -> Any:
        return tuple(self.fields.get("position", ("outward", 0.0)))

    def set_bounds(self, low: Any = None, high: Any = None) -> None:
        if high is None and not is_scalar(low) and low is not None:
            low, high = low
        before = self.get_bounds() or (None, None)
        bounds = [old if end is None else float(end) for end, old in zip((low, high), before)]
        if None in bounds:
            refuse("a spine's set_bounds() of one end", "set_bounds(low, high)")
        self.fields["bounds"] = bounds

    def get_bounds(self) -> Any:
        bounds = self.fields.get("bounds")
        return None if bounds is None else tuple(bounds)

    def set_zorder(self, level: float) -> None:
        if level != 2.5:
            refuse("a spine's zorder", "the zorder of artists")

    def set(self, **kwargs: Any) -> None:
        for name, value in kwargs.items():
            method = getattr(self, f"set_{ALIASES.get(name, name)}", None)
            if method is None:
                unknown_keyword("Spine.set()", name, value)
            else:
                method(value)


class Spines:
    """ax.spines: by name, by attribute, several by a list or slice."""

    __slots__ = ("_spines",)

    def __init__(self, axes: Any) -> None:
        self._spines = {side: Spine(side, dict(axes.look.spines[side]), axes) for side in SIDES}

    def __getitem__(self, key: Any) -> Any:
        if isinstance(key, slice):
            return SpineList(list(self._spines.values()))
        if isinstance(key, (list, tuple)):
            return SpineList([self._spines[name] for name in key])
        return self._spines[key]

    def __getattr__(self, name: str) -> Any:
        if name in SIDES:
            return self._spines[name]
        if hasattr(dict, name) and not name.startswith("_") or name == "from_dict":
            refuse(f"spines.{name}", "spines[side], values(), items()")
        raise AttributeError(f"'Spines' object does not contain a {name!r} spine")

    def __iter__(self) -> Iterator[str]:
        return iter(self._spines)

    def __len__(self) -> int:
        return len(self._spines)

    def values(self) -> Any:
        return self._spines.values()

    def keys(self) -> Any:
        return self._spines.keys()

    def items(self) -> Any:
        return self._spines.items()


class SpineList:
    __slots__ = ("_spines",)

    def __init__(self, spines: list[Spine]) -> None:
        self._spines = spines

    def __getattr__(self, name: str) -> Any:
        methods = [getattr(spine, name) for spine in self._spines]

        def call(*args: Any, **kwargs: Any) -> None:
            for method in methods:
                method(*args, **kwargs)
        return call
