"""Arrows of their own: FancyArrowPatch and ConnectionPatch. On the wire they are annotations without a text."""

from __future__ import annotations

from typing import Any

from .annotation import Annotation, words_of
from .artist import ALIASES
from .coords import DATA
from .refuse import refuse

_PROPS = ("arrowstyle", "connectionstyle", "shrinkA", "shrinkB", "mutation_scale", "color", "facecolor", "edgecolor", "linewidth", "linestyle", "patchA", "patchB")
_INNER = 0.07  # of the limits: margins and what heads reach further than their points


class _Arrow(Annotation):
    """From one place to another."""

    __slots__ = ("_is_connection",)
    ZORDER = 1.0

    def _start(self, kwargs: dict[str, Any], usual: dict[str, Any]) -> dict[str, Any]:
        """Of the keywords those that are the arrow's; the rest is every artist's."""
        named = {ALIASES.get(name, name): value for name, value in kwargs.items() if value is not None}
        if named.pop("mutation_aspect", 1) not in (None, 1):
            refuse("mutation_aspect", "1")
        arrow = {**usual, **{name: named.pop(name) for name in _PROPS if name in named}}
        arrow.setdefault("patchA", None)
        arrow["alpha"] = named.pop("alpha", None)
        self._remember(arrow)
        return named

    def _remember(self, arrow: dict[str, Any]) -> None:
        from .text_boxes import wire_arrow
        wire_arrow(arrow)
        self._arrow = arrow

    def set_arrowstyle(self, arrowstyle: Any = None, **kwargs: Any) -> None:
        style = ",".join([str(arrowstyle), *(f"{name}={value}" for name, value in kwargs.items())])
        self._remember({**self._arrow, "arrowstyle": style})

    def set_connectionstyle(self, connectionstyle: Any, **kwargs: Any) -> None:
        style = ",".join([str(connectionstyle), *(f"{name}={value}" for name, value in kwargs.items())])
        self._remember({**self._arrow, "connectionstyle": style})

    def set_mutation_scale(self, scale: float) -> None:
        self._remember({**self._arrow, "mutation_scale": scale})

    def record(self, recorder: Any) -> list[dict[str, Any]]:
        fields = super().record(recorder)[0]
        fields["zorder"] = self.zorder
        if self.zorder == 3:
            del fields["zorder"]
        return [fields]


class FancyArrowPatch(_Arrow):
    """From posA to posB, in data unless `transform` says otherwise."""

    def __init__(self, posA: Any = None, posB: Any = None, path: Any = None, **kwargs: Any) -> None:
        if path is not None or posA is None or posB is None:
            refuse("FancyArrowPatch(path=…)", "posA and posB")
        super().__init__("", tuple(posB), tuple(posA), annotation_clip=False)
        rest = self._start(kwargs, {"arrowstyle": "simple", "connectionstyle": "arc3", "shrinkA": 2, "shrinkB": 2, "mutation_scale": 1})
        self._coords = DATA
        if rest:
            self.set(**rest)

    def set_transform(self, t: Any) -> None:
        self.xycoords, self._xy_words = t, words_of(t, self.axes)
        self._text_words = self._xy_words

    def set_positions(self, posA: Any, posB: Any) -> None:
        self._text_at = self._text_at if posA is None else tuple(posA)
        self.xy = self.xy if posB is None else tuple(posB)

    def record(self, recorder: Any) -> list[dict[str, Any]]:
        self._check_limits()
        fields = super().record(recorder)[0]
        if self.axes is not None and self.axes.figure is not None:
            fields["clip_on"] = True  # as every patch that is added to an axes
        return [fields]

    def _check_limits(self) -> None:
        """Near the edge of limits that are the data's, matplotlib lets the arrow itself move them, counted in px of limits before."""
        if self.axes is None or self._xy_words != (("data", ""), ("data", "")):
            return
        for which, axis in enumerate((self.axes.xaxis, self.axes.yaxis)):
            if axis.view.has_limits:
                continue
            low, high = sorted(axis.view.interval())
            room = (high - low) * _INNER
            if not all(low + room <= float(axis.convert_one(at[which])) <= high - room for at in (self.xy, self._text_at)):
                refuse("a FancyArrowPatch at the edge of limits that are the data's", "set_xlim() and set_ylim(), or annotate()")


class ConnectionPatch(_Arrow):
    """From xyA to xyB, each in coordinates of its own, of one axes."""

    def __init__(self, xyA: Any, xyB: Any, coordsA: Any, coordsB: Any = None, *, axesA: Any = None, axesB: Any = None, **kwargs: Any) -> None:
        coordsB = coordsA if coordsB is None else coordsB
        if axesA is not axesB and axesA is not None and axesB is not None:
            refuse("ConnectionPatch between two axes", "annotate() of one axes, with 'figure fraction'")
        super().__init__("", tuple(xyB), tuple(xyA), coordsB, coordsA, annotation_clip=kwargs.pop("annotation_clip", None), axes=axesA or axesB)
        rest = self._start(kwargs, {"arrowstyle": "-", "connectionstyle": "arc3", "shrinkA": 0, "shrinkB": 0, "mutation_scale": 10})
        if rest:
            self.set(**rest)
