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

    def suptitle(self: Any, t: Any, **kwargs: Any) -> Text:
        if "fontproperties" not in kwargs:
            kwargs.setdefault("fontsize", kwargs.pop("size", rcParams["figure.titlesize"]))
            kwargs.setdefault("fontweight", kwargs.pop("weight", rcParams["figure.titleweight"]))
        kwargs.setdefault("ha", kwargs.pop("horizontalalignment", "center"))
        kwargs.setdefault("va", kwargs.pop("verticalalignment", "top"))
        self._suptitle = Text(kwargs.pop("x", 0.5), kwargs.pop("y", 0.98), t, **kwargs)
        return self._suptitle

    def supxlabel(self: Any, t: Any, **kwargs: Any) -> Text:
        return self._sup_label(t, {"x": 0.5, "y": 0.01, "ha": "center", "va": "bottom", "rotation": 0, **kwargs})

    def supylabel(self: Any, t: Any, **kwargs: Any) -> Text:
        return self._sup_label(t, {"x": 0.02, "y": 0.5, "ha": "left", "va": "center", "rotation": "vertical", "rotation_mode": "anchor", **kwargs})

    def _sup_label(self: Any, t: Any, kwargs: dict[str, Any]) -> Text:
        kwargs = {"fontsize": rcParams["figure.labelsize"], "fontweight": rcParams["figure.labelweight"], **kwargs}
        return self.text(kwargs.pop("x"), kwargs.pop("y"), t, **kwargs)

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
