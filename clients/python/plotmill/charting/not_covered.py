"""Modules of matplotlib that have no counterpart: what is taken from them is refused by name, not missing."""

from __future__ import annotations

from typing import Any

from .refuse import refuse

NEAREST = {"path": "Path", "markers": "a marker's sign", "animation": "a picture for each frame", "patheffects": "bbox of a text",
           "tri": "pcolormesh()", "mlab": "numpy and scipy", "widgets": "nothing: there is no window", "cbook": "numpy", "sankey": "barh()",
           "patches": "Rectangle, Polygon, Circle, Ellipse, Wedge, PathPatch", "collections": "LineCollection, PolyCollection, PatchCollection",
           "image": "imread, imsave", "transforms": "ax.transAxes, ax.transData, blended_transform_factory"}


def refuser(module: str) -> Any:
    """A module's __getattr__."""
    def missing(name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        refuse(f"{module}.{name}", NEAREST[module])
    return missing
