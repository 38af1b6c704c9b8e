"""Style sheets by name: plt.style.use("ggplot")."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from .rc import _from_json, rc_context, rcdefaults, rcParams, read_data
from .refuse import refuse

_BLACKLIST = ("savefig.directory", "date.epoch", "webagg.port", "toolbar", "timezone", "figure.max_open_warning", "figure.raise_window", "docstring.hardcopy",
              "tk.window_focus", "backend", "interactive")


@lru_cache(maxsize=None)
def _sheets() -> dict[str, dict[str, Any]]:
    return {name: {key: _from_json(value) for key, value in sheet.items()} for name, sheet in read_data("styles.json").items()}


def _find(name: str) -> Mapping[str, Any]:
    sheets = _sheets()
    if name.startswith("seaborn") and not name.startswith("seaborn-v0_8"):
        name = name.replace("seaborn", "seaborn-v0_8", 1)
    if name not in sheets:
        raise OSError(f"{name!r} not found in the style library and input is not a valid URL or path; see `style.available` for list of available styles")
    if name == "classic":
        refuse("the style 'classic'", "'default'")
    return sheets[name]


def use(style: Any) -> None:
    """One style or several: names, "default", or mappings of settings."""
    for one in [style] if isinstance(style, (str, Mapping)) or hasattr(style, "keys") else style:
        if isinstance(one, str) and one == "default":
            kept = {key: rcParams[key] for key in _BLACKLIST if key in rcParams}
            rcdefaults()
            rcParams.update(kept)
            continue
        sheet = one if isinstance(one, Mapping) else _find(str(one))
        rcParams.update({key: value for key, value in sheet.items() if key not in _BLACKLIST})


@contextlib.contextmanager
def context(style: Any, after_reset: bool = False) -> Iterator[None]:
    with rc_context():
        if after_reset:
            rcdefaults()
        use(style)
        yield


available = sorted(name for name in _sheets() if not name.startswith("_"))
library = _sheets()
