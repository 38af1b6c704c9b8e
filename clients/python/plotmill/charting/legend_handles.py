"""What is drawn before a legend's labels: artists that are in the figure, and those made for the legend alone."""

from __future__ import annotations

from typing import Any

from .collections import Collection, LineCollection, PathCollection
from .containers import BarContainer, Container, ErrorbarContainer, StemContainer
from .lines import Line2D
from .patches import Patch, Rectangle
from .refuse import refuse


def legend_artists(several: list[Any]) -> list[Any]:
    """All with a label, in matplotlib's order: the artists of each axes, then its containers."""
    found = []
    for axes in several:
        found += [artist for artist in axes.artists_recorded if artist.in_legend and isinstance(artist, (Line2D, Patch, Collection))]
        found += [container for container in axes.containers if container.in_legend]
    return found


def wire_handle(artist: Any, look: Any, label: str, recorder: Any, number: int | None) -> dict[str, Any]:
    """`number`: of the axes whose legend it is; None: the figure's."""
    shown = _shown(artist)
    place = recorder.place_of(shown) if getattr(shown, "axes", None) is not None and shown._visible and not shown._removed else None
    if place is None or _needs_own(shown, recorder) or look != look_of(shown):
        place = recorder.add_hidden(0 if number is None else number, _stand_in(shown, look, recorder))
    axes, at = place
    return {"artist": at, "axes": axes, "label": label}


def _needs_own(shown: Any, recorder: Any) -> bool:
    """Patches are recorded together: one that is not the first of its kind is shown by a stand-in."""
    return isinstance(shown, Patch) and id(shown) not in recorder.leads


def _shown(artist: Any) -> Any:
    if isinstance(artist, StemContainer):
        refuse("a stem's entry in a legend", "a Line2D as handle")
    if isinstance(artist, ErrorbarContainer):
        line, caps, bars = artist.lines
        if line is None:
            return bars[0] if bars else None
        if bars:
            refuse("an errorbar's entry in a legend", "errorbar(label=None) and a Line2D as handle")
        return line
    if isinstance(artist, BarContainer):
        return artist.patches[0] if len(artist.patches) else Rectangle((0, 0), 0, 0, facecolor="none")
    if isinstance(artist, Container):
        return artist.handle()
    if isinstance(artist, tuple):
        refuse("several handles for one label", "one handle")
    if not isinstance(artist, (Line2D, Patch, Collection)):
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


def look_of_handle(artist: Any) -> Any:
    if isinstance(artist, (StemContainer, ErrorbarContainer, tuple)) and not isinstance(artist, BarContainer):
        return {}
    return look_of(_shown(artist))


def _stand_in(artist: Any, look: dict[str, Any], recorder: Any) -> dict[str, Any]:
    """The same look, with nothing to draw."""
    if isinstance(artist, Line2D):
        return {"kind": "line", "x": [], "y": [], "in_limits": False, **look}
    if isinstance(artist, Patch):
        return {"kind": "rects", "x": [-9.0], "y": [-9.0], "width": [0.0], "height": [0.0], "coords": "axes", "in_limits": False, **look}
    recorded = artist.record(recorder)[0]
    empty = ("x0", "y0", "x1", "y1") if isinstance(artist, LineCollection) else ("x", "y")
    recorded.update({name: [] for name in empty}, in_limits=False)
    recorded.pop("label", None)
    if isinstance(artist, PathCollection) and len(artist.get_sizes()) > 1:
        recorded["s"] = float(artist.get_sizes()[0])
    recorded.pop("counts", None)
    return recorded
