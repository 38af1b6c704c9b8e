"""FontProperties: a font's settings as one thing."""

from __future__ import annotations

from typing import Any


class FontProperties:
    """family, style, weight and size; what was not said stays as it is."""

    def __init__(self, family: Any = None, style: Any = None, variant: Any = None, weight: Any = None, stretch: Any = None, size: Any = None,
                 fname: Any = None, math_fontfamily: Any = None) -> None:
        from .refuse import refuse
        if fname is not None or variant not in (None, "normal") or stretch not in (None, "normal") or math_fontfamily is not None:
            refuse("FontProperties(fname, variant, stretch, math_fontfamily)", "family, style, weight, size")
        said = {"fontfamily": family, "fontstyle": style, "fontweight": weight, "fontsize": size}
        self.fields = {name: value for name, value in said.items() if value is not None}

    @classmethod
    def of(cls, value: Any) -> FontProperties:
        if isinstance(value, FontProperties):
            return value
        if isinstance(value, dict):
            return cls(**value)
        return cls() if value is None else cls(family=value)
