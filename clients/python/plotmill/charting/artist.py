"""What is on an axes: keeps what a call said until the figure is saved, and may be changed until then."""

from __future__ import annotations

from numbers import Number
from typing import Any

import numpy

from .coords import DATA, Coords, coords_of
from .not_covered import asks_for_missing, missing_name
from .refuse import COSMETIC, refuse, set_cosmetic, unknown_keyword

ALIASES = {"lw": "linewidth", "ls": "linestyle", "c": "color", "fc": "facecolor", "ec": "edgecolor", "mew": "markeredgewidth", "mec": "markeredgecolor",
           "mfc": "markerfacecolor", "ms": "markersize", "aa": "antialiased", "ds": "drawstyle", "ha": "horizontalalignment", "va": "verticalalignment", "ma": "multialignment",
           "size": "fontsize", "weight": "fontweight", "family": "fontfamily", "stretch": "fontstretch", "variant": "fontvariant", "fontname": "fontfamily", "name": "fontfamily", "style": "fontstyle",
           "font": "fontproperties", "font_properties": "fontproperties", "linewidths": "linewidth", "linestyles": "linestyle", "dashes": "linestyle",
           "edgecolors": "edgecolor", "facecolors": "facecolor", "colors": "color", "antialiaseds": "antialiased", "mfcalt": "markerfacecoloralt"}
NOT_IN_LEGEND = "_"


def alphas_of(alpha: Any) -> Any:
    """One for each part."""
    if not hasattr(alpha, "__len__"):
        raise TypeError(f"alpha must be numeric or None, not {type(alpha)}")
    alphas = numpy.asarray(alpha, float)
    if not (alphas.min(initial=0) >= 0 and alphas.max(initial=0) <= 1):
        raise ValueError(f"alpha must be between 0 and 1, inclusive, but min is {alphas.min()}, max is {alphas.max()}")
    return alphas


class StickyEdges:
    """Numbers that margins stop at, besides those that the kind of artist has."""

    __slots__ = ("x", "y")

    def __init__(self) -> None:
        self.x: list[float] = []
        self.y: list[float] = []


_SHORT = tuple(f"{verb}_{word}" for verb in ("set", "get") for word in ALIASES)


@asks_for_missing(*_SHORT, *(f"set_{word}" for word in COSMETIC))
class Artist:
    """`zorder`, label, visibility, clipping, coordinates and alpha: what all have."""

    ZORDER = 0.0
    IS_TEXT = False
    HAS_HANDLE = True  # whether legends can show it
    MAY_STICK = False  # whether sticky() may say something
    TAKES_ALPHAS = False  # whether there may be one for each of its parts
    stands_for = 1  # so many artists of matplotlib's

    axes: Any = None
    _label = ""
    _visible = True
    _clip = True
    _coords = DATA
    _alpha: Any = None
    in_limits = True
    container: Any = None
    _removed = False
    _sticky_edges: StickyEdges | None = None

    def __init__(self) -> None:
        self.zorder = self.ZORDER

    # ---- what everything has -----------------------------------------------------------------------------------------

    def get_label(self) -> str:
        return self._label

    def set_label(self, s: Any) -> None:
        self._label = "" if s is None else str(s)

    def get_zorder(self) -> float:
        return self.zorder

    def set_zorder(self, level: float) -> None:
        self.zorder = self.ZORDER if level is None else float(level)

    def get_visible(self) -> bool:
        return self._visible

    def set_visible(self, b: bool) -> None:
        self._visible = bool(b)

    def get_alpha(self) -> Any:
        return self._alpha

    def set_alpha(self, alpha: Any) -> None:
        if alpha is None or isinstance(alpha, Number):
            if alpha is not None and not 0 <= alpha <= 1:
                raise ValueError(f"alpha ({alpha}) is outside 0-1 range")
        elif not self.TAKES_ALPHAS:
            raise TypeError(f"alpha must be numeric or None, not {type(alpha)}")
        else:
            alpha = alphas_of(alpha)
        self._alpha = alpha

    def set_clip_on(self, b: bool) -> None:
        self._clip = bool(b)

    def get_clip_on(self) -> bool:
        return self._clip

    def set_clip_path(self, path: Any, transform: Any = None) -> None:
        if path is not None:
            refuse("set_clip_path()", "clip_on=False, or data that stays inside")

    def set_clip_box(self, clipbox: Any) -> None:
        if clipbox is not None:
            refuse("set_clip_box()", "clip_on")

    def set_transform(self, t: Any) -> None:
        self._coords = coords_of(t, self.axes)

    def get_transform(self) -> Coords:
        return self._coords

    def set_figure(self, fig: Any) -> None:
        pass

    @property
    def figure(self) -> Any:
        return self.axes.figure if self.axes is not None else None

    def get_figure(self) -> Any:
        return self.figure

    def remove(self) -> None:
        self.keep_limits()
        self._removed = True
        if self.axes is not None:
            self.axes._forget(self)

    def keep_limits(self) -> None:
        """Before it is moved: limits stay those that took it in."""
        if self.axes is not None and self.in_limits and not self.IS_TEXT:
            self.axes.keep_limits_of(self)

    def get_children(self) -> list[Any]:
        return []

    def set(self, **kwargs: Any) -> None:
        """Properties by name: what has no method here is refused."""
        for name, value in kwargs.items():
            method = getattr(type(self), f"set_{name}", None) or getattr(type(self), f"set_{ALIASES.get(name, name)}", None)
            if method is not None:
                method(self, value)
            else:
                unknown_keyword(f"{type(self).__name__}.set()", ALIASES.get(name, name), value)

    def update(self, props: dict[str, Any]) -> None:
        self.set(**props)

    def update_from(self, other: Any) -> None:
        """The look of another artist; kinds of artists add theirs."""
        self._visible, self._alpha, self._clip, self._coords, self._label = other._visible, other._alpha, other._clip, other._coords, other._label

    def _missing(self, name: str) -> Any:
        """The short names: set_lw, get_c … ; and what matplotlib has and this has not."""
        verb, _, word = name.partition("_")
        if verb in ("set", "get") and word in ALIASES and ALIASES[word] != word:
            full = ALIASES[word]
            if hasattr(type(self), f"{verb}_{full}"):
                return getattr(self, f"{verb}_{full}")
        if verb == "set" and word in COSMETIC:
            return lambda value: set_cosmetic(type(self).__name__, word, value)
        missing_name(type(self).__name__, name, type(self).__mro__)

    # ---- recording ---------------------------------------------------------------------------------------------------

    @property
    def in_legend(self) -> bool:
        return bool(self._label) and not self._label.startswith(NOT_IN_LEGEND)

    def _base(self, kind: str, zorder: float) -> dict[str, Any]:
        """The fields of every artist that are not the contract's defaults; `zorder` is that default."""
        fields: dict[str, Any] = {"kind": kind}
        if self.zorder != zorder:
            fields["zorder"] = self.zorder
        if not self._clip:
            fields["clip_on"] = False
        if self._coords is not DATA:
            fields["coords"] = self._coords.wire()
        if not self.in_limits:
            fields["in_limits"] = False
        if self._label and not self._label.startswith(NOT_IN_LEGEND):
            fields["label"] = self._label
        return fields

    def record(self, recorder: Any) -> list[dict[str, Any]]:
        raise NotImplementedError(type(self).__name__)

    def extents(self) -> Any:
        """(xs, ys) of what the data limits take in, in data; None: nothing."""
        return None

    def sticky(self) -> tuple[Any, Any]:
        return (), ()

    @property
    def sticky_edges(self) -> StickyEdges:
        if self._sticky_edges is None:
            self._sticky_edges = StickyEdges()
        return self._sticky_edges

    def more_sticky(self, name: str) -> list[float]:
        """What sticky_edges was given."""
        return [] if self._sticky_edges is None else list(getattr(self._sticky_edges, name))
