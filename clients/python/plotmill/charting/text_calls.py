"""text(), annotate() and legend()."""

from __future__ import annotations

from typing import Any

from .legend import Legend, axes_legend
from .legend_handles import legend_artists
from .annotation import Annotation
from .text import Text
from .text_group import TextGroup


class TextCalls:
    __slots__ = ()

    def text(self: Any, x: Any, y: Any, s: Any, fontdict: Any = None, **kwargs: Any) -> Text:
        made = Text(x, y, s)
        made.axes = self
        if fontdict or kwargs:
            made.set(**{**(fontdict or {}), **kwargs})
        if made._coords.x == "data":
            self.xaxis.convert_one(x)
        if made._coords.y == "data":
            self.yaxis.convert_one(y)
        return self.add(made)

    def add_texts(self: Any, x: Any, y: Any, texts: Any, colors: Any, which: Any, look: dict[str, Any]) -> None:
        """Plotmill's own: as text(x, y, text, color=colors[which], **look) for each, in data coordinates; a colour of the look goes before."""
        if len(texts):
            group = TextGroup(self, x, y, texts, colors, which, look)
            self.artists_recorded += [group] if group.is_of_one_look else group.single_texts()

    def annotate(self: Any, text: str, xy: Any, xytext: Any = None, xycoords: Any = "data", textcoords: Any = None, arrowprops: Any = None,
                 annotation_clip: Any = None, **kwargs: Any) -> Annotation:
        return self.add(Annotation(text, xy, xytext, xycoords, textcoords, arrowprops, annotation_clip, self, **kwargs))

    def get_legend_handles_labels(self: Any, legend_handler_map: Any = None) -> tuple[list[Any], list[str]]:
        found = legend_artists([self])
        return found, [artist.get_label() for artist in found]

    def legend(self: Any, *args: Any, **kwargs: Any) -> Legend:
        self.legend_ = axes_legend(self, args, kwargs)
        return self.legend_

    def get_legend(self: Any) -> Any:
        return self.legend_
