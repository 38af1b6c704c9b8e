"""Colours: matplotlib's names and notations as RGBA, and as the text in which they are recorded."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

import numpy

from .rc import rcParams, read_data
from .refuse import refuse

RGBA = tuple[float, float, float, float]
_HEX = re.compile(r"#[0-9a-fA-F]+\Z")
_SINGLE = {"b": (0, 0, 1), "g": (0, 0.5, 0), "r": (1, 0, 0), "c": (0, 0.75, 0.75), "m": (0.75, 0, 0.75), "y": (0.75, 0.75, 0), "k": (0, 0, 0), "w": (1, 1, 1)}


@lru_cache(maxsize=None)
def named_colors() -> dict[str, str]:
    return dict(read_data("colors.json"))


def _hex_rgba(text: str) -> RGBA | None:
    digits = text[1:]
    if len(digits) in (3, 4):
        digits = "".join(digit * 2 for digit in digits)
    if len(digits) not in (6, 8):
        return None
    red, green, blue, *rest = (int(digits[i:i + 2], 16) / 255 for i in range(0, len(digits), 2))
    return red, green, blue, (rest[0] if rest else 1.0)


_renamed: dict[str, RGBA] = {}


class _Names(dict[str, Any]):
    """What colours' names mean. Those that are given another colour are looked up anew."""

    def __setitem__(self, name: str, color: Any) -> None:
        dict.__setitem__(self, name, color)
        _renamed[name] = to_rgba(color)
        _text_rgba.cache_clear()
        _recorded_text.cache_clear()
        rcParams.version += 1  # what was derived from names

    def update(self, *names: Any, **more: Any) -> None:  # that of dict does not go by __setitem__
        for name, color in dict(*names, **more).items():
            self[name] = color

    def __delitem__(self, name: str) -> None:
        refuse("a colour's name that is taken away", "another colour for it")


@lru_cache(maxsize=None)
def get_named_colors_mapping() -> dict[str, Any]:
    """Names to colours; names may be given others, as seaborn's set_color_codes does."""
    return _Names({**named_colors(), **_SINGLE})


@lru_cache(maxsize=4096)
def _text_rgba(text: str) -> RGBA | None:
    if text.lower() == "none":
        return 0.0, 0.0, 0.0, 0.0
    if text in _renamed:
        return _renamed[text]
    if _HEX.match(text):
        return _hex_rgba(text)
    if text in _SINGLE:
        return (*_SINGLE[text], 1.0)
    name = named_colors().get(text) or named_colors().get(text.lower())
    if name is not None:
        return _hex_rgba(name)
    try:
        grey = float(text)
    except ValueError:
        return None
    return (grey, grey, grey, 1.0) if 0 <= grey <= 1 else None


_C = re.compile(r"C[0-9]+\Z")


def cycle_colors() -> list[Any]:
    return rcParams["axes.prop_cycle"].by_key().get("color", ["k"])


def to_rgba(c: Any, alpha: float | None = None) -> RGBA:
    """Four numbers from 0 to 1. `alpha` stands instead of the colour's, but "none" stays transparent."""
    if isinstance(c, tuple) and len(c) == 2 and not isinstance(c[1], str):
        c, alpha = c[0], c[1] if alpha is None else alpha
    if isinstance(c, str):
        if _C.match(c):
            colors = cycle_colors()
            return to_rgba(colors[int(c[1:]) % len(colors)], alpha)
        found = _text_rgba(c)
        if found is None:
            raise ValueError(f"Invalid RGBA argument: {c!r}")
        if alpha is None or c.lower() == "none":
            return found
        return (*found[:3], _alpha(alpha))
    return _sequence_rgba(c, alpha)


def _alpha(alpha: Any) -> float:
    if not 0 <= alpha <= 1:
        raise ValueError(f"'alpha' must be between 0 and 1, inclusive, got {alpha!r}")
    return float(alpha)


def _sequence_rgba(c: Any, alpha: float | None) -> RGBA:
    try:
        parts = tuple(map(float, c))
    except (TypeError, ValueError):
        raise ValueError(f"Invalid RGBA argument: {c!r}") from None
    if len(parts) not in (3, 4):
        raise ValueError("RGBA sequence should have length 3 or 4")
    if any(not 0 <= part <= 1 for part in parts):
        raise ValueError("RGBA values should be within 0-1 range")
    red, green, blue = parts[:3]
    return red, green, blue, _alpha(alpha) if alpha is not None else parts[3] if len(parts) == 4 else 1.0


def to_rgb(c: Any) -> tuple[float, float, float]:
    return to_rgba(c)[:3]


def to_hex(c: Any, keep_alpha: bool = False) -> str:
    rgba = to_rgba(c)
    return "#" + "".join(format(round(part * 255), "02x") for part in (rgba if keep_alpha else rgba[:3]))


@lru_cache(maxsize=4096)
def _recorded(rgba: RGBA) -> str:
    if rgba[3] == 0:
        return "none"
    return "#" + "".join(format(round(part * 255), "02x") for part in (rgba if rgba[3] < 1 else rgba[:3]))


_PLAIN_ALPHA = (float, type(None))


@lru_cache(maxsize=4096)
def _recorded_text(text: str, alpha: float | None) -> str:
    """Of a text that is not a place in the cycle, which rcParams may change."""
    return _recorded(to_rgba(text, alpha))


def wire_color(c: Any, alpha: float | None = None) -> str:
    """As it is recorded: "#rrggbb", "#rrggbbaa", or "none" where nothing would be seen."""
    if type(c) is str and type(alpha) in _PLAIN_ALPHA and c[:1] != "C":
        return _recorded_text(c, alpha)
    return _recorded(to_rgba(c, alpha))


def is_color_like(c: Any) -> bool:
    try:
        to_rgba(c)
    except (ValueError, TypeError):
        return False
    return True


def same_color(c1: Any, c2: Any) -> bool:
    return bool(numpy.array_equal(to_rgba_array(c1), to_rgba_array(c2)))


def to_rgba_array(c: Any, alpha: Any = None) -> numpy.ndarray[Any, Any]:
    """One row for each colour of a list; a text is one colour, "none" none."""
    if numpy.ndim(alpha):
        return _with_alphas(c, alpha)
    if isinstance(c, str):
        if c.lower() == "none":
            return numpy.zeros((0, 4))
        return numpy.array([to_rgba(c, alpha)])
    if isinstance(c, numpy.ndarray) and c.dtype.kind in "fiu" and c.ndim == 2 and c.shape[1] in (3, 4):
        rgba = numpy.ones((len(c), 4))
        rgba[:, :c.shape[1]] = numpy.ma.filled(c, 0) if numpy.ma.isMaskedArray(c) else c
        if alpha is not None:
            rgba[:, 3] = alpha
        if rgba.size and (rgba.min() < 0 or rgba.max() > 1):
            raise ValueError("RGBA values should be within 0-1 range")
        return rgba
    if isinstance(c, (tuple, list)) and len(c) in (3, 4) and all(isinstance(part, (int, float, numpy.floating)) for part in c):
        return numpy.array([to_rgba(c, alpha)])
    if isinstance(c, numpy.ndarray) and c.ndim == 1 and c.dtype.kind == "f" and len(c) in (3, 4):
        return numpy.array([to_rgba(c, alpha)])
    return numpy.array([to_rgba(one, alpha) for one in c]).reshape(-1, 4)


def _with_alphas(c: Any, alphas: Any) -> numpy.ndarray[Any, Any]:
    """An alpha for each colour; one colour is taken as often as there are alphas."""
    rgba = to_rgba_array(c)
    if not len(rgba):
        return rgba
    if len(rgba) != len(alphas) and 1 not in (len(rgba), len(alphas)):
        raise ValueError("The number of colors must match the number of alpha values if there are more than one of each.")
    rgba = numpy.repeat(rgba, len(alphas), 0) if len(rgba) == 1 else rgba
    rgba[:, 3] = alphas
    return rgba
