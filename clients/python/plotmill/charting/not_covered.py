"""What matplotlib has and this has not, modules and names: refused by name, not missing."""

from __future__ import annotations

import functools
import json
import os
from typing import Any, Callable, NoReturn, TypeVar

from .refuse import refuse

T = TypeVar("T", bound=type)

NEAREST = {"backends": "savefig() to a file of that kind, backend_pdf.PdfPages", "ticker": "the locators and formatters of docs/figure.md", "dates": "the locators and formatters of docs/figure.md",
           "colors": "Normalize, LogNorm, ListedColormap", "lines": "Line2D", "text": "Text, Annotation", "figure": "Figure", "gridspec": "GridSpec",
           "font_manager": "FontProperties", "cm": "get_cmap()", "container": "the containers that calls return",
           "path": "Path", "markers": "a marker's sign", "animation": "a picture for each frame", "patheffects": "bbox of a text",
           "tri": "pcolormesh()", "mlab": "numpy and scipy", "widgets": "nothing: there is no window", "cbook": "numpy", "sankey": "barh()",
           "patches": "Rectangle, Polygon, Circle, Ellipse, Wedge, PathPatch", "collections": "LineCollection, PolyCollection, PatchCollection",
           "legend": "Legend", "legend_handler": "HandlerTuple, HandlerLine2D and their like", "table": "table()", "layout_engine": "TightLayoutEngine, "
           "ConstrainedLayoutEngine", "style": "use(), context()",
           "image": "imread, imsave", "offsetbox": "AnchoredText", "transforms": "ax.transAxes, ax.transData, blended_transform_factory"}


def refuser(module: str) -> Any:
    """A module's __getattr__."""
    def missing(name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        refuse(f"{module}.{name}", NEAREST[module])
    return missing


@functools.lru_cache
def _known_names() -> tuple[frozenset[str], dict[str, frozenset[str]]]:
    """Of all that matplotlib has, and of one class."""
    with open(os.path.join(os.path.dirname(__file__), "data", "known_names.json"), encoding="utf-8") as file:
        known = json.load(file)
    return frozenset(known["names"]), {owner: frozenset(names) for owner, names in known["of"].items()}


def missing_name(owner: str, name: str, kinds: tuple[type, ...] = ()) -> NoReturn:
    """Refuses a name that matplotlib's have; any other is a mistake."""
    if not name.startswith("_"):
        everybody, own = _known_names()
        if name in everybody or any(name in own.get(kind.__name__, ()) for kind in kinds):
            refuse(f"{owner}.{name}", "the calls of docs/figure.md")
    raise AttributeError(f"{owner!r} object has no attribute {name!r}")


class _Missing:
    """Stands in a class for a name that it has not: objects that are asked for it are asked for `_missing(name)`."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name

    def __get__(self, thing: Any, kind: type) -> Any:
        if thing is None:
            raise AttributeError(f"type object {kind.__name__!r} has no attribute {self.name!r}")
        return thing._missing(self.name)


def asks_for_missing(*more: str) -> Callable[[T], T]:
    """Decorates a class whose `_missing(name)` answers, or refuses, the names that matplotlib has somewhere and `more`.

    Each stands in the class, since __getattr__ makes every other attribute slow: Python 3.11 reads none of such a class the short way."""
    def decorate(kind: T) -> T:
        everybody, own = _known_names()
        has = {name for base in kind.__mro__ for name in vars(base)}
        for name in {*everybody, *own.get(kind.__name__, ()), *more} - has:
            setattr(kind, name, _Missing(name))
        return kind
    return decorate


def missing_of_matplotlib(name: str) -> NoReturn:
    """Of the module itself: `plotmill` stands for it, and is more than that."""
    if not name.startswith("_") and name in _known_names()[1]["matplotlib"]:
        refuse(f"matplotlib.{name}", "plotmill.pyplot and the modules beside it")
    raise AttributeError(f"module 'plotmill' has no attribute {name!r}")


@asks_for_missing()
class Named:
    """A class whose missing names are refused if matplotlib's has them."""

    __slots__ = ()

    def _missing(self, name: str) -> Any:
        missing_name(type(self).__name__.lstrip("_"), name, type(self).__mro__)


# Modules that are not there at all.
ABSENT_MODULES = frozenset(("_enums", "afm", "artist", "axes", "axis", "backend_bases", "backend_managers", "backend_tools", "backends.backend_pgf",
                            "backends.backend_svg", "backends.backend_tkagg", "backends.backend_qt5agg", "bezier", "category", "colorbar",
                            "contour", "dviread", "hatch", "mathtext", "mpl_toolkits", "projections",
                            "quiver", "rcsetup", "scale", "sphinxext", "spines", "stackplot", "streamplot", "testing", "texmanager", "textpath", "tight_layout", "units"))


class AbsentModules:
    """Finds nothing; asked last of all, it refuses modules by name."""

    @staticmethod
    def find_spec(name: str, path: Any = None, target: Any = None) -> None:
        package, _, module = name.partition(".")
        if package == "plotmill" and (module in ABSENT_MODULES or module.partition(".")[0] in ABSENT_MODULES):
            refuse(f"the module matplotlib.{module}" if not module.startswith("mpl_toolkits") else f"the module {module}", "plotmill.pyplot and the axes' own calls")
