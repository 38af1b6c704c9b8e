"""rcParams: matplotlib's settings with matplotlib's defaults; what is recorded is resolved with them at once.

`version` counts changes, so that what is derived from them is worked out once and not for every axes."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from .cycle import Cycler, cycler
from .refuse import refuse

_FOLDER = os.path.join(os.path.dirname(__file__), "data")
SIZES = {"xx-small": 0.579, "x-small": 0.694, "small": 0.833, "medium": 1.0, "large": 1.200, "x-large": 1.440, "xx-large": 1.728,
         "larger": 1.2, "smaller": 0.833, None: 1.0}
_BOOLEANS = {"true": True, "false": False, "yes": True, "no": False, "on": True, "off": False, "1": True, "0": False}
FONTSETS = ("dejavusans", "dejavuserif", "cm", "stix", "stixsans", "custom")  # a formula is refused in all but the first
_COVERED_ONLY = {"text.usetex": False, "axes.formatter.use_locale": False, "path.sketch": None, "path.effects": [],
                 "axes.autolimit_mode": "data", "lines.antialiased": True, "patch.antialiased": True,
                 "axes.formatter.offset_threshold": 4, "path.snap": True, "text.hinting": "force_autohint", "lines.scale_dashes": True,
                 "xtick.alignment": "center", "ytick.alignment": "center_baseline", "image.resample": True, "pcolormesh.snap": True,
                 "hist.bins": 10, "axes.unicode_minus": True, "polaraxes.grid": True, "mathtext.fallback": "cm"}
_MATH_FONTS = ("rm", "cal", "it", "tt", "sf", "bf", "default", "bb", "frak", "scr", "regular")


def read_data(name: str) -> Any:
    with open(os.path.join(_FOLDER, name), encoding="utf-8") as file:
        return json.load(file)


def _from_json(value: Any) -> Any:
    return cycler(**value["cycle"]) if isinstance(value, dict) else value


@lru_cache(maxsize=None)
def _defaults() -> dict[str, Any]:
    return {key: _from_json(value) for key, value in read_data("rc.json").items()}


class RcParams(dict[str, Any]):
    """A dict of the settings; unknown names and types raise as matplotlib's do, values that cannot be drawn are refused."""

    version = 0

    def __setitem__(self, key: str, value: Any) -> None:
        if key in ("backend", "interactive", "toolbar", "backend_fallback"):
            return  # nothing is shown here
        if key not in _defaults():
            raise KeyError(f"{key} is not a valid rc parameter (see rcParams.keys() for a list of valid parameters)")
        dict.__setitem__(self, key, _checked(key, value))
        self.version += 1

    def update(self, *args: Any, **kwargs: Any) -> None:
        for key, value in dict(*args, **kwargs).items():
            self[key] = value

    def copy(self) -> dict[str, Any]:
        return dict(self)

    def find_all(self, pattern: str) -> dict[str, Any]:
        import re
        return {key: value for key, value in self.items() if re.search(pattern, key)}

    def reset(self, values: Mapping[str, Any]) -> None:
        dict.clear(self)
        dict.update(self, values)
        self.version += 1


def _checked(key: str, value: Any) -> Any:
    default = _defaults()[key]
    if isinstance(default, Cycler):
        return value if isinstance(value, Cycler) else _read_cycle(key, value)
    if isinstance(default, bool) and not isinstance(value, bool) and key != "axes.axisbelow":
        if str(value).lower() not in _BOOLEANS:
            raise ValueError(f"Key {key}: Could not convert {value!r} to bool")
        value = _BOOLEANS[str(value).lower()]
    if isinstance(default, float) and not isinstance(value, (int, float)) and value is not None:
        try:
            value = float(value)
        except (TypeError, ValueError):
            raise ValueError(f"Key {key}: Could not convert {value!r} to float") from None
    elif isinstance(default, float) and type(value) is int:
        value = float(value)
    if key == "mathtext.fontset" and value not in FONTSETS:
        raise ValueError(f"Key mathtext.fontset: {value!r} is not a valid value; supported values are {', '.join(map(repr, FONTSETS))}")
    if key == "mathtext.default" and value not in _MATH_FONTS:
        raise ValueError(f"Key mathtext.default: {value!r} is not a valid value; supported values are {', '.join(map(repr, _MATH_FONTS))}")
    if key == "font.family" or key.startswith("font.") and isinstance(default, list):
        value = [part.strip() for part in value.split(",")] if isinstance(value, str) else list(value)
    if key == "figure.figsize" and len(value) != 2:
        raise ValueError(f"Key figure.figsize: Expected exactly 2 values, but there are {len(value)} values in {value}")
    if key == "figure.figsize":
        value = [float(inches) for inches in value]
    if key in _COVERED_ONLY and value != _COVERED_ONLY[key] and not (key == "path.sketch" and value in (None, "None")):
        if key == "hist.bins":
            return value
        refuse(f"rcParams[{key!r}] = {value!r}", f"its default {_COVERED_ONLY[key]!r}")
    return value


def _read_cycle(key: str, value: Any) -> Cycler:
    if not isinstance(value, str):
        if hasattr(value, "by_key"):  # a cycler of the package of that name
            return cycler(**value.by_key())
        raise ValueError(f"Key {key}: Object is not a string or Cycler instance: {value!r}")
    import ast
    call = ast.parse(value.strip(), mode="eval").body
    if not isinstance(call, ast.Call) or getattr(call.func, "id", "") != "cycler":
        raise ValueError(f"Key {key}: {value!r} is not a valid cycler construction")
    args = [ast.literal_eval(arg) for arg in call.args]
    return cycler(*args, **{word.arg: ast.literal_eval(word.value) for word in call.keywords if word.arg})


rcParams = RcParams()
rcParams.reset(_defaults())
rcParamsDefault: dict[str, Any] = dict(_defaults())

_ALIASES = {"lw": "linewidth", "ls": "linestyle", "c": "color", "fc": "facecolor", "ec": "edgecolor", "mew": "markeredgewidth", "aa": "antialiased"}


def rc(group: str | tuple[str, ...], **kwargs: Any) -> None:
    """rc("lines", linewidth=2): settings of one group, or of several."""
    for name in (group,) if isinstance(group, str) else group:
        for key, value in kwargs.items():
            full = f"{name}.{_ALIASES.get(key, key)}"
            if full not in _defaults():
                raise KeyError(f'Unrecognized key "{full}" for group "{name}" and name "{_ALIASES.get(key, key)}"')
            rcParams[full] = value


def rcdefaults() -> None:
    rcParams.reset(_defaults())


@contextlib.contextmanager
def rc_context(rc: Mapping[str, Any] | None = None, fname: Any = None) -> Iterator[None]:
    if fname is not None:
        refuse("rc_context(fname=…)", "rc_context(rc={…})")
    before = dict(rcParams)
    try:
        rcParams.update(rc or {})
        yield
    finally:
        rcParams.reset(before)


def font_points(size: Any) -> float:
    """A font size in points: a number, or a word relative to font.size."""
    if isinstance(size, str):
        if size in SIZES:
            return float(SIZES[size] * rcParams["font.size"])
        try:
            return float(size)
        except ValueError:
            words = ", ".join(str(word) for word in SIZES if word)
            raise ValueError(f"Size is invalid. Valid font size are {words}") from None
    return float(rcParams["font.size"] if size is None else size)


_DRAWN = {"sans-serif": "DejaVu Sans", "serif": "DejaVu Serif", "monospace": "DejaVu Sans Mono"}


_GENERIC = {"sans": "sans-serif", "sans serif": "sans-serif", **{name: name for name in ("sans-serif", "serif", "monospace", "cursive", "fantasy")}}
_DRAWN_BY_NAME = {name.lower(): name for name in _DRAWN.values()}


def font_family(family: Any = None) -> str | None:
    """The family that is drawn; None for DejaVu Sans. Of a list the first that Debian's matplotlib would find among its own fonts."""
    wanted = rcParams["font.family"] if family is None else family
    names: list[str] = []
    for name in (wanted,) if isinstance(wanted, str) else wanted:
        generic = _GENERIC.get(name.lower())
        names += rcParams.get(f"font.{generic}", [name]) if generic else [name]
    found = next((_DRAWN_BY_NAME[name.lower()] for name in names if name.lower() in _DRAWN_BY_NAME), None)
    if found is None and not any(name in _FREE for name in names):
        refuse(f"the font family {wanted!r}", "'DejaVu Sans'")
    return None if found in (None, "DejaVu Sans") else found


# Not among Debian's fonts: matplotlib draws DejaVu Sans for them.
_FREE = frozenset(("Arial", "Helvetica", "Verdana", "Times New Roman", "Times", "Georgia", "Courier New", "Courier", "Calibri", "Cambria", "Comic Sans MS",
                   "Tahoma", "Consolas", "Palatino", "Garamond", "Impact", "Trebuchet MS", "Lucida Grande", "Geneva", "Avant Garde", "cursive", "fantasy",
                   "Segoe UI", "Helvetica Neue", "Microsoft YaHei", "SimHei", "Candara", "Century Gothic", "Menlo", "Monaco", "Palatino Linotype"))
