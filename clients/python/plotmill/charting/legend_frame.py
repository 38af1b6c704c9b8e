"""legend.get_frame(): the box around a legend."""

from __future__ import annotations

from typing import Any

from .colors import to_rgba, wire_color
from .refuse import only, refuse


class LegendFrame:
    """Writes into the legend's fields of the contract."""

    __slots__ = ("_fields",)

    def __init__(self, fields: dict[str, Any]) -> None:
        self._fields = fields

    def set_facecolor(self, color: Any) -> None:
        self._fields["facecolor"] = wire_color(color)

    def get_facecolor(self) -> Any:
        return to_rgba(self._fields.get("facecolor", "white"), self.get_alpha())

    def set_edgecolor(self, color: Any) -> None:
        self._fields["edgecolor"] = wire_color(color)

    def get_edgecolor(self) -> Any:
        return to_rgba(self._fields.get("edgecolor", "0.8"), self.get_alpha())

    def set_color(self, color: Any) -> None:
        self.set_facecolor(color)
        self.set_edgecolor(color)

    def set_alpha(self, alpha: Any) -> None:
        self._fields["framealpha"] = 1.0 if alpha is None else float(alpha)

    def get_alpha(self) -> float:
        return self._fields.get("framealpha", 0.8)

    def set_linewidth(self, w: float) -> None:
        self._fields["linewidth"] = float(w)

    def get_linewidth(self) -> float:
        return self._fields.get("linewidth", 1.0)

    def set_visible(self, b: bool) -> None:
        self._fields["frameon"] = bool(b)

    def get_visible(self) -> bool:
        return self._fields.get("frameon", True)

    def set_boxstyle(self, boxstyle: Any = None, **kwargs: Any) -> None:
        """The two that legends have; others are refused."""
        words = str(boxstyle).replace(" ", "").split(",")
        said = {**dict(word.split("=") for word in words[1:]), **kwargs}
        if words[0] not in ("round", "square"):
            refuse(f"a legend frame's boxstyle {boxstyle!r:.40}", "fancybox")
        only("a legend frame's boxstyle pad", float(said.pop("pad", 0.3)), (0.0,), "'round,pad=0,rounding_size=0.2' or 'square,pad=0'")
        if words[0] == "round":
            only("a legend frame's rounding_size", float(said.pop("rounding_size", 0.0)), (0.2,), "'round,pad=0,rounding_size=0.2' or 'square,pad=0'")
        self._fields["fancybox"] = words[0] == "round"

    def set_linestyle(self, ls: Any) -> None:
        only("a legend frame's linestyle", ls, ("-", "solid", None))

    def set_hatch(self, hatch: Any) -> None:
        only("a legend frame's hatch", hatch, (None, ""))

    def set(self, **kwargs: Any) -> None:
        short = {"fc": "facecolor", "ec": "edgecolor", "lw": "linewidth", "ls": "linestyle"}
        for name, value in kwargs.items():
            method = getattr(self, f"set_{short.get(name, name)}", None)
            if method is None:
                refuse(f"a legend frame's {name}", "facecolor, edgecolor, alpha, linewidth, visible")
            method(value)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        refuse(f"a legend frame's {name}()", "set_facecolor, set_edgecolor, set_alpha, set_linewidth, set_visible")
