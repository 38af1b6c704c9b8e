"""How wide a line of text in DejaVu Sans is in matplotlib's pictures: the sum of its letters' widths, each hinted to 1/8 px."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from .rc import font_family, read_data
from .refuse import refuse

_EIGHTHS, _UNITS_PER_EM, _POINTS_PER_INCH, _SIZE_UNITS = 8, 2048, 72, 64


@lru_cache
def _advances() -> Any:
    return read_data("advances.json")


def width_px(text: str, points: float, dpi: float) -> float:
    """Only of sizes and letters whose widths are known; others are refused."""
    known = _advances()
    units, kerning = known["units"], known["kerning"]
    if font_family() is not None:
        refuse("the width of a text that is not in DejaVu Sans", "rcParams['font.family'] = 'DejaVu Sans'")
    for letter in text:
        if letter not in units:
            refuse(f"the width of the letter {letter!r} before it is drawn", "fmt='%g', or another text of ASCII letters")
    size = int(points * _SIZE_UNITS)
    hinted = known["hinted"].get(str(round(size * dpi)))
    if hinted is None:
        refuse(f"the width of texts of {points:g} points at {dpi:g} dpi before they are drawn", "fontsize=8 and a usual dpi of the figure")
    place = dict(zip(units, range(len(units))))
    scale = size / _SIZE_UNITS * dpi / _POINTS_PER_INCH * _EIGHTHS / _UNITS_PER_EM
    letters = sum(round(units[letter] * scale) + ord(hinted[place[letter]]) - ord("c") for letter in text)
    pairs = sum(_whole(kerning.get(text[i:i + 2], 0) * scale) for i in range(len(text) - 1))
    return (letters + pairs) / _EIGHTHS


def _whole(eighths: float) -> int:
    """As FreeType rounds what it counts in 64ths."""
    return (round(eighths * _SIZE_UNITS) + _SIZE_UNITS // 2) // _SIZE_UNITS
