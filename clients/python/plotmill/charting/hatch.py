"""Hatches: what is drawn over a face, sign by sign."""

from __future__ import annotations

import warnings
from typing import Any

from .rc import rcParams
from .refuse import refuse

SIGNS = frozenset("-+|/\\xXoO.*")
MOST_SIGNS = 16


class Hatch:
    """The signs as they were given, and the colour where no edge has one."""

    __slots__ = ("signs", "color")

    def __init__(self, signs: str, color: Any) -> None:
        self.signs, self.color = signs, color

    @staticmethod
    def of(signs: Any, before: Any = None) -> Any:
        """None without a hatch."""
        if signs is None or signs == "":
            return None
        signs = str(signs)
        strange = sorted(set(signs) - SIGNS)
        if strange:
            warnings.warn(f"hatch: {''.join(strange)!r} is not drawn, only {''.join(sorted(SIGNS))!r} are", stacklevel=4)
        if len(signs) > MOST_SIGNS:
            refuse(f"a hatch of {len(signs)} signs", f"up to {MOST_SIGNS}")
        return Hatch(signs, rcParams["hatch.color"] if before is None else before.color)

    def record(self, fields: dict[str, Any], color: str) -> None:
        signs = "".join(sign for sign in self.signs if sign in SIGNS)
        if not signs:
            return
        fields["hatch"] = signs
        if color != "#000000":
            fields["hatch_color"] = color
        if rcParams["hatch.linewidth"] != 1:
            fields["hatch_linewidth"] = float(rcParams["hatch.linewidth"])
