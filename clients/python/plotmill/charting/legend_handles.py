"""What is drawn before a legend's labels: artists that are in the figure, those made for the legend alone, and drawings of several."""

from __future__ import annotations

from typing import Any

from .artist import Artist
from .collections import Collection, LineCollection, wire_colors
from .containers import BarContainer
from .legend_handlers import HandleBox, is_plain
from .lines import Line2D
from .patches import Patch, Rectangle
from .refuse import refuse
from .scatter_points import PathCollection
from .text import check_formulas


def legend_artists(several: list[Any]) -> list[Any]:
    """All with a label, in matplotlib's order: the artists of each axes, then its containers."""
    found = []
    for axes in several:
        found += [artist for artist in axes.artists_recorded if artist.in_legend and isinstance(artist, (Line2D, Patch, Collection)) and artist.HAS_HANDLE]
        found += [container for container in axes.containers if container.in_legend]
    return found


class Entry:
    """One line of a legend: `handle` as it looked when the legend was made, or `drawn`, artists in points of the legend's own."""

    __slots__ = ("handle", "label", "look", "drawn", "own")

    def __init__(self, handle: Any, label: str) -> None:
        if "$" in label:
            check_formulas(label)
        self.handle, self.label = handle, label
        self.look: Any = None
        self.drawn: list[Any] | None = None
        self.own: Any = None  # of those drawn, the one that a script may change

    def keep_look(self) -> None:
        self.look = look_of(_shown(self.handle))

    def draw(self, legend: Any, handler: Any) -> None:
        """Makes the legend's own artists."""
        if self.look is not None and self.look != look_of(_shown(self.handle)):
            refuse("the handles of a legend whose artists have changed since", "changing the artists after the legend's handles")
        size = legend._fontsize
        descent = 0.35 * size * (legend.handleheight - 0.7)
        box = HandleBox(legend.handlelength * size, size * legend.handleheight - descent, descent)
        draw = handler.legend_artist if hasattr(handler, "legend_artist") else handler
        self.own = draw(legend, self.handle, size, box)
        self.drawn = box.artists

    def wire(self, recorder: Any, number: int | None) -> dict[str, Any]:
        if self.drawn is None:
            return _wire_handle(self.handle, self.look, self.label, recorder, number)
        number = number or 0
        places = []
        for artist in self.drawn:
            if not isinstance(artist, Artist) or artist.IS_TEXT:
                refuse(f"a {type(artist).__name__} in a legend's handle", "lines, patches and collections")
            for fields in artist.record(recorder) if artist._visible else ():
                fields.pop("label", None)
                fields["in_limits"] = False
                places.append(recorder.add_hidden(number, fields)[1])
        return {"artists": places, "axes": number, "label": self.label}


def _wire_handle(artist: Any, look: Any, label: str, recorder: Any, number: int | None) -> dict[str, Any]:
    """`number`: of the axes whose legend it is; None: the figure's."""
    shown = _shown(artist)
    if not shown._visible:
        return {"artists": [], "axes": number or 0, "label": label}
    place = recorder.place_of(shown) if getattr(shown, "axes", None) is not None and not shown._removed else None
    if place is None or _needs_own(shown, recorder) or look != look_of(shown):
        place = recorder.add_hidden(0 if number is None else number, _stand_in(shown, look, recorder))
    axes, at = place
    return {"artist": at, "axes": axes, "label": label}


def _needs_own(shown: Any, recorder: Any) -> bool:
    """Patches are recorded together: one that is not the first of its kind is shown by a stand-in."""
    if isinstance(shown, LineCollection):
        return bool(shown._bent) or shown._values is not None
    return isinstance(shown, Patch) and (id(shown) not in recorder.leads or shown.is_line_in_legend())


def _shown(artist: Any) -> Any:
    if isinstance(artist, BarContainer):
        return artist.patches[0] if len(artist.patches) else Rectangle((0, 0), 0, 0, facecolor="none")
    if not is_plain(artist) or not getattr(artist, "HAS_HANDLE", True):
        refuse(f"a legend entry for {type(artist).__name__}", "lines, patches and collections")
    return artist


def look_of(artist: Any) -> Any:
    """How a line or patch looks now: a legend shows it as it was when the legend was made."""
    fields: dict[str, Any] = {}
    if isinstance(artist, Line2D):
        artist.record_look(fields)
    elif isinstance(artist, Patch):
        artist._record_look(fields, [artist])
    return fields


def _stand_in(artist: Any, look: dict[str, Any], recorder: Any) -> dict[str, Any]:
    """The same look, with nothing to draw."""
    if isinstance(artist, Line2D):
        return {"kind": "line", "x": [], "y": [], "in_limits": False, **look}
    if isinstance(artist, Patch) and artist.is_line_in_legend():
        stroke = {"color": look.get("edgecolors", "none"), "linewidth": look.get("linewidths", 1), "linestyle": look.get("linestyle", "-")}
        return {"kind": "line", "x": [], "y": [], "in_limits": False, **stroke}
    if isinstance(artist, Patch):
        return {"kind": "rects", "x": [-9.0], "y": [-9.0], "width": [0.0], "height": [0.0], "coords": "axes", "in_limits": False, **look}
    recorded = (artist.record_straight if isinstance(artist, LineCollection) else artist.record)(recorder)[0]
    empty = ("x0", "y0", "x1", "y1") if isinstance(artist, LineCollection) else ("x", "y")
    recorded.update({name: [] for name in empty}, in_limits=False)
    recorded.pop("label", None)
    if isinstance(artist, PathCollection) and len(artist.get_sizes()) > 1:
        recorded["s"] = float(artist.get_sizes()[0])
    if isinstance(artist, LineCollection) and artist._values is not None:
        recorded["colors"] = wire_colors(recorder, artist._edge, artist._alpha)  # a legend is made before values become colours
    recorded.pop("counts", None)
    recorded.pop("codes", None)
    return recorded
