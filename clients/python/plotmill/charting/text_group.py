"""Many texts of one look as one artist: a heatmap's annotations. Who asks for the texts gets them (`ax.texts`), and from then on they are single ones."""

from __future__ import annotations

from typing import Any, Sequence

import numpy

from .artist import Artist
from .collections import MANY_COLORS
from .colors import to_rgba, wire_color
from .text import Text

_SHARED = frozenset(("kind", "zorder", "clip_on", "x", "y", "s", "fontsize", "color", "alpha", "fontweight", "fontstyle", "fontfamily", "rotation",
                     "rotation_mode", "ha", "va"))


class TextGroup(Artist):
    """Texts in data coordinates; the colour of each is one of `colors`, `which` says the number."""

    ZORDER = Text.ZORDER
    IS_TEXT = True

    def __init__(self, axes: Any, x: Any, y: Any, texts: Sequence[str], colors: Sequence[Any], which: Any, look: dict[str, Any]) -> None:
        super().__init__()
        self.axes = axes
        self._x, self._y, self._texts, self._colors, self._which, self._look = x, y, texts, colors, which, look
        self._of_all = self._text(0, 0.0, 0.0, "0")

    def _text(self, color: int, x: float, y: float, text: str) -> Text:
        made = Text(x, y, text, **{"color": self._colors[color], **self._look})
        made.axes = self.axes
        return made

    @property
    def stands_for(self) -> int:
        return len(self._texts)

    def single_texts(self) -> list[Text]:
        return [self._text(*each) for each in zip(self._which.tolist(), self._x.tolist(), self._y.tolist(), self._texts)]

    @property
    def is_of_one_look(self) -> bool:
        """Whether what was said of the texts can be said once for all."""
        return self._of_all._visible and set(self._of_all.record(None)[0]) <= _SHARED and not any("$" in text for text in self._texts)

    def record(self, recorder: Any) -> list[dict[str, Any]]:
        fields = self._of_all.record(recorder)[0]
        fields.pop("color", None)
        fields.update(kind="texts", x=recorder.numbers(self._x), y=recorder.numbers(self._y), s=list(self._texts), colors=self._wire_colors(recorder))
        return [fields]

    def _wire_colors(self, recorder: Any) -> Any:
        alpha = self._of_all.get_alpha()
        colors = [self._text(number, 0.0, 0.0, "").style.fields["color"] for number in range(len(self._colors))]  # the look may have another
        if len(self._texts) < MANY_COLORS:
            words = [wire_color(color, alpha) for color in colors]
            return [words[color] for color in self._which.tolist()]
        rgba = numpy.round(numpy.array([to_rgba(color, alpha) for color in colors]) * 255).astype("|u1")
        return recorder.bytes(rgba[self._which])
