"""Letters that DejaVu Sans lacks: matplotlib draws a box for each, Plotmill a font that has them, and says so (docs/decisions/0018-figures.md)."""

from __future__ import annotations

import unicodedata
import warnings

_LACKING = ((0x0590, 0x109f), (0x1100, 0x11ff), (0x1200, 0x18af), (0x1900, 0x1cff), (0x2e80, 0xa63f), (0xa960, 0xfaff), (0xfb13, 0xfdff), (0xfe70, 0xfefe),
            (0x1f3fb, 0x1f3ff), (0x1f650, 0x1faff), (0x20000, 0x3ffff))


def warn_of_boxes(text: str) -> None:
    """Of the first such letter. Hebrew and Arabic are among them, which matplotlib sets from left to right."""
    for letter in text:
        code = ord(letter)
        if code >= 0x0590 and any(first <= code <= last for first, last in _LACKING):
            warnings.warn(f"Glyph {code} ({unicodedata.name(letter, 'unnamed')}): matplotlib's DejaVu Sans lacks it or sets it as a single letter; plotmill draws it "
                          "in a font of its script", UserWarning, stacklevel=5)
            return
