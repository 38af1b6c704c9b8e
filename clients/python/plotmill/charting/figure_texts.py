"""What a figure has beside its axes: texts, legends, colour bars, lines and patches of its own."""

from __future__ import annotations

from typing import Any

from .colorbar import add_colorbar
from .collections import Collection
from .coords import DATA, FIGURE
from .legend import Legend, figure_legend
from .lines import Line2D
from .patches import Patch
from .rc import rcParams
from .refuse import refuse
from .text import Text

ABOVE_ALL = 1000.0


class _Kind(list[Any]):
    """fig.patches and fig.lines: what is put there is the figure's."""

    def __init__(self, figure: Any, kind: type) -> None:
        super().__init__(artist for artist in figure._artists if isinstance(artist, kind))
        self._figure = figure

    def append(self, artist: Any) -> None:
        self._figure.add_artist(artist)
        super().append(artist)

    def extend(self, artists: Any) -> None:
        for artist in artists:
            self.append(artist)


class FigureTexts:
    __slots__ = ()
    _artists: Any = ()

    patches = property(lambda self: _Kind(self, Patch))
    lines = property(lambda self: _Kind(self, Line2D))

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
        if isinstance(artist, Text):
            artist._coords = FIGURE
            self.texts.append(artist)
            return artist
        if not isinstance(artist, (Line2D, Patch, Collection)):
            refuse(f"Figure.add_artist({type(artist).__name__})", "lines, patches, collections and texts")
        if artist._coords is DATA:
            artist._coords = FIGURE
        if not artist._coords.x == artist._coords.y == "figure":
            refuse("Figure.add_artist() of what stands in an axes", "that axes' add_artist()")
        self._artists = [*self._artists, artist]
        return artist

    def _record_artists(self: Any, axes_fields: list[dict[str, Any]], recorder: Any) -> None:
        """They are painted above all axes: by the one that comes last."""
        if not axes_fields:
            refuse("lines and patches of a figure without axes", "add_axes([0, 0, 1, 1])")
        last = max(enumerate(axes_fields), key=lambda pair: (pair[1].get("zorder", 0.0), pair[0]))[1]
        if last.get("visible", True) is False:
            refuse("lines and patches of a figure whose last axes is not visible", "removing that axes")
        for artist in sorted((one for one in self._artists if one._visible and not one._removed), key=lambda one: one.zorder):
            for fields in artist.record(recorder):
                fields.update(zorder=ABOVE_ALL + artist.zorder, clip_on=False, in_limits=False)
                fields.pop("label", None)
                last.setdefault("artists", []).append(fields)

    def figimage(self: Any, *args: Any, **kwargs: Any) -> Any:
        refuse("figimage()", "imshow()")

    def ginput(self: Any, *args: Any, **kwargs: Any) -> Any:
        refuse("ginput()", "nothing: there is no window")

    def show(self: Any, warn: bool = True) -> None:
        """Nothing is shown, as with matplotlib's Agg."""
