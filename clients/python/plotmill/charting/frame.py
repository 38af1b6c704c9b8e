"""ax.patch and fig.patch: the background, as a thing that can be coloured."""

from __future__ import annotations

from typing import Any

from .colors import to_rgba
from .not_covered import Named, asks_for_missing
from .refuse import refuse, unknown_keyword


@asks_for_missing()
class Background(Named):
    """Sets its owner's facecolor."""

    def __init__(self, owner: Any) -> None:
        self._owner = owner

    def set_facecolor(self, color: Any) -> None:
        self._owner.set_facecolor(color)

    def get_facecolor(self) -> Any:
        return self._owner.get_facecolor()

    def set_color(self, color: Any) -> None:
        self.set_facecolor(color)

    def set_alpha(self, alpha: Any) -> None:
        if hasattr(self._owner, "_patch_alpha"):
            self._owner._patch_alpha = alpha
            return
        color = to_rgba(self._owner.get_facecolor())
        if color != (0, 0, 0, 0):  # what is not there has no alpha
            self._owner.set_facecolor((*color[:3], 1.0 if alpha is None else alpha))

    def get_alpha(self) -> Any:
        return getattr(self._owner, "_patch_alpha", None)

    def set_visible(self, b: bool) -> None:
        if hasattr(self._owner, "_has_frame"):
            self._owner._has_frame = bool(b)
        elif not b:
            self._owner.set_facecolor("none")
        elif to_rgba(self._owner.get_facecolor())[3] == 0:
            refuse("patch.set_visible(True)", "set_facecolor()")

    def get_visible(self) -> bool:
        return bool(getattr(self._owner, "_has_frame", True))

    set_fc = set_facecolor
    get_fc = get_facecolor

    def set_edgecolor(self, color: Any) -> None:
        if color not in ("none", "white", "w"):
            refuse("the edge of a background", "spines")

    def set_linewidth(self, w: float) -> None:
        if w:
            refuse("the edge of a background", "spines")

    def set(self, **kwargs: Any) -> None:
        for name, value in kwargs.items():
            method = getattr(self, f"set_{name}", None)
            if method is None:
                unknown_keyword("patch.set()", name, value)
            else:
                method(value)
