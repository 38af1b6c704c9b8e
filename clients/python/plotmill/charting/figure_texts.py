"""What a figure has beside its axes: texts, legends, colour bars."""

from __future__ import annotations

from typing import Any

from .colorbar import add_colorbar
from .coords import FIGURE
from .legend import Legend, figure_legend
from .rc import rcParams
from .refuse import refuse
from .text import Text


class FigureTexts:
    __slots__ = ()

    def record_texts(self: Any, recorder: Any) -> tuple[list[dict[str, Any]], dict[int, int]]:
        """The option texts, and which of them each text is (or begins with)."""
        found: list[dict[str, Any]] = []
        numbers: dict[int, int] = {}
        for text in self.texts:
            if text.get_visible() and not text._removed:
                numbers[id(text)] = len(found)
                found += [{name: value for name, value in fields.items() if name != "kind"} for fields in text.record(recorder)]
        return found, numbers

    def suptitle(self: Any, t: Any, **kwargs: Any) -> Text:
        if "fontproperties" not in kwargs:
            kwargs.setdefault("fontsize", kwargs.pop("size", rcParams["figure.titlesize"]))
            kwargs.setdefault("fontweight", kwargs.pop("weight", rcParams["figure.titleweight"]))
        kwargs.setdefault("ha", kwargs.pop("horizontalalignment", "center"))
        kwargs.setdefault("va", kwargs.pop("verticalalignment", "top"))
        x, y = kwargs.pop("x", None), kwargs.pop("y", None)
        self._suptitle = Text(0.5 if x is None else x, 0.98 if y is None else y, t, **kwargs)
        return self._moves("suptitle", y, self._suptitle)

    def _moves(self: Any, name: str, place: Any, text: Text) -> Text:
        """A label whose place nobody said: constrained layout finds it."""
        if place is None:
            self._moving_labels[name] = text
        else:
            self._moving_labels.pop(name, None)
        return text

    def supxlabel(self: Any, t: Any, **kwargs: Any) -> Text:
        return self._sup_label("supxlabel", "y", t, {"x": 0.5, "y": 0.01, "ha": "center", "va": "bottom", "rotation": 0}, kwargs)

    def supylabel(self: Any, t: Any, **kwargs: Any) -> Text:
        return self._sup_label("supylabel", "x", t, {"x": 0.02, "y": 0.5, "ha": "left", "va": "center", "rotation": "vertical"}, kwargs)

    def _sup_label(self: Any, name: str, across: str, t: Any, usual: dict[str, Any], kwargs: dict[str, Any]) -> Text:
        """One of each: a second call replaces the first."""
        said = {word: value for word, value in kwargs.items() if value is not None or word not in ("x", "y")}
        place = said.get(across)
        fields = {"fontsize": rcParams["figure.labelsize"], "fontweight": rcParams["figure.labelweight"], **usual, **said}
        for long, short in (("horizontalalignment", "ha"), ("verticalalignment", "va"), ("size", "fontsize"), ("weight", "fontweight")):
            if long in fields:
                fields[short] = fields.pop(long)
        before = self._sup_labels.pop(name, None)
        if before in self.texts:
            self.texts.remove(before)
        made = self._sup_labels[name] = self.text(fields.pop("x"), fields.pop("y"), t, **fields)
        return self._moves(name, place, made)

    def text(self: Any, x: float, y: float, s: Any, fontdict: Any = None, **kwargs: Any) -> Text:
        made = Text(x, y, s)
        made._coords = FIGURE
        made.set(**{**(fontdict or {}), **kwargs})
        self.texts.append(made)
        return made

    def legend(self: Any, *args: Any, **kwargs: Any) -> Legend:
        made = figure_legend(self, args, kwargs)
        self.legends.append(made)
        return made

    def colorbar(self: Any, mappable: Any, cax: Any = None, ax: Any = None, use_gridspec: bool = True, **kwargs: Any) -> Any:
        return add_colorbar(self, mappable, cax, ax, kwargs)

    def add_artist(self: Any, artist: Any, clip: bool = False) -> Any:
        if isinstance(artist, Legend):
            self.legends.append(artist)
            return artist
        if not isinstance(artist, Text):
            refuse(f"Figure.add_artist({type(artist).__name__})", "an axes over the whole figure")
        artist._coords = FIGURE
        self.texts.append(artist)
        return artist

    def figimage(self: Any, *args: Any, **kwargs: Any) -> Any:
        refuse("figimage()", "imshow()")

    def ginput(self: Any, *args: Any, **kwargs: Any) -> Any:
        refuse("ginput()", "nothing: there is no window")

    def show(self: Any, warn: bool = True) -> None:
        """Nothing is shown, as with matplotlib's Agg."""
