"""Line styles, markers and format strings."""

from __future__ import annotations

from typing import Any

from .colors import is_color_like
from .rc import rcParams
from .refuse import refuse

LINESTYLES = {"-": "-", "--": "--", "-.": "-.", ":": ":", "solid": "-", "dashed": "--", "dashdot": "-.", "dotted": ":", "none": "none", "None": "none",
              " ": "none", "": "none"}
MARKERS = frozenset(".,ov^<>12348spP*hH+xXDd|_")
UNFILLED = frozenset((",", "+", "x", "1", "2", "3", "4", "|", "_", 0, 1, 2, 3)) - {","}
_PATTERNS = {"--": "lines.dashed_pattern", "-.": "lines.dashdot_pattern", ":": "lines.dotted_pattern"}
_DEFAULT_PATTERNS = {"--": [3.7, 1.6], "-.": [6.4, 1.6, 1.0, 1.6], ":": [1.0, 1.65]}
_CARETS = {"tickleft": 0, "tickright": 1, "tickup": 2, "tickdown": 3}


def wire_linestyle(style: Any) -> Any:
    """"-", "--", "-.", ":", "none" or [offset, [on, off, …]]."""
    if style is None:
        style = rcParams["lines.linestyle"]
    if isinstance(style, str):
        if style not in LINESTYLES:
            raise ValueError(f"{style!r} is not a valid value for ls; supported values are {', '.join(map(repr, LINESTYLES))}")
        word = LINESTYLES[style]
        pattern = rcParams[_PATTERNS[word]] if word in _PATTERNS else None
        if pattern is not None and list(pattern) != _DEFAULT_PATTERNS[word]:
            return [0, list(pattern)]
        return word
    offset, pattern = style if len(style) == 2 and (style[1] is None or hasattr(style[1], "__len__")) else (0, style)
    return "-" if not pattern else [float(offset), [float(part) for part in pattern]]


def wire_marker(marker: Any) -> Any:
    """The marker's sign, or (sides, style, angle) of a polygon, star or asterisk; None: no marker."""
    if marker is None or isinstance(marker, str) and marker in ("None", "none", "", " "):
        return None
    if isinstance(marker, str) and marker in MARKERS or type(marker) is int and 0 <= marker <= 11:
        return marker
    if isinstance(marker, tuple) and len(marker) in (2, 3) and all(isinstance(part, (int, float)) for part in marker) and marker[1] in (0, 1, 2):
        return [int(marker[0]), int(marker[1]), float(marker[2]) if len(marker) == 3 else 0.0]
    if isinstance(marker, str) and (marker.startswith("$") or marker in _CARETS):
        refuse(f"marker={marker!r}", "one of " + " ".join(sorted(MARKERS)))
    if hasattr(marker, "get_fillstyle"):  # a MarkerStyle
        return marker.wire()[0]
    if isinstance(marker, str):
        raise ValueError(f"Unrecognized marker style {marker!r}")
    refuse(f"marker={marker!r:.60}", "one of " + " ".join(sorted(MARKERS)))


def is_unfilled(marker: Any) -> bool:
    if isinstance(marker, (str, int)):
        return marker in UNFILLED
    return isinstance(marker, (tuple, list)) and len(marker) > 1 and isinstance(marker[1], (int, float)) and marker[1] == 2


def parse_format(fmt: str) -> tuple[str | None, str | None, Any]:
    """(linestyle, marker, color) of "r--o": what the text does not say is None; a line or marker alone leaves out the other."""
    if is_color_like(fmt) and not _is_marker_number(fmt):
        return None, None, fmt
    linestyle = marker = color = None
    i = 0
    while i < len(fmt):
        char = fmt[i]
        two = fmt[i:i + 2]
        if two in ("--", "-."):
            linestyle, i = _once(fmt, linestyle, two, "linestyle"), i + 2
            continue
        if char in "-:":
            linestyle = _once(fmt, linestyle, char, "linestyle")
        elif char in "bgrcmykw" and not (char in MARKERS):
            color = _once(fmt, color, char, "color")
        elif char in MARKERS:
            marker = _once(fmt, marker, char, "marker")
        elif char == "C" and fmt[i + 1:i + 2].isdigit():
            color, i = _once(fmt, color, two, "color"), i + 1
        elif char == " ":
            linestyle = _once(fmt, linestyle, " ", "linestyle")
        else:
            raise ValueError(f"{fmt!r} is not a valid format string (unrecognized character {char!r})")
        i += 1
    if linestyle is None and marker is None:
        return rcParams["lines.linestyle"], None, color
    return linestyle or "None", marker or "None", color


def _is_marker_number(fmt: str) -> bool:
    return fmt in "1234"


def _once(fmt: str, before: Any, now: str, what: str) -> str:
    if before is not None:
        raise ValueError(f"{fmt!r} is not a valid format string (two {what} symbols)")
    return now
