"""What legend(…) is called with: handles and labels in all forms."""

from __future__ import annotations

import warnings
from typing import Any

from .artist import Artist
from .legend_handles import legend_artists
from .refuse import refuse

NO_ENTRY = "_nolegend_"


def handles_and_labels(several: list[Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> tuple[list[Any], list[Any]]:
    """Of axes or a figure; takes `handles` and `labels` out of `kwargs`."""
    handles, labels = kwargs.pop("handles", None), kwargs.pop("labels", None)
    if (handles is not None or labels is not None) and args:
        warnings.warn("You have mixed positional and keyword arguments, some input may be discarded.", stacklevel=4)
    if handles is not None and labels is not None:
        return _equally_many(handles, labels)
    if handles is not None:
        handles = list(handles)
        return handles, [handle.get_label() for handle in handles]
    if labels is not None:
        return _equally_many(_candidates(several), labels)
    if not args:
        found = legend_artists(several)
        return found, [artist.get_label() for artist in found]
    if len(args) == 1:
        if any(isinstance(label, Artist) for label in args[0]):
            raise TypeError("A single argument passed to legend() must be a list of labels, but found an Artist in there.")
        return _equally_many(_candidates(several), args[0])
    if len(args) > 2:
        kwargs.setdefault("loc", args[2])
    return _equally_many(args[0], args[1])


def _equally_many(handles: Any, labels: Any) -> tuple[list[Any], list[Any]]:
    pairs = list(zip(handles, labels))
    return [handle for handle, _ in pairs], [label for _, label in pairs]


def _candidates(several: list[Any]) -> list[Any]:
    """All that may have an entry, with a label or without, in matplotlib's order."""
    return [artist for axes in several for artist in (*filter(_may_have_entry, axes.artists_recorded), *filter(_is_labelled, axes.containers))]


def _is_labelled(container: Any) -> bool:
    return container.get_label() != NO_ENTRY


def _may_have_entry(artist: Any) -> bool:
    from .images import AxesImage, QuadMesh
    return not artist.IS_TEXT and not isinstance(artist, (AxesImage, QuadMesh)) and artist.container is None and artist.get_label() != NO_ENTRY


def anchor_parent(transform: Any) -> Any:
    """"figure", or the axes."""
    words = (getattr(transform, "x", None), getattr(transform, "y", None))
    if words == ("figure", "figure"):
        return "figure"
    if words == ("axes", "axes") and transform.axes is not None:
        return transform.axes
    return "axes" if words == ("axes", "axes") else refuse("legend(bbox_transform=…)", "ax.transAxes or fig.transFigure")
