"""Names of colours by where they come from, and hues."""

from __future__ import annotations

from typing import Any

import numpy

from .colors import _SINGLE, named_colors

_TABLEAU = ("blue", "orange", "green", "red", "purple", "brown", "pink", "gray", "olive", "cyan")


def css_colors() -> dict[str, str]:
    return {name: color.upper() for name, color in named_colors().items() if ":" not in name and len(name) > 1}


def tableau_colors() -> dict[str, str]:
    return {f"tab:{name}": named_colors()[f"tab:{name}"] for name in _TABLEAU}


def base_colors() -> dict[str, Any]:
    return dict(_SINGLE)


TABLES = {"CSS4_COLORS": css_colors, "cnames": css_colors, "TABLEAU_COLORS": tableau_colors, "BASE_COLORS": base_colors}


def rgb_to_hsv(arr: Any) -> Any:
    """Hue, saturation and value, each from 0 to 1, of colours along the last axis."""
    rgb = _colors_of(arr)
    value, least = rgb.max(-1), rgb.min(-1)
    span = value - least
    step = numpy.where(span > 0, span, 1)
    red, green, blue = (rgb[..., i] for i in range(3))
    hue = numpy.select([span == 0, value == blue, value == green], [0, 4 + (red - green) / step, 2 + (blue - red) / step], (green - blue) / step)
    return numpy.stack([(hue / 6) % 1, numpy.where(value > 0, span / numpy.where(value > 0, value, 1), 0), value], -1)


def hsv_to_rgb(hsv: Any) -> Any:
    hue, saturation, value = (_colors_of(hsv)[..., i] for i in range(3))
    sextant = numpy.floor(hue * 6)
    rest = hue * 6 - sextant
    low, falling, rising = value * (1 - saturation), value * (1 - saturation * rest), value * (1 - saturation * (1 - rest))
    which = sextant.astype(int) % 6
    parts = ((value, rising, low), (falling, value, low), (low, value, rising), (low, falling, value), (rising, low, value), (value, low, falling))
    return numpy.stack([numpy.choose(which, [part[i] for part in parts]) for i in range(3)], -1)


def _colors_of(colors: Any) -> Any:
    array = numpy.asarray(colors, float)
    if array.shape[-1:] != (3,):
        raise ValueError(f"Last dimension of input array must be 3; shape {array.shape} was found.")
    if array.size and (array.min() < 0 or array.max() > 1):
        raise ValueError("Input array must be in the range [0, 1].")
    return array
