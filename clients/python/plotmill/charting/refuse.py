"""What is not covered is refused by name; nothing is ever drawn differently in silence.

`strict(False)` turns the refusal of what only decorates (sketch, antialiasing …) into warnings."""

from __future__ import annotations

import warnings
from typing import Any, NoReturn

COSMETIC = frozenset(("antialiased", "animated", "picker", "rasterized", "gid", "url", "snap", "agg_filter", "sketch_params",
                      "path_effects", "contains", "mouseover", "pickradius", "joinstyle", "dash_joinstyle", "solid_joinstyle",
                      "interpolation_stage", "filternorm", "filterrad", "resample", "wrap", "parse_math", "fontstretch", "fontvariant",
                      "math_fontfamily", "usetex", "in_layout", "fillstyle", "capstyle"))
# What has no effect on a picture: taken and forgotten.
WITHOUT_EFFECT = frozenset(("gid", "url", "picker", "pickradius", "contains", "mouseover", "rasterized", "filternorm", "filterrad"))
HARMLESS = {"antialiased": (True, None), "animated": (False,), "snap": (None,), "agg_filter": (None,), "sketch_params": (None,),
            "path_effects": (None, []), "wrap": (False,), "parse_math": (True,), "usetex": (False, None), "in_layout": (True,), "fillstyle": (None, "full"),
            "markerfacecoloralt": ("none",), "gapcolor": (None,), "fontstretch": (None, "normal"), "fontvariant": (None, "normal"), "resample": (None, True, False),
            "joinstyle": (None, "miter"), "dash_joinstyle": (None, "round"), "solid_joinstyle": (None, "round"), "math_fontfamily": (None, "dejavusans"),
            "interpolation_stage": (None, "data"), "capstyle": (None, "butt")}
# Names that matplotlib takes somewhere: they are refused as not covered; all others are mistakes.
KNOWN = COSMETIC | frozenset(("clip_path", "clip_box", "figure", "transform", "data", "offset_transform", "offsets", "paths", "hatch", "shadow", "extent", "origin",
                              "interpolation", "plotnonfinite", "arrowprops", "multialignment", "linespacing", "backgroundcolor", "sketch", "colorizer", "axes",
                              "visible", "markevery", "notch", "bootstrap", "autorange", "mouseover"))

_state = {"strict": True}


def strict(on: bool = True) -> bool:
    """Whether decoration that is not covered raises (the default) or only warns; returns how it was."""
    before, _state["strict"] = _state["strict"], bool(on)
    return before


def refuse(what: str, nearest: str = "") -> NoReturn:
    raise NotImplementedError(f"plotmill: {what} is not covered" + (f"; nearest: {nearest}" if nearest else ""))


def unsaid(what: str, nearest: str) -> None:
    """Of what nobody sees in the picture, but is not done."""
    if _state["strict"]:
        refuse(what, f"{nearest}, or plotmill.pyplot.strict(False)")
    warnings.warn(f"plotmill: {what} is not written", stacklevel=5)


def only(what: str, value: Any, allowed: tuple[Any, ...], nearest: str = "") -> None:
    """Refuses a value that is none of those that are covered."""
    if value is not allowed[0] and not any(value is item or (type(value) is type(item) and value == item) for item in allowed):
        refuse(f"{what}={value!r:.60}", nearest or f"{what}={allowed[0]!r}")


def set_cosmetic(owner: str, name: str, value: Any) -> bool:
    """Whether a property that is not drawn may be forgotten; refuses or warns if it would have been seen."""
    if name not in COSMETIC:
        return False
    if name in WITHOUT_EFFECT or _is_harmless(name, value):
        return True
    if _state["strict"]:
        refuse(f"{owner}: {name}={value!r:.60}", "leaving it out, or plotmill.pyplot.strict(False)")
    warnings.warn(f"plotmill: {owner}: {name}={value!r:.60} is not drawn", stacklevel=5)
    return True


def _is_harmless(name: str, value: Any) -> bool:
    return any(value is item or (type(value) is type(item) and value == item) for item in HARMLESS.get(name, ()))


def unknown_keyword(owner: str, name: str, value: Any, error: type[Exception] = AttributeError) -> None:
    """Of a keyword that nothing here takes."""
    if set_cosmetic(owner, name, value):
        return
    if name in KNOWN:
        refuse(f"{owner}: {name}={value!r:.60}")
    raise error(f"{owner} got an unexpected keyword argument {name!r}")


def no_more(owner: str, kwargs: dict[str, Any]) -> None:
    """After a call has taken the keywords that it knows."""
    for name, value in kwargs.items():
        unknown_keyword(owner, name, value, TypeError)
