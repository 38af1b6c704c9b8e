"""The shadows of a pie's slices."""

from __future__ import annotations

import math
from typing import Any

from .colors import to_rgb
from .patches import Wedge

_SHIFT = -0.02  # in data, for pictures of 72 dpi


class WedgeShadow(Wedge):
    """Darker than its slice and right behind it. It lies the further off the finer the picture is, as matplotlib's, whose limits don't see that."""

    __slots__ = ("_slice",)

    def __init__(self, slice_: Wedge) -> None:
        super().__init__(slice_.center, slice_.r, slice_.theta1, slice_.theta2, slice_.width)
        self.update_from(slice_)
        color = tuple(0.3 * part for part in to_rgb(slice_.get_facecolor()))
        self.set(facecolor=color, edgecolor=color, alpha=0.5, zorder=math.nextafter(slice_.zorder, -math.inf), label="_nolegend_")
        self.in_limits = False  # they see it where its slice is
        self._slice = slice_

    def record_many(self, recorder: Any, patches: list[Any]) -> list[dict[str, Any]]:
        for patch in patches:
            of, shift = patch._slice, _SHIFT * recorder.dpi / 72
            patch.center, patch.r = (of.center[0] + shift, of.center[1] + shift), of.r
            patch.theta1, patch.theta2, patch.width = of.theta1, of.theta2, of.width
        return super().record_many(recorder, patches)
